// What people paste along with an article and what nobody says: credits of pictures, bylines, times, share bars, prompts, links to more.
// Known by shape and by a few words (words.json), whole lines alone; where in doubt a line belongs to the article.
import type { Stretch } from "../reading/nest";
import words from "./words.json";

/** Longer lines are the article's own, whatever they look like, in UTF-16 code units. */
const LONGEST = 200;
/** A caption as long as this, in UTF-16 code units, tells of something, credit or not. */
const CAPTION = 60;
/** How many blocks from the top a byline or a bare date stands at most. */
const TOP = 10;

/** A line, and the same in small letters without brackets, bullets and dots around it. */
interface Line {
  text: string;
  plain: string;
  index: number;
}

const set = (list: readonly string[]) => new Set(list);
const one = (list: readonly string[]) => `(?:${list.map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")).join("|")})`;

const LINES = set(words.lines);
const HEADS = set(words.heads);
const AGENCIES = set(words.agencies);
const ALONE = set(words.alone);
const SHARING = set(words.sharing);
const BETWEEN = set(words.between);
const TIME = set(words.time);
const SINCE = set(words.since);
const DURATION = set(words.duration);

const NAME = String.raw`\p{Lu}[\p{L}\p{M}.'’-]*`;
const CREDIT = new RegExp(String.raw`^${one(words.pictures)}(?: credits?)?(?::|\/| by )`);
const CREDITED = new RegExp(String.raw`^(.+?)[\s(\[]+${one(words.pictures)}(?: credits?)?: ?[^:]{2,60}$`, "iu");
const BYLINE = new RegExp(String.raw`^By:? ${NAME}(?: ${NAME}| (?:de|la|van|von|der|bin|al|el) (?=\p{Lu}))*(?:(?:,| and| &) ${NAME}(?: ${NAME})*)*(?: ?[|,–—-] ?${NAME}(?: (?:of|for|the|in|${NAME}))*)?$`, "u");
const STAMP = new RegExp(String.raw`^${one(words.stamps)}\b[: ]*`);
const PROMPT = new RegExp(String.raw`^${one(words.prompts)}`);
const PROMPTED = new RegExp(String.raw`(?<![\w])${one(words.prompted)}(?![\w])`);

const tokensOf = (plain: string) => plain.split(/[\s|·•,–—/()]+/).map((token) => token.replace(/[.:]+$/, "")).filter((token) => /[\p{L}\p{N}]/u.test(token));

