import type { Corrected } from "../corrections/correction";
import { plural } from "../strings/say";
import { strings } from "../strings/strings";

/** What the page says for itself in a file: that Voxmark found it, and how much of it a reader corrected. */
export function creditOf({ corrections = [] }: Corrected): string {
  const { madeWith } = strings.exports;
  return corrections.length === 0 ? madeWith : `${madeWith} ${plural(strings.corrections.byReaders, corrections.length)}`;
}
