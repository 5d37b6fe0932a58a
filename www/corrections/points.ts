// From the article on the page to offsets in its text, and back. The words of each block are those of the text, whatever marks lie around them.
import type { Span } from "#wasm";
import type { Block } from "../text/blocks";

/** The stretch of the text that is selected in the article, null where none is. */
export function selectedIn(article: HTMLElement, blocks: readonly Block[]): Span | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!article.contains(range.startContainer) || !article.contains(range.endContainer)) return null;
  const start = offsetOf(article, blocks, range.startContainer, range.startOffset);
  const end = offsetOf(article, blocks, range.endContainer, range.endOffset);
  return start < end ? { start, end } : null;
}

function offsetOf(article: HTMLElement, blocks: readonly Block[], node: Node, offset: number): number {
  if (node === article) return blocks[offset]?.start ?? blocks.at(-1)?.end ?? 0;
  let block: Node = node;
  while (block.parentNode !== article) block = block.parentNode!;
  const before = document.createRange();
  before.setStart(block, 0);
  before.setEnd(node, offset);
  const index = Array.prototype.indexOf.call(article.children, block);
  return (blocks[index]?.start ?? 0) + before.toString().length;
}

/** Selects a stretch of the text in the article. */
export function select(article: HTMLElement, blocks: readonly Block[], { start, end }: Span): void {
  const [from, to] = [pointOf(article, blocks, start, false), pointOf(article, blocks, end, true)];
  if (from && to) getSelection()?.setBaseAndExtent(...from, ...to);
}

/** `behind`: the offset is the end of something, and so belongs to the words before it. */
function pointOf(article: HTMLElement, blocks: readonly Block[], offset: number, behind: boolean): [Node, number] | null {
  const index = blocks.findIndex(({ end }) => (behind ? offset <= end : offset < end));
  const block = article.children[index];
  if (!block) return null;
  let left = offset - blocks[index]!.start;
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { length } = node as Text;
    if (behind ? left <= length : left < length) return [node, left];
    left -= length;
  }
  return null;
}
