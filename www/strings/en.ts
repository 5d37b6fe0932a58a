import corrections from "./en/corrections.json";
import exports from "./en/exports.json";
import files from "./en/files.json";
import furniture from "./en/furniture.json";
import index from "./en/index.json";
import keys from "./en/keys.json";
import link from "./en/link.json";
import offline from "./en/offline.json";
import page from "./en/page.json";
import panels from "./en/panels.json";
import progress from "./en/progress.json";
import reading from "./en/reading.json";
import rules from "./en/rules.json";
import start from "./en/start.json";

export const words = { corrections, exports, files, furniture, index, keys, link, offline, page, panels, progress, reading, rules, start };
