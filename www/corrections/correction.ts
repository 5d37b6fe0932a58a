// What a reader may correct. A correction is a small JSON value in terms of the text and of names, so that it fits any fresh analysis of
// the same text: it stays in its tab and goes along with a link.
import type { Analysis, QuoteKind, Span } from "#wasm";
import { legible } from "../text/legible";

/** A speaker by name; `at` is one of their mentions where they have any, to tell two of one name apart. */
export interface Who {
  name: string;
  at: Span | null;
}

export type Correction =
  /** The utterance of which the quote at this stretch is a part is somebody else's, or nobody's that the text tells. */
  | { do: "attribute"; at: Span; to: Who | null }
  | { do: "quote"; at: Span; kind: QuoteKind; to: Who | null }
  | { do: "unquote"; at: Span }
  | { do: "place"; at: Span }
  | { do: "unplace"; at: Span }
  | { do: "rename"; who: Who; name: string }
  | { do: "merge"; who: Who; into: Who };

/** An analysis with what a reader made of it; `corrections` is there where there are some. */
export interface Corrected extends Analysis {
  corrections?: readonly Correction[];
}

/** The rule of a quote whose speaker a reader gave. */
export const READER = "reader";

/** The longest name, in UTF-16 code units. */
export const LONGEST_NAME = 200;

/** How many corrections are taken from outside: each is applied again with every analysis. */
const MOST = 1_000;

/** What would break a line, or turn the words around it: control characters and bidirectional formatting. */
const TURNING = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;

/** The corrections in a value that came from outside, a link or the browser's storage. Whatever is none is left out. */
export function readCorrections(value: unknown, text: string): Correction[] {
  return Array.isArray(value) ? value.slice(0, MOST).flatMap((each: unknown) => readCorrection(each, text) ?? []) : [];
}

/** Made anew, field by field, so that nothing but these fields comes along. */
function readCorrection(value: unknown, text: string): Correction | null {
  const given = fieldsOf(value);
  const at = readSpan(given.at, text);
  const to = readWho(given.to, text);
  const who = readWho(given.who, text);
  switch (given.do) {
    case "attribute":
      return at && to !== undefined ? { do: given.do, at, to } : null;
    case "quote":
      return at && to !== undefined && isKind(given.kind) ? { do: given.do, at, kind: given.kind, to } : null;
    case "unquote":
    case "place":
    case "unplace":
      return at && { do: given.do, at };
    case "rename":
      return who && isName(given.name) ? { do: given.do, who, name: given.name } : null;
    case "merge": {
      const into = readWho(given.into, text);
      return who && into ? { do: given.do, who, into } : null;
    }
    default:
      return null;
  }
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

/** A stretch of the text that cuts no character in two. */
function readSpan(value: unknown, text: string): Span | null {
  const { start, end } = fieldsOf(value);
  if (!Number.isInteger(start) || !Number.isInteger(end)) return null;
  const span = { start: start as number, end: end as number };
  return 0 <= span.start && span.start < span.end && span.end <= text.length && isEdge(text, span.start) && isEdge(text, span.end) ? span : null;
}

function isEdge(text: string, at: number): boolean {
  return !/^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(Math.max(0, at - 1), at + 1));
}

/** `undefined` where it is neither a speaker nor nobody. */
function readWho(value: unknown, text: string): Who | null | undefined {
  if (value === null) return null;
  const { name, at } = fieldsOf(value);
  const span = at === null ? null : readSpan(at, text);
  return isCalled(name) && (at === null || span) ? { name, at: span } : undefined;
}

/** Whether a reader can call somebody this: nothing around it, no more than a line, and nothing in it that is not seen. */
export function isName(value: unknown): value is string {
  return isCalled(value) && legible(value) === value;
}

/** Whether somebody may be called this already: a text may have more in a name than is seen. */
function isCalled(value: unknown): value is string {
  return typeof value === "string" && legible(value).trim() !== "" && value.length <= LONGEST_NAME && value.trim() === value && !TURNING.test(value);
}

function isKind(value: unknown): value is QuoteKind {
  return value === "direct" || value === "partial" || value === "indirect";
}
