// What formats with angle brackets have in common.

/** Characters that no XML document may hold, not even escaped (XML 1.0, 2.2), and lone surrogates. */
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "\r": "&#13;" };

/** Text as it stands between tags or in a quoted attribute, of HTML and of XML. What XML cannot hold becomes U+FFFD. */
export function escapeMarkup(text: string): string {
  return text.replace(NOT_XML, "\uFFFD").replace(/[&<>"'\r]/g, (character) => ENTITIES[character] ?? character);
}

/** A tag's attributes; those that are null are left out. */
export function attributes(values: Record<string, string | number | null>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => ` ${name}="${escapeMarkup(String(value))}"`)
    .join("");
}
