import corrections from "./en/corrections.json";
import exports from "./en/exports.json";
import files from "./en/files.json";
import index from "./en/index.json";
import link from "./en/link.json";
import page from "./en/page.json";
import panels from "./en/panels.json";
import reading from "./en/reading.json";
import rules from "./en/rules.json";

export const words = { corrections, exports, files, index, link, page, panels, reading, rules };
