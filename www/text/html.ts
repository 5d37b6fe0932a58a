// The words of HTML: a paragraph for each block (headings, list items and cells too), a line for each line break.

/** A stretch of the text that stands so in one node: `node.data.slice(at, at + end - start)`, its white space made spaces. */
export interface Piece {
  start: number;
  end: number;
  node: Text;
  at: number;
}

export interface Words {
  text: string;
  /** Sorted; what lies between two of them stands in no node. */
  pieces: Piece[];
}

/** How elements are to be taken, where their names alone do not say. */
export interface Looks {
  hidden(element: Element): boolean;
  block(element: Element): boolean;
}

/** What markup alone tells, without style sheets. */
export const MARKUP: Looks = {
  hidden: (element) =>
    DROPPED.has(element.localName) ||
    element.hasAttribute("hidden") ||
    element.getAttribute("aria-hidden") === "true" ||
    /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(element.getAttribute("style") ?? ""),
  block: ({ localName }) => BLOCKS.has(localName),
};

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

/** What stands inside `root`: scripts, styles, form fields and hidden parts left out. */
export function wordsOf(root: Element, looks: Looks): Words {
  const words = new Paragraphs();
  const hidden = new Set<Node>();
  let node: Node = root;
  while (true) {
    const child = enter(node) ? node.firstChild : null;
    if (child) {
      node = child;
      continue;
    }
    // Up and on without recursion: a page may be nested deeper than the stack.
    while (node !== root && !node.nextSibling) {
      leave(node);
      node = node.parentNode ?? root;
    }
    leave(node);
    if (node === root) return words.finished();
    node = node.nextSibling ?? root;
  }

  /** Takes what stands before a node's children; false where they are to be left out. */
  function enter(node: Node): boolean {
    if (node instanceof Text) words.add(node, preformatted(node.parentElement));
    if (!(node instanceof Element)) return false;
    if (node !== root && looks.hidden(node)) {
      hidden.add(node);
      return false;
    }
    if (node.localName === "br") words.breakLine();
    else if (node.localName === "q") words.put("“");
    else if (looks.block(node)) words.breakParagraph();
    return true;
  }

  function leave(node: Node): void {
    if (!(node instanceof Element) || hidden.has(node)) return;
    if (node.localName === "q") words.put("”");
    else if (looks.block(node)) words.breakParagraph();
  }
}

function preformatted(parent: Element | null): boolean {
  return parent?.closest("pre") != null || /white-space\s*:\s*(?:pre|break-spaces)/i.test(parent?.getAttribute("style") ?? "");
}

const WORD = /[^ \t\n\f\r]+/g;

/** Collects words the way a browser lays them out: white space runs together, breaks do not pile up. */
class Paragraphs {
  readonly #parts: string[] = [];
  readonly #pieces: Piece[] = [];
  #length = 0;
  #lines = 0;
  /** White space that is shown if more words follow in the line: where its last character stands. */
  #space: { node: Text; at: number } | null = null;

  add(node: Text, asItStands: boolean): void {
    const { data } = node;
    if (asItStands) {
      this.put(data.replace(/\r(?=\n)/g, " ").replace(/\r/g, "\n"), node);
      return;
    }
    let after = 0;
    for (const { 0: word, index } of data.matchAll(WORD)) {
      if (index > after) this.#space = { node, at: index - 1 };
      this.put(word, node, index);
      after = index + word.length;
    }
    if (after < data.length) this.#space = { node, at: after };
  }

  /** Words as they stand, which are those of `node` from `at` on. */
  put(words: string, node?: Text, at = 0): void {
    if (!words) return;
    if (this.#length > 0) {
      if (this.#lines > 0) this.#push("\n".repeat(Math.min(this.#lines, 2)));
      else if (this.#space) this.#push(" ", this.#space.node, this.#space.at);
    }
    this.#push(words, node, at);
    this.#lines = 0;
    this.#space = null;
  }

  breakLine(): void {
    this.#lines += 1;
    this.#space = null;
  }

  breakParagraph(): void {
    this.#lines = Math.max(this.#lines, 2);
    this.#space = null;
  }

  finished(): Words {
    return { text: this.#parts.join(""), pieces: this.#pieces };
  }

  #push(words: string, node?: Text, at = 0): void {
    const start = this.#length;
    this.#length += words.length;
    this.#parts.push(words);
    if (!node) return;
    const last = this.#pieces.at(-1);
    if (last?.node === node && last.end === start && last.at + start - last.start === at) last.end = this.#length;
    else this.#pieces.push({ start, end: this.#length, node, at });
  }
}
