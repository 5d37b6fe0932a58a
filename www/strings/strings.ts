// The page's own words in the language that is shown.
import page from "./en/page.json";
import type { words } from "./en";

/** What can go wrong on the page: an error with this for its message is told in the sentence that stands there. */
export type Fault = keyof typeof page.faults;

/** All words: a file of www/strings/en for each part of the page. */
export type Strings = typeof words;

/**
 * To be asked each time, as the language can change. English stands here for what is needed at once; its other parts come with later.ts,
 * another language comes whole.
 */
export const strings = { language: "en", page } as Strings & { language: string };

export function learn(words: Strings, language: string): void {
  Object.assign(strings, words, { language });
}
