// Who has how much of an article's quoted words.
import type { Analysis } from "#wasm";
import { standingOf, type Standing } from "../reading/choice";

export interface Share {
  /** An index into `speakers`; null for the quotes of nobody that the text tells. */
  speaker: number | null;
  /** Quoted words. Those of a quote within another are counted once. */
  words: number;
  /** Indexes into `quotes`, in the order of the text. */
  quotes: number[];
}

/** A share for each voice that is quoted, the largest first, that of nobody last. */
export function sharesOf({ quotes }: Analysis, text: string): Share[] {
  const shares = new Map<number | null, Share>();
  let counted = 0;
  quotes.forEach(({ start, end, speaker }, index) => {
    const share = shares.get(speaker) ?? { speaker, words: 0, quotes: [] };
    shares.set(speaker, share);
    share.quotes.push(index);
    share.words += wordsOf(text.slice(Math.max(start, counted), end));
    counted = Math.max(counted, end);
  });
  return [...shares.values()].sort((a, b) => Number(a.speaker === null) - Number(b.speaker === null) || b.words - a.words);
}

/** Quoted words by whether the text says whose they are, and by name. */
export function standingsOf({ speakers }: Analysis, shares: readonly Share[]): Record<Standing | "nobody", number> {
  const standings = { named: 0, unnamed: 0, nobody: 0 };
  for (const { speaker, words } of shares) {
    const found = speaker === null ? undefined : speakers[speaker];
    standings[found ? standingOf(found) : "nobody"] += words;
  }
  return standings;
}

/** Runs of letters and digits, an apostrophe, hyphen or point within them included. */
export function wordsOf(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’.,\-][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu)?.length ?? 0;
}
