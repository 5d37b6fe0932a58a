// What comes behind the "#" of the page's address: an article from a link, or from the bookmarklet.
import { textOfLink } from "../share/opened";
import { strings } from "../strings/strings";
import { textOfHtml } from "../text/clipboard";

/** Not packed, as the links of version 1 are: HTML, percent-encoded, as the bookmarklet makes it. */
const HANDED_OVER = "#v0=";

/** The article. Rejects with a sentence for the reader where there is none. */
export async function textOfFragment(fragment: string): Promise<string> {
  if (!fragment.startsWith(HANDED_OVER)) return textOfLink(fragment);
  let text = "";
  try {
    text = textOfHtml(decodeURIComponent(fragment.slice(HANDED_OVER.length)));
  } catch {
    // Cut short on the way.
  }
  if (text === "") throw new Error(strings.start.nothingCame);
  return text;
}
