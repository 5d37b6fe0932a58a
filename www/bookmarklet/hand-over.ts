// The bookmarklet: runs on somebody else's page and opens Voxmark with its article behind the "#", which no browser sends to a server.
// What it hands over is HTML of bare paragraphs, which Voxmark reads as it reads a paste.

/** Voxmark's address: put in when the bookmarklet is made. */
declare const PAGE: string;

/** What is around an article, or nothing to read. */
const LEFT_OUT =
  "nav,aside,footer,form,dialog,button,input,select,textarea,script,style,noscript,template,iframe,object,svg,math,canvas,video,audio," +
  "[role=navigation],[role=complementary],[role=contentinfo],[role=banner],[role=search],[aria-hidden=true],[hidden]";

const ARTICLES = "article,main,[role=main],[itemprop=articleBody]";

/** How much of the longest candidate's paragraphs another one must have to be taken for the article: the rest are teasers. */
const MOST = 0.6;

const visible = (element: Element) => {
  const { display, visibility } = getComputedStyle(element);
  return display !== "none" && visibility !== "hidden" && !element.matches(LEFT_OUT);
};

const escaped = (words: string) => words.replace(/&/g, "&amp;").replace(/</g, "&lt;");

/** What is visible in `root`, in a selection where there is one: a paragraph for each block. */
function paragraphs(root: Node, selected: Range | null): string {
  let html = "";
  const open: string[] = [];
  const enter = (node: Node): boolean => {
    if (selected && !selected.intersectsNode(node)) return false;
    if (node instanceof Text) {
      const end = node === selected?.endContainer ? selected.endOffset : node.length;
      html += escaped(node.data.slice(node === selected?.startContainer ? selected.startOffset : 0, end));
    }
    if (!(node instanceof Element) || !visible(node)) return false;
    const { display, whiteSpace } = getComputedStyle(node);
    const block = /^(?:inline|contents|ruby)/.test(display) ? "" : /^(?:pre|break-spaces)/.test(whiteSpace) && whiteSpace !== "pre-line" ? "pre" : "p";
    const tag = /^(?:br|q)$/.test(node.localName) ? node.localName : block;
    if (tag) html += `<${tag}>`;
    open.push(tag && tag !== "br" ? `</${tag}>` : "");
    return true;
  };
  // Without recursion: a page may be nested deeper than the stack.
  for (let node: Node | null = root, down = true; node; ) {
    const entered: boolean = down && enter(node);
    const child: ChildNode | null = entered ? node.firstChild : null;
    if (child) {
      node = child;
      continue;
    }
    if (node instanceof Element && (entered || !down)) html += open.pop() ?? "";
    if (node === root) break;
    down = node.nextSibling !== null;
    node = node.nextSibling ?? node.parentNode;
  }
  return html;
}

/** The innermost element that has most of the article's paragraphs. */
function article(): Element {
  const found = [...document.querySelectorAll(ARTICLES)].map((element) => {
    const length = [...element.querySelectorAll("p")].reduce((sum, { textContent }) => sum + textContent.length, 0);
    return { element, length };
  });
  const most = Math.max(1, ...found.map(({ length }) => length));
  const [least] = found.filter(({ length }) => length >= MOST * most).sort((a, b) => a.length - b.length || (a.element.contains(b.element) ? 1 : -1));
  return least?.element ?? document.body;
}

const selection = getSelection();
const selected = selection && selection.rangeCount > 0 && String(selection).trim() !== "" ? selection.getRangeAt(0) : null;
const root = selected ? document.body : article();
const headline = root.querySelector("h1") || selected ? null : [...document.querySelectorAll("h1")].find(visible);
const html = (headline ? paragraphs(headline, null) : "") + paragraphs(root, selected);
// Half a character, which no address can hold, would stop it.
const address = `${PAGE}#v0=${encodeURIComponent(html.replace(/\p{Cs}/gu, "\uFFFD"))}`;
const opened = open(address);
// Where the page may open no other window, this one goes there.
if (opened) opened.opener = null;
else location.href = address;
