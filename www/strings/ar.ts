import corrections from "./ar/corrections.json";
import exports from "./ar/exports.json";
import files from "./ar/files.json";
import furniture from "./ar/furniture.json";
import index from "./ar/index.json";
import keys from "./ar/keys.json";
import link from "./ar/link.json";
import offline from "./ar/offline.json";
import page from "./ar/page.json";
import panels from "./ar/panels.json";
import progress from "./ar/progress.json";
import reading from "./ar/reading.json";
import rules from "./ar/rules.json";
import start from "./ar/start.json";
import { adopt } from "../styles/adopt";
import sheet from "./ar.css";
import type { Strings } from "./strings";

adopt(sheet);

export const words: Strings = { corrections, exports, files, furniture, index, keys, link, offline, page, panels, progress, reading, rules, start };
