// Corrections stay in the tab beside their article (www/tab.ts), and go with it.
import { hash } from "../reading/voices";
import { readCorrections, type Correction } from "./correction";

const KEY = "voxmark.corrections";

/** The same where the browser keeps nothing: a link's corrections still reach their article. */
let last: string | null = null;

export function keepCorrections(text: string, corrections: readonly Correction[]): void {
  last = corrections.length === 0 ? null : JSON.stringify({ of: fingerprint(text), corrections });
  try {
    sessionStorage.removeItem(KEY);
    if (last !== null) sessionStorage.setItem(KEY, last);
  } catch {
    // Nothing to be done: they are there until the page is loaded again.
  }
}

/** The corrections of this very text. */
export function keptCorrections(text: string): Correction[] {
  try {
    last = sessionStorage.getItem(KEY) ?? last;
  } catch {
    // What was kept without the browser's help.
  }
  if (last === null) return [];
  try {
    const { of, corrections } = JSON.parse(last) as { of: unknown; corrections: unknown };
    return of === fingerprint(text) ? readCorrections(corrections, text) : [];
  } catch {
    return [];
  }
}

function fingerprint(text: string): string {
  return `${text.length}-${hash(text)}`;
}
