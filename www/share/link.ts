// An article in an address, with its reader's corrections: compressed, behind the "#", which no browser sends to a server.
import { readCorrections, type Correction } from "../corrections/correction";
import { fill } from "../strings/say";
import { strings } from "../strings/strings";

/**
 * What the fragment begins with. Version 1: JSON `{ "text": …, "corrections": […] }`, UTF-8, raw deflate, base64url. `corrections` is
 * left out where there are none.
 */
export const PREFIX = "#v1=";

/** The longest address that is made, in characters. Browsers take more; mail programs and messengers begin to cut about here. */
export const LONGEST = 32_000;

/** The longest article that is taken out of an address, in bytes of UTF-8: one link can blow up to no more. */
const LARGEST = 4_000_000;

export interface Article {
  text: string;
  corrections?: readonly Correction[] | undefined;
}

/** An address that opens the page with this article, in its reader's own language. Rejects with a sentence for the reader where it would be too long. */
export async function linkOf({ text, corrections }: Article, page: string): Promise<string> {
  // JSON keeps a lone surrogate, which UTF-8 by itself cannot.
  const bytes = new TextEncoder().encode(JSON.stringify({ text, corrections }));
  const packed = await through(bytes, new CompressionStream("deflate-raw"), Infinity);
  const link = page.replace(/[?#].*$/s, "") + PREFIX + base64Url(packed);
  if (link.length <= LONGEST) return link;
  throw new Error(fill(strings.link.tooLong, { length: link.length, longest: LONGEST }));
}

/**
 * The article in an address's fragment. Rejects with a sentence for the reader where it is damaged. What is no correction, or one of a kind
 * that this page does not know yet, is left out: the article is worth opening without it.
 */
export async function articleOfLink(fragment: string): Promise<{ text: string; corrections: Correction[] }> {
  try {
    if (!fragment.startsWith(PREFIX)) throw new TypeError("another version");
    const bytes = await through(bytesOf(fragment.slice(PREFIX.length)), new DecompressionStream("deflate-raw"), LARGEST);
    const { text, corrections } = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) as Record<string, unknown>;
    if (typeof text === "string" && text.trim() !== "") return { text, corrections: readCorrections(corrections, text) };
  } catch {
    // Cut short, altered, or made up: all the same to a reader.
  }
  throw new Error(strings.link.broken);
}

/** Everything that comes out of a stream for these bytes; rejects beyond `most` bytes. */
async function through(bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let size = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(await new Blob(parts).arrayBuffer());
    size += value.length;
    if (size > most) {
      await reader.cancel();
      throw new RangeError("too large");
    }
    parts.push(value);
  }
}

/** Base64 with the alphabet for addresses, without padding (RFC 4648, 5). */
function base64Url(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
}
