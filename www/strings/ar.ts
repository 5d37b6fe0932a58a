import corrections from "./ar/corrections.json";
import exports from "./ar/exports.json";
import files from "./ar/files.json";
import index from "./ar/index.json";
import link from "./ar/link.json";
import page from "./ar/page.json";
import panels from "./ar/panels.json";
import reading from "./ar/reading.json";
import rules from "./ar/rules.json";
import { adopt } from "../styles/adopt";
import sheet from "./ar.css";
import type { Strings } from "./strings";

adopt(sheet);

export const words: Strings = { corrections, exports, files, index, link, page, panels, reading, rules };
