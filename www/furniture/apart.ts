// An article with its furniture set apart: shown, but not analysed, and no heading.
import type { Reader } from "../reading/reader";
import { blocksOf, kindsOf, type Block } from "../text/blocks";
import { furnitureOf } from "./find";

interface Article {
  text: string;
  blocks: readonly Block[];
  words: string;
  lines: number;
}

export class Apart implements Reader {
  /** The last one: it is asked for several times while it is read and shown. */
  #article: Article = { text: "", blocks: [], words: "", lines: 0 };

  blocks(text: string): readonly Block[] {
    return this.#read(text).blocks;
  }

  /** The text with spaces in place of its furniture. */
  words(text: string): string {
    return this.#read(text).words;
  }

  /** How many lines of a text are furniture. */
  lines(text: string): number {
    return this.#read(text).lines;
  }

  #read(text: string): Article {
    if (text !== this.#article.text) this.#article = read(text);
    return this.#article;
  }
}

function read(text: string): Article {
  const blocks = blocksOf(text);
  const found = furnitureOf(text, blocks);
  const lines = found.filter(Boolean).length;
  if (lines === 0) return { text, blocks, words: text, lines };
  const own = kindsOf(text, blocks.filter((_, index) => !found[index]));
  let [words, at, next] = ["", 0, 0];
  const all: Block[] = [];
  for (const [index, { start, end }] of blocks.entries()) {
    if (!found[index]) {
      all.push(own[next++]!);
      continue;
    }
    words += text.slice(at, start) + text.slice(start, end).replace(/[^\n]/g, " ");
    at = end;
    // Lines of furniture that follow one another are one block.
    const last = all.at(-1);
    if (last?.kind === "apart") last.end = end;
    else all.push({ start, end, kind: "apart" });
  }
  return { text, blocks: all, words: words + text.slice(at), lines };
}
