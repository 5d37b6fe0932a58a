import type { Analysis, Speaker } from "#wasm";

/**
 * Whose words stand out: those of one speaker (an index into `speakers`), of nobody that the text tells (null), or of all speakers whom
 * the text names, or does not name.
 */
export type Choice = number | null | Standing;
export type Standing = "named" | "unnamed";

/** Whether the text says who a speaker is: "an official" and "residents" stay unnamed. */
export function standingOf({ kind }: Pick<Speaker, "kind">): Standing {
  return kind === "unnamed" || kind === "group" ? "unnamed" : "named";
}

/** Whether a quote or mention of this speaker is among what was chosen. */
export function isChosen(choice: Choice, speaker: number | null, { speakers }: Pick<Analysis, "speakers">): boolean {
  if (choice === null || typeof choice === "number") return choice === speaker;
  const found = speaker === null ? undefined : speakers[speaker];
  return found !== undefined && standingOf(found) === choice;
}
