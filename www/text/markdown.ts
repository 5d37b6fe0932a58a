/**
 * The words of a Markdown file without its markup. Paragraphs, headings and list items stay where they are; front matter, rules, fences,
 * pictures and HTML tags go. Lines end with "\n".
 */
export function textOfMarkdown(markdown: string): string {
  return markdown
    .replace(/^\uFEFF?---\n[^]*?\n(?:---|\.\.\.)(?:\n|$)/, "")
    .split("\n")
    .map(withoutMarkup)
    .filter((line) => line !== null)
    .join("\n")
    .trim();
}

/** A line's words; null for one that is markup alone. */
function withoutMarkup(line: string): string | null {
  if (/^ {0,3}(?:(?:[-*_] *){3,}|=+|`{3,}.*|~{3,}.*|\[[^\]]*\]: .*)$/.test(line) && line.trim() !== "") return null;
  return line
    .replace(/^ {0,3}(?:> ?)+/, "")
    .replace(/^ {0,3}#{1,6}\s+/, "")
    .replace(/^\s*(?:[-*+]|\d{1,9}[.)])\s+/, "")
    .replace(/ +#+ *$/, "")
    .replace(/!\[[^\][]*\](?:\([^()]*\)|\[[^\][]*\])/g, "")
    .replace(/\[\^[^\][]*\]/g, "")
    .replace(/\[([^\][]*)\](?:\([^()]*\)|\[[^\][]*\])/g, "$1")
    .replace(/<\/?[a-z][^<>]*>/gi, "")
    .replace(/(?<![\\*])\*{1,3}(?=\S)([^*]+?)(?<=[^\s\\])\*{1,3}/g, "$1")
    .replace(/(?<![\\\p{L}\p{N}_])_{1,3}(?=\S)([^_]+?)(?<=[^\s\\])_{1,3}(?![\p{L}\p{N}])/gu, "$1")
    .replace(/~~([^~]+)~~/g, "$1")
    .replace(/`+([^`]+)`+/g, "$1")
    .replace(/\\([!-/:-@[-`{-~])/g, "$1")
    .trimEnd();
}
