import type { Corrected } from "../corrections/correction";
import type { Block } from "../text/blocks";

/**
 * An article and what was found in it, in some format. Offsets of the analysis are UTF-16 code units of this very text. The same input
 * gives the same output. `blocks` are the text's, with what is set apart; where they are absent, all of it is the article's own.
 */
export type Export = (analysis: Corrected, text: string, blocks?: readonly Block[]) => string;
