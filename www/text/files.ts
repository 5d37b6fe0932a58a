// An article from a file: plain text, a web page, or Markdown.
import { fill } from "../strings/say";
import { strings } from "../strings/strings";
import { plainLines, textOfHtml } from "./clipboard";
import { legible } from "./legible";
import { textOfMarkdown } from "./markdown";

/** The largest file that is read, in bytes: the analysis takes no longer text. */
const LARGEST = 20_000_000;

const READERS: Record<string, ((words: string) => string) | null> = {
  __proto__: null,
  txt: plainLines,
  html: textOfHtml,
  htm: textOfHtml,
  md: (words) => textOfMarkdown(plainLines(words)),
  markdown: (words) => textOfMarkdown(plainLines(words)),
};

/** The article of a file. Rejects with a sentence for the reader where it is none. */
export async function textOfFile(file: File): Promise<string> {
  const named = { file: legible(file.name) };
  const ending = /\.(\w+)$/.exec(file.name)?.[1]?.toLowerCase() ?? "";
  const read = READERS[ending];
  if (!read) throw new Error(fill(strings.files.otherKind, named));
  if (file.size > LARGEST) throw new Error(fill(strings.files.tooLarge, named));
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new Error(fill(strings.files.unreadable, named));
  }
  const text = read(decoded(bytes, read === textOfHtml));
  if (text.trim() === "") throw new Error(fill(strings.files.empty, named));
  return text;
}

/** As the bytes say themselves: a byte order mark, a page's own declaration, UTF-8 where they are that; else what old files on Windows are. */
function decoded(bytes: Uint8Array, page: boolean): string {
  const mark = [...bytes.subarray(0, 2)].join(" ");
  if (mark === "255 254") return new TextDecoder("utf-16le").decode(bytes);
  if (mark === "254 255") return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // A page declares its encoding within its first 1,024 bytes (HTML, 4.2.5.4).
    const head = page ? new TextDecoder("windows-1252").decode(bytes.subarray(0, 1024)) : "";
    return decoder(/<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1] ?? "windows-1252").decode(bytes);
  }
}

function decoder(name: string): TextDecoder {
  try {
    return new TextDecoder(name);
  } catch {
    return new TextDecoder("windows-1252");
  }
}
