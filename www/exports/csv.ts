// One row a quote (RFC 4180), safe to open in a spreadsheet.
import { codePointsOf } from "./code-points";
import type { Export } from "./export";

const COLUMNS = ["quote", "speaker", "role", "cue", "kind", "confidence", "start", "end", "rule"];

/** What a spreadsheet takes for the beginning of a formula, in full width too (OWASP, "CSV Injection"). */
const FORMULA = /^[\s\u0000-\u001F]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20|%]|^[\t\r\n]/;

/** `start` and `end` are code points. */
export const csv: Export = ({ quotes, speakers }, text) => {
  const codePoint = codePointsOf(text);
  const rows = quotes.map(({ start, end, kind, cue, speaker, confidence, rule }) => {
    const voice = speaker === null ? undefined : speakers[speaker];
    return [
      words(text.slice(start, end)),
      words(voice?.name ?? ""),
      words(voice?.role ?? ""),
      words(cue ? text.slice(cue.start, cue.end) : ""),
      kind,
      confidence,
      codePoint(start),
      codePoint(end),
      words(rule),
    ];
  });
  return [COLUMNS, ...rows].map((row) => `${row.join(",")}\r\n`).join("");
};

/** A field that is text and never a formula: an apostrophe in front tells a spreadsheet so. */
function words(text: string): string {
  return `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}
