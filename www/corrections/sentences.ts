// What was corrected, in words.
import { fill } from "../strings/say";
import { strings } from "../strings/strings";
import type { Correction } from "./correction";
import { legible } from "../text/legible";

/** How much of a quote is repeated, in UTF-16 code units. */
const LONGEST = 60;

export function describe(correction: Correction, text: string): string {
  const said = strings.corrections.said;
  const words = "at" in correction ? excerpt(text.slice(correction.at.start, correction.at.end)) : "";
  switch (correction.do) {
    case "attribute":
      return correction.to ? fill(said.attribute, { words, name: legible(correction.to.name) }) : fill(said.nobody, { words });
    case "rename":
      return fill(said.rename, { name: legible(correction.who.name), other: correction.name });
    case "merge":
      return fill(said.merge, { name: legible(correction.who.name), other: legible(correction.into.name) });
    default:
      return fill(said[correction.do], { words });
  }
}

/** The beginning of a stretch, in one line, which turns nothing around it. */
export function excerpt(words: string): string {
  const line = legible(words).replace(/\s+/g, " ");
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST).replace(/\s+\S*$/, "")} …`;
}
