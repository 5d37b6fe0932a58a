// What a reader means who marks words: where a quote or a place begins and ends, and which kind of quote it is.
import type { QuoteKind, Span } from "#wasm";

const OPENING = /["“„«‹「『‘]$/;
const CLOSING = /^["”“»›」』’]/;
/** Ends an utterance, inside its marks or behind them. */
const SENTENCE = /[.,!?…;:]["”“»›」』’]?$/;

/** The longest name of a place, in UTF-16 code units. */
const LONGEST_PLACE = 60;

/** The quote in a stretch: with the marks around it, without space; a comma or full stop belongs to marked words alone. Null where no word is. */
export function quoteIn(text: string, span: Span): (Span & { kind: QuoteKind }) | null {
  const inner = shrunk(text, span, /^\s*/, /\s*$/);
  if (!inner || !hasWord(text, inner)) return null;
  const around = OPENING.test(text.slice(0, inner.start).slice(-1)) && CLOSING.test(text.slice(inner.end, inner.end + 1));
  const { start, end } = around ? { start: inner.start - 1, end: inner.end + 1 } : inner;
  const words = text.slice(start, end);
  if (OPENING.test(words[0]!) && CLOSING.test(words.at(-1)!)) return { start, end, kind: isUtterance(words) ? "direct" : "partial" };
  const reported = shrunk(text, inner, /^[\s,;:.]*/, /[\s,;:.!?]*$/);
  return reported && { ...reported, kind: "indirect" };
}

/** Begins as a sentence does, and ends as one. */
function isUtterance(words: string): boolean {
  return /^\P{L}*(?!\p{Ll})\p{L}/u.test(words) && SENTENCE.test(words);
}

/** The name in a stretch: no marks or full stops around it. Null where it is more than a name. */
export function placeIn(text: string, span: Span): Span | null {
  const name = shrunk(text, span, /^[^\p{L}\p{N}]*/u, /[^\p{L}\p{M}\p{N}]*$/u);
  return name && name.end - name.start <= LONGEST_PLACE && !text.slice(name.start, name.end).includes("\n") ? name : null;
}

function hasWord(text: string, { start, end }: Span): boolean {
  return /[\p{L}\p{N}]/u.test(text.slice(start, end));
}

function shrunk(text: string, { start, end }: Span, before: RegExp, behind: RegExp): Span | null {
  const words = text.slice(start, end);
  const from = start + (before.exec(words)?.[0].length ?? 0);
  const to = start + (behind.exec(words)?.index ?? words.length);
  return from < to ? { start: from, end: to } : null;
}

/** The words of a text as runs without space, each as far as one step of an arrow key goes. */
export function wordsOf(text: string): Span[] {
  return Array.from(text.matchAll(/\S+/g), ({ 0: { length }, index }) => ({ start: index, end: index + length }));
}
