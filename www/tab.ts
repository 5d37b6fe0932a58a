// The article stays in its tab when the page is loaded again, until it is cleared. Elsewhere nothing is kept.
const KEY = "voxmark.article";

/** Where the browser keeps nothing, or not as much, the article is simply not there after a reload. */
export function keep(text: string): void {
  try {
    sessionStorage.removeItem(KEY);
    if (text !== "") sessionStorage.setItem(KEY, text);
  } catch {
    // Nothing to be done, and nothing lost that is on the screen.
  }
}

export function kept(): string {
  try {
    return sessionStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}
