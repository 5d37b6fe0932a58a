import type { Export } from "./export";

/** The contract itself (docs/contract.md), its offsets in UTF-16 code units. */
export const json: Export = (analysis) => `${JSON.stringify(analysis, null, 2)}\n`;
