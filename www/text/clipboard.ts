// What somebody pastes, as plain text with its paragraphs.

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

const DROPPED = new Set([
  "script", "style", "noscript", "template", "head", "title", "svg", "math", "canvas", "video", "audio", "object",
  "iframe", "button", "input", "select", "textarea", "dialog",
]);

const BLOCKS = new Set([
  "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
  "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr",
  "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead",
  "tr", "ul",
]);

/**
 * The words of an HTML document or fragment: a paragraph for each block (headings, list items and cells too), a line
 * for each line break; scripts, styles, form fields and hidden parts left out. The document stays inert: nothing of it
 * is run, fetched or shown.
 */
export function textOfHtml(html: string): string {
  const page = new DOMParser().parseFromString(html, "text/html");
  const text = new Paragraphs();
  const end = page.body;
  let node: Node = end;
  while (true) {
    const child = enter(node, text) ? node.firstChild : null;
    if (child) {
      node = child;
      continue;
    }
    // Up and on without recursion: a page may be nested deeper than the stack.
    while (node !== end && !node.nextSibling) {
      leave(node, text);
      node = node.parentNode ?? end;
    }
    leave(node, text);
    if (node === end) return text.finished();
    node = node.nextSibling ?? end;
  }
}

/** Takes what stands before a node's children; false where they are to be left out. */
function enter(node: Node, text: Paragraphs): boolean {
  if (node.nodeType === Node.TEXT_NODE) {
    text.add(node.nodeValue ?? "", preformatted(node.parentElement));
    return false;
  }
  if (!(node instanceof Element) || hidden(node)) return false;
  if (node.localName === "br") text.breakLine();
  else if (node.localName === "q") text.add("“", true);
  else if (BLOCKS.has(node.localName)) text.breakParagraph();
  return true;
}

function leave(node: Node, text: Paragraphs): void {
  if (!(node instanceof Element) || hidden(node)) return;
  if (node.localName === "q") text.add("”", true);
  else if (BLOCKS.has(node.localName)) text.breakParagraph();
}

function hidden(element: Element): boolean {
  return (
    DROPPED.has(element.localName) ||
    element.hasAttribute("hidden") ||
    element.getAttribute("aria-hidden") === "true" ||
    /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(element.getAttribute("style") ?? "")
  );
}

function preformatted(parent: Element | null): boolean {
  return parent?.closest("pre") != null || /white-space\s*:\s*(?:pre|break-spaces)/i.test(parent?.getAttribute("style") ?? "");
}

/** Collects words the way a browser lays them out: white space runs together, breaks do not pile up. */
class Paragraphs {
  #parts: string[] = [];
  #lines = 0;
  #space = false;

  add(words: string, asItStands: boolean): void {
    const text = asItStands ? plainLines(words) : words.replace(/[ \t\n\f\r]+/g, " ");
    const trimmed = asItStands ? text : text.replace(/^ | $/g, "");
    if (!asItStands && text.startsWith(" ")) this.#space = true;
    if (!trimmed) return;
    if (this.#parts.length > 0) {
      if (this.#lines > 0) this.#parts.push("\n".repeat(Math.min(this.#lines, 2)));
      else if (this.#space) this.#parts.push(" ");
    }
    this.#parts.push(trimmed);
    this.#lines = 0;
    this.#space = !asItStands && text.endsWith(" ");
  }

  breakLine(): void {
    this.#lines += 1;
    this.#space = false;
  }

  breakParagraph(): void {
    this.#lines = Math.max(this.#lines, 2);
    this.#space = false;
  }

  finished(): string {
    return this.#parts.join("").trim();
  }
}
