import corrections from "./fr/corrections.json";
import exports from "./fr/exports.json";
import files from "./fr/files.json";
import index from "./fr/index.json";
import link from "./fr/link.json";
import page from "./fr/page.json";
import panels from "./fr/panels.json";
import reading from "./fr/reading.json";
import rules from "./fr/rules.json";
import type { Strings } from "./strings";

export const words: Strings = { corrections, exports, files, index, link, page, panels, reading, rules };
