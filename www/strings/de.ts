import corrections from "./de/corrections.json";
import exports from "./de/exports.json";
import files from "./de/files.json";
import index from "./de/index.json";
import link from "./de/link.json";
import page from "./de/page.json";
import panels from "./de/panels.json";
import reading from "./de/reading.json";
import rules from "./de/rules.json";
import type { Strings } from "./strings";

export const words: Strings = { corrections, exports, files, index, link, page, panels, reading, rules };
