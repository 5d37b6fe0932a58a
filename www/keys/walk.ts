// From one mark of the article to the next, with the focus.
import { byId } from "../dom";
import { reveal } from "../reading/spotlight";

/**
 * Goes on (`way` 1) or back (-1) to a mark that `selector` finds, in the order of the text: from where the focus is, else from the top of
 * what is seen; behind the last comes the first. Whether there is any.
 */
export function walk(selector: string, way: 1 | -1): boolean {
  const article = byId("article", HTMLElement);
  const stops = [...article.querySelectorAll<HTMLElement>(selector)];
  const from = focusIn(article) ?? firstSeen(article);
  // A mark inside another comes behind it.
  const side = way > 0 ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
  const ahead = from ? stops.filter((stop) => from.compareDocumentPosition(stop) & side) : [];
  const end = way > 0 ? 0 : -1;
  const stop = ahead.at(end) ?? stops.at(end);
  if (!stop) return false;
  // Quotes take the focus anyway; other marks only when they are gone to.
  if (!stop.hasAttribute("tabindex")) stop.tabIndex = -1;
  stop.focus({ preventScroll: true });
  // Where it had the focus already, its note may have been closed.
  stop.click();
  reveal(stop);
  return true;
}

function focusIn(article: HTMLElement): Element | null {
  const { activeElement } = document;
  return activeElement !== article && article.contains(activeElement) ? activeElement : null;
}

/** The first block that reaches below the bar. */
function firstSeen(article: HTMLElement): Element | undefined {
  const top = document.querySelector(".bar")!.getBoundingClientRect().bottom;
  return [...article.children].find((block) => block.getBoundingClientRect().bottom > top);
}
