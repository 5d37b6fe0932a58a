// What somebody pastes, as plain text with its paragraphs.
import { MARKUP, wordsOf } from "./html";

/** The article in a paste or drop: its HTML without the markup, or its plain text. Lines end with "\n". */
export function textOfTransfer(data: DataTransfer): string {
  const html = data.getData("text/html");
  const text = html ? textOfHtml(html) : "";
  return text || plainLines(data.getData("text/plain"));
}

/** The one change that is made to pasted text: every kind of line end becomes "\n", as in any text box. */
export function plainLines(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}

/**
 * The words of an HTML document or fragment, with their paragraphs. The document stays inert: nothing of it is run,
 * fetched or shown.
 */
export function textOfHtml(html: string): string {
  return wordsOf(new DOMParser().parseFromString(html, "text/html").body, MARKUP).text.trim();
}