/** What makes a line furniture by itself. */
const RULES: ((line: Line) => boolean)[] = [
  ({ plain }) => LINES.has(plain.replace(/^\d+ (?=comments?$)/, "")),
  begins,
  ({ plain }) => words.ends.some((end) => plain.endsWith(end)),
  ({ text, plain }) => CREDIT.test(plain) && !/^\W*\w+ by \p{Ll}/u.test(text),
  ({ text }) => within(CREDITED.exec(text)?.[1]),
  isAgency,
  isByline,
  isTime,
  ({ text, plain }) => PROMPT.test(plain) && PROMPTED.test(plain) && !/^["“„«]/.test(text),
  ({ plain }) => /^(?:©|copyright (?:©|\(c\)|\d{4})|\(c\) ?\d{4})/.test(plain) || /all rights reserved$/.test(plain),
  ({ text }) => /^\S*https?:\/\/\S+$/.test(text),
  ({ plain }) => sharing(plain) > 1,
];

/** Whether each block of a text is furniture. Blocks stand in order, and nothing but line ends between them. */
export function furnitureOf(text: string, blocks: readonly Stretch[]): boolean[] {
  const lines = blocks.map(({ start, end }, index): Line | null => {
    if (end - start > LONGEST) return null;
    const line = text.slice(start, end).replace(/\s+/g, " ").trim();
    return { text: line, plain: line.toLowerCase().replace(/[’‘]/g, "'").replace(/^[\s([•*»>›–-]+|[\s)\].:»>›→…]+$/g, ""), index };
  });
  const found = lines.map((line) => line !== null && RULES.some((rule) => rule(line)));
  lines.forEach((line, index) => {
    if (line === null || found[index]) return;
    found[index] = isPartOfBar(lines, index) || isListed(text, blocks, lines, found, index);
  });
  lines.forEach((line, index) => {
    if (line !== null && !found[index]) found[index] = isCaptionAgain(line, lines, found);
  });
  // A text that is nothing else is what somebody wants to read.
  return found.includes(false) ? found : found.map(() => false);
}

/** Behind "by" and "from" only a name: "Reporting by Ana Reyes", but "Reporting by the commission shows …". */
function begins({ text, plain }: Line): boolean {
  const begin = words.begins.find((each) => plain.startsWith(each));
  return begin !== undefined && (!/(?:by|from) $/.test(begin) || /^\W*(?:\w+ ){1,3}\p{Lu}/u.test(text));
}

/** "By Ana Reyes", "By TOM FORD and Ana Reyes, Harbour Times"; not "By Monday Night". */
function isByline({ text, plain, index }: Line): boolean {
  const [, first = "", second] = plain.split(/[\s:,]+/);
  return index > 0 && index < TOP && BYLINE.test(text) && !TIME.has(first) && (second !== undefined || AGENCIES.has(first));
}

/** Whether what stands before a credit is short, and no sentence. */
function within(caption: string | undefined): boolean {
  return caption !== undefined && caption.length <= CAPTION && !/[.!?"”]$/.test(caption);
}

/** "Getty Images", "Ana Reyes/AFP", "Harbour Times via AP". */
function isAgency({ text, plain }: Line): boolean {
  if (ALONE.has(plain)) return true;
  const parts = text.replace(/^[(©\s]+|[).\s]+$/g, "").split(/ ?\/ ?| via /);
  return (
    parts.length > 1 &&
    parts.length < 5 &&
    parts.some((part) => AGENCIES.has(part.toLowerCase())) &&
    parts.every((part) => AGENCIES.has(part.toLowerCase()) || new RegExp(`^${NAME}(?: ${NAME}){0,4}$`, "u").test(part))
  );
}

/** "Updated: July 18, 2022 5:36 pm", "3 hours ago", "4 min read"; near the top also a day with its year. */
function isTime({ plain, index }: Line): boolean {
  const stamped = STAMP.exec(plain)?.[0] ?? "";
  const tokens = tokensOf(plain.slice(stamped.length));
  const number = (token: string) => /^\d{1,4}(?:[:.]\d\d){0,2}(?:st|nd|rd|th|am|pm|h)?$|^\d{1,4}-\d{1,2}-\d{1,4}/.test(token);
  if (tokens.length === 0 || tokens.length > 14 || !tokens.some((token) => /\d/.test(token) || SINCE.has(token))) return false;
  const all = (...sets: Set<string>[]) => tokens.every((token) => number(token) || sets.some((known) => known.has(token)));
  if (tokens.at(-1) === "ago") return all(SINCE);
  if (/\d/.test(plain) && DURATION.has(tokens.at(-1)!) && tokens.length === 3) return all(DURATION);
  const day = tokens.some((token) => TIME.has(token) && token.length > 2) && tokens.some((token) => /^(?:19|20)\d\d$/.test(token));
  return all(TIME) && (stamped !== "" || (day && index < TOP && tokens.length > 3));
}

/** How many words of a share bar a line has that is made of nothing else; 0 for any other. */
function sharing(plain: string): number {
  const tokens = tokensOf(plain).filter((token) => !/^\d/.test(token));
  return tokens.every((token) => SHARING.has(token) || BETWEEN.has(token)) ? tokens.filter((token) => SHARING.has(token)).length : 0;
}

/** The buttons of a share bar one a line. */
function isPartOfBar(lines: readonly (Line | null)[], index: number): boolean {
  const shares = (at: number) => sharing(lines[at]?.plain ?? "") > 0;
  return shares(index) && (shares(index - 1) || shares(index + 1));
}

/** A line of a list without empty lines under "Related" or the like. */
function isListed(text: string, blocks: readonly Stretch[], lines: readonly (Line | null)[], found: readonly boolean[], index: number): boolean {
  const line = lines[index];
  const [above, here] = [blocks[index - 1], blocks[index]];
  if (!line || !above || !here || !found[index - 1]) return false;
  const beside = text.slice(above.end, here.start).split("\n").length === 2;
  return beside && line.text.length < 120 && !/[.!?"”:]$/.test(line.text) && HEADS.has(listHead(lines, found, index));
}

function listHead(lines: readonly (Line | null)[], found: readonly boolean[], index: number): string {
  let at = index - 1;
  while (at > 0 && found[at - 1] && !HEADS.has(lines[at]?.plain ?? "")) at -= 1;
  return lines[at]?.plain ?? "";
}

/** A caption that is pasted twice, once with its credit. */
function isCaptionAgain({ text, index }: Line, lines: readonly (Line | null)[], found: readonly boolean[]): boolean {
  return [index - 1, index + 1].some((at) => found[at] && text.length <= CAPTION && lines[at]!.text.length > text.length && lines[at]!.text.startsWith(`${text} (`));
}
