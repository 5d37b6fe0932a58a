import type { Speaker } from "#wasm";
import { standingOf } from "./choice";

/** How a speaker looks: a colour's number (the classes voice-0 … of the style sheet), a short badge, hollow for one without a name. */
export interface Voice {
  colour: number;
  badge: string;
  named: boolean;
}

/** How many colours the style sheet has. */
export const COLOURS = 8;

/** A voice whom the text does not name at all. */
export const NOBODY: Voice = { colour: COLOURS, badge: "?", named: false };

/**
 * A voice for each speaker. The colour comes from the name, so that it stays while the text is edited and from one
 * article to the next; a speaker whose colour is taken gets the next free one.
 */
export function voicesOf(speakers: readonly Pick<Speaker, "name" | "kind">[]): Voice[] {
  const taken = new Set<number>();
  return speakers.map(({ name, kind }) => {
    if (taken.size === COLOURS) taken.clear();
    let colour = hash(name) % COLOURS;
    while (taken.has(colour)) colour = (colour + 1) % COLOURS;
    taken.add(colour);
    return { colour, badge: initials(name), named: standingOf({ kind }) === "named" };
  });
}

/** The voice of a quote's speaker, an index or null. */
export function voiceOf(speaker: number | null, voices: readonly Voice[]): Voice {
  return (speaker === null ? undefined : voices[speaker]) ?? NOBODY;
}

/** The classes of the style sheet for a voice. */
export function looksOf({ colour, named }: Voice): string {
  return `voice-${colour}${named ? "" : " unnamed"}`;
}

/** FNV-1a over UTF-16 code units, 32 bits (Fowler, Noll and Vo). */
export function hash(name: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < name.length; at += 1) value = Math.imul(value ^ name.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

/** The first letters of a name's first and last capitalised word; of a description, of its first word but an article. */
export function initials(name: string): string {
  const words = name.replace(/^(?:an?|the)\s+/i, "").match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? [];
  const names = words.filter((word) => word[0] !== word[0]?.toLowerCase());
  const [first, last] = names.length > 0 ? [names[0], names.at(-1)] : [words[0], words[0]];
  const letters = first === last ? [first] : [first, last];
  return letters.map((word) => [...(word ?? "?")][0]?.toUpperCase()).join("");
}
