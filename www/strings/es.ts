import corrections from "./es/corrections.json";
import exports from "./es/exports.json";
import files from "./es/files.json";
import index from "./es/index.json";
import link from "./es/link.json";
import page from "./es/page.json";
import panels from "./es/panels.json";
import reading from "./es/reading.json";
import rules from "./es/rules.json";
import type { Strings } from "./strings";

export const words: Strings = { corrections, exports, files, index, link, page, panels, reading, rules };
