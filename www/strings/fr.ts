import corrections from "./fr/corrections.json";
import exports from "./fr/exports.json";
import files from "./fr/files.json";
import furniture from "./fr/furniture.json";
import index from "./fr/index.json";
import keys from "./fr/keys.json";
import link from "./fr/link.json";
import offline from "./fr/offline.json";
import page from "./fr/page.json";
import panels from "./fr/panels.json";
import progress from "./fr/progress.json";
import reading from "./fr/reading.json";
import rules from "./fr/rules.json";
import start from "./fr/start.json";
import type { Strings } from "./strings";

export const words: Strings = { corrections, exports, files, furniture, index, keys, link, offline, page, panels, progress, reading, rules, start };
