// Corrections after the text was edited: their stretches move along with their words.
import type { Span } from "#wasm";
import type { Correction, Who } from "./correction";

/**
 * The corrections for another text. A stretch stays where the text before it and in it is the same, or moves with what follows it; else its
 * words have to stand in the new text once, or the change to lie within it. Whatever finds no place is left out.
 */
export function rebase(corrections: readonly Correction[], before: string, after: string): Correction[] {
  if (before === after) return [...corrections];
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;

  const shift = after.length - before.length;
  const isSame = ({ start, end }: Span, by: number) => before.slice(start, end) === after.slice(start + by, end + by);

  const span = (at: Span): Span | null => {
    const { start, end } = at;
    if (end <= head) return at;
    // Where words were put in that begin or end as others do, head and tail do not tell what is new.
    if (start >= before.length - tail || isSame(at, shift)) return { start: start + shift, end: end + shift };
    if (isSame(at, 0)) return at;
    const words = before.slice(start, end);
    const found = after.indexOf(words);
    if (found >= 0 && found === after.lastIndexOf(words)) return { start: found, end: found + words.length };
    return start < head && end > before.length - tail ? { start, end: end + shift } : null;
  };
  const who = ({ name, at }: Who): Who => ({ name, at: at && span(at) });
  const isLost = (from: Who, to: Who) => from.at !== null && to.at === null;

  return corrections.flatMap((correction): Correction[] => {
    switch (correction.do) {
      case "rename": {
        const named = who(correction.who);
        return isLost(correction.who, named) ? [] : [{ ...correction, who: named }];
      }
      case "merge": {
        const [one, other] = [who(correction.who), who(correction.into)];
        return isLost(correction.who, one) || isLost(correction.into, other) ? [] : [{ ...correction, who: one, into: other }];
      }
      default: {
        const at = span(correction.at);
        if (!at) return [];
        // Whoever speaks is known by the name alone.
        return ["to" in correction ? { ...correction, at, to: correction.to && who(correction.to) } : { ...correction, at }];
      }
    }
  });
}
