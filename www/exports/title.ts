import { blocksOf, type Block } from "../text/blocks";
import { legible } from "../text/legible";

/** How long a title may be that was cut from an article's first lines, in code points. */
const LONGEST = 80;

/** A title for an article: its first line that is not set apart, cut where it is long. */
export function titleOf(text: string, blocks: readonly Block[] = blocksOf(text)): string {
  const first = blocks.find(({ kind }) => kind !== "apart");
  const line = first ? legible(text.slice(first.start, first.end)).replace(/\s+/g, " ").trim() : "";
  const characters = [...line.slice(0, 4 * LONGEST)];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join("").trimEnd()}…` : line || "Voxmark";
}

/** A file's name without its ending: small letters and digits of the title with hyphens between. */
export function fileNameOf(text: string, blocks?: readonly Block[]): string {
  const words = titleOf(text, blocks).normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.join("-").slice(0, 48).replace(/-+$/, "") || "article";
}
