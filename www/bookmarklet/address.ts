import script from "#bookmarklet";

/** The bookmarklet for a page at this address, itself an address. */
export function bookmarkletOf(page: string): string {
  return `javascript:${encodeURIComponent(script.replaceAll("PAGE", () => JSON.stringify(page.replace(/[?#].*$/s, ""))))}`;
}
