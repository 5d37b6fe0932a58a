// How a plain text is set on the page: which lines are one paragraph, and which are headings.

export interface Block {
  start: number;
  end: number;
  /** `apart`: no part of the article, such as the credit of a picture. Only what comes later tells (www/furniture). */
  kind: "headline" | "heading" | "paragraph" | "apart";
}

/** How wide a text is set that was wrapped by hand, by a mail program or for a printed page, in UTF-16 code units: 72 and 78 are usual. */
const WRAPPED = { least: 40, most: 120 };

/** Longer lines are paragraphs, whatever they end with, in UTF-16 code units. */
const LONGEST_HEADING = 120;

/** A longer paragraph, in UTF-16 code units, is cut behind a space, or where it has none between two characters: browsers take most of a minute to lay out one of 20 MB. */
const LONGEST = 100_000;
const HALF = LONGEST / 2;

const SENTENCE_END = /[.!?…:;,)\]"'”’»]\s*$/;

interface Line {
  start: number;
  end: number;
  /** Whether an empty line, or the text's edge, stands before it. */
  apart: boolean;
}

/** The blocks of a text, in order. Between them stand line ends and empty lines alone, or nothing where a long line was cut. */
export function blocksOf(text: string): Block[] {
  const runs = linesOf(text).reduce<Line[][]>((all, line) => {
    const run = all.at(-1);
    if (run && !line.apart) run.push(line);
    else all.push([line]);
    return all;
  }, []);
  const spans = runs.flatMap((run) =>
    wrapped(text, run) ? [{ start: run[0]!.start, end: run.at(-1)!.end }] : paragraphsOf(text, run).flatMap((line) => partsOf(text, line)),
  );
  return kindsOf(text, spans);
}

/**
 * The paragraphs of lines, some of which were wrapped: so narrow lines were where one ends within a sentence and the next begins with a small
 * letter. Such a line goes on in the next where that one's first word would have taken it to half the width of the widest; another where it
 * would have taken it to about the whole, unless the next is indented further. The core reads them much the same way (src/text/paragraphs.rs).
 */
function paragraphsOf(text: string, lines: Line[]): Pick<Block, "start" | "end">[] {
  const words = (line: Line) => text.slice(line.start, line.end);
  const withinSentence = (line: Line, next: Line) => /^\s*\p{Ll}/u.test(words(next)) && !/[.!?…)\]]["'”’»]?\s*$/.test(words(line));
  const width = lines.reduce((most, line) => Math.max(most, words(line).trim().length), 0);
  if (width > WRAPPED.most || !lines.some((next, index) => index > 0 && withinSentence(lines[index - 1]!, next))) return lines;
  const indent = (line: Line) => words(line).search(/\S/);
  const goesOn = (line: Line, next: Line) => {
    const filled = words(line).trimEnd().length + 1 + words(next).match(/\S+/)![0].length;
    return withinSentence(line, next) ? 2 * filled >= width : 8 * filled >= 7 * width && indent(next) <= indent(line);
  };
  return lines.reduce<Pick<Block, "start" | "end">[]>((all, next, index) => {
    const line = lines[index - 1];
    if (line && goesOn(line, next)) all.at(-1)!.end = next.end;
    else all.push({ start: next.start, end: next.end });
    return all;
  }, []);
}

/** A line in parts that follow one another without a gap; in one where it is not too long. */
function partsOf(text: string, { start, end }: Pick<Block, "start" | "end">): Pick<Block, "start" | "end">[] {
  const parts = [];
  while (end - start > LONGEST) parts.push({ start, end: (start += HALF + text.slice(start + HALF, start + LONGEST).search(/(?<=\s)\S*$|.$/su)) });
  return [...parts, { start, end }];
}

/** The blocks of these stretches of a text: what is short and stands before something longer is a heading. */
export function kindsOf(text: string, spans: readonly Pick<Block, "start" | "end">[]): Block[] {
  const single = spans.length === 1;
  return spans.map(({ start, end }, index) => {
    const next = spans[index + 1];
    const heading = !single && next && looksLikeHeading(text.slice(start, end)) && next.end - next.start > end - start;
    return { start, end, kind: !heading ? "paragraph" : index === 0 ? "headline" : "heading" };
  });
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let apart = true;
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline;
    if (text.slice(start, end).trim()) {
      lines.push({ start, end, apart });
      apart = false;
    } else {
      apart = true;
    }
    start = end + 1;
  }
  return lines;
}

/** Whether each line breaks only because the next word would not have fitted, and not because a sentence is over. */
function wrapped(text: string, lines: Line[]): boolean {
  const width = lines.reduce((most, { start, end }) => Math.max(most, end - start), 0);
  if (width < WRAPPED.least || width > WRAPPED.most) return false;
  let broken = false;
  for (const [index, { start, end }] of lines.slice(0, -1).entries()) {
    const next = text.slice(lines[index + 1]!.start, lines[index + 1]!.end);
    const word = next.search(/\s/);
    if (end - start + 1 + (word < 0 ? next.length : word) <= width) return false;
    broken ||= !SENTENCE_END.test(text.slice(start, end));
  }
  return broken;
}

function looksLikeHeading(line: string): boolean {
  return line.length <= LONGEST_HEADING && !SENTENCE_END.test(line);
}
