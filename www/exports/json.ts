import type { Export } from "./export";

/** The contract itself (docs/contract.md), its offsets in UTF-16 code units, with what a reader corrected. */
export const json: Export = (analysis) => `${JSON.stringify(analysis, null, 2)}\n`;
