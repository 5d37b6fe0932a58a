import corrections from "./de/corrections.json";
import exports from "./de/exports.json";
import files from "./de/files.json";
import furniture from "./de/furniture.json";
import index from "./de/index.json";
import keys from "./de/keys.json";
import link from "./de/link.json";
import offline from "./de/offline.json";
import page from "./de/page.json";
import panels from "./de/panels.json";
import progress from "./de/progress.json";
import reading from "./de/reading.json";
import rules from "./de/rules.json";
import start from "./de/start.json";
import type { Strings } from "./strings";

export const words: Strings = { corrections, exports, files, furniture, index, keys, link, offline, page, panels, progress, reading, rules, start };
