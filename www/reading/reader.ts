import { blocksOf, type Block } from "../text/blocks";

/** How an article is taken: what is set as which block, and what of it is analysed. The same text gives the same answer. */
export interface Reader {
  blocks(text: string): readonly Block[];
  /** As long as the text itself, so that offsets hold for both. */
  words(text: string): string;
}

/** Everything is the article's own. */
export const EVERYTHING: Reader = { blocks: blocksOf, words: (text) => text };
