import type { Corrected } from "../corrections/correction";

/**
 * An article and what was found in it, in some format. Offsets of the analysis are UTF-16 code units of this very text. The same input
 * gives the same output.
 */
export type Export = (analysis: Corrected, text: string) => string;
