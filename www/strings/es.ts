import corrections from "./es/corrections.json";
import exports from "./es/exports.json";
import files from "./es/files.json";
import furniture from "./es/furniture.json";
import index from "./es/index.json";
import keys from "./es/keys.json";
import link from "./es/link.json";
import offline from "./es/offline.json";
import page from "./es/page.json";
import panels from "./es/panels.json";
import progress from "./es/progress.json";
import reading from "./es/reading.json";
import rules from "./es/rules.json";
import start from "./es/start.json";
import type { Strings } from "./strings";

export const words: Strings = { corrections, exports, files, furniture, index, keys, link, offline, page, panels, progress, reading, rules, start };
