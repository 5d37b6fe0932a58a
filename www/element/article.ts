// An article as it stands on somebody's page: its words, and where in its nodes they stand.
import { MARKUP, wordsOf, type Looks, type Piece } from "../text/html";
import { byStart, type Stretch } from "../reading/nest";

/** What the host does not want read, besides what is hidden. */
const SKIPPED = "nav, vox-mark, [data-vox-skip]";

/** As markup and style sheets together tell. A host that unsets all styles leaves what the markup says. */
const ON_PAGE: Looks = {
  hidden: (element) => MARKUP.hidden(element) || element.matches(SKIPPED) || getComputedStyle(element).display === "none",
  block: (element) => MARKUP.block(element) || !/^(?:inline|contents|ruby|none)/.test(getComputedStyle(element).display),
};

/** All words of one text node: a stretch of the article's text. */
export interface NodeStretch extends Stretch {
  node: Text;
  pieces: Piece[];
}

export class Article {
  readonly text: string;
  /** In order; none overlaps another. */
  readonly stretches: NodeStretch[] = [];

  constructor(root: Element) {
    const { text, pieces } = wordsOf(root, ON_PAGE);
    this.text = text;
    for (const piece of pieces) {
      const last = this.stretches.at(-1);
      if (last?.node === piece.node) {
        last.pieces.push(piece);
        last.end = piece.end;
      } else {
        this.stretches.push({ node: piece.node, start: piece.start, end: piece.end, pieces: [piece] });
      }
    }
  }

  /** Spans without what of them stands in no node at either end (the marks that a browser puts around `<q>`), in order again. */
  fitted<S extends Stretch>(spans: readonly S[]): S[] {
    return spans
      .map((span) => {
        const first = this.stretches[this.#from(span.start)];
        const last = this.stretches[firstFrom(this.stretches, (each) => each.start >= span.end) - 1];
        return { ...span, start: Math.max(span.start, first?.start ?? span.end), end: Math.min(span.end, last?.end ?? 0) };
      })
      .sort(byStart);
  }

  /** A range for each text node that a stretch of the text reaches into. */
  rangesOf({ start, end }: Stretch): Range[] {
    const ranges: Range[] = [];
    for (let index = this.#from(start); index < this.stretches.length; index += 1) {
      const stretch = this.stretches[index]!;
      if (stretch.start >= end) break;
      const range = new Range();
      range.setStart(stretch.node, offsetIn(stretch, Math.max(start, stretch.start)));
      range.setEnd(stretch.node, offsetIn(stretch, Math.min(end, stretch.end)));
      ranges.push(range);
    }
    return ranges;
  }

  /** Where in the text an offset of a node stands; null for a node that is no part of it. */
  positionOf(node: Node, offset: number): number | null {
    const stretch = this.stretches.find((each) => each.node === node);
    const piece = stretch?.pieces.findLast(({ at }) => at <= offset);
    return piece ? Math.min(piece.start + offset - piece.at, piece.end) : null;
  }

  /** The index of the first stretch that ends after a position. */
  #from(position: number): number {
    return firstFrom(this.stretches, (each) => each.end > position);
  }
}

/** The offset in the node of a position in the text: where the character before it ends. */
export function offsetIn({ pieces }: NodeStretch, position: number): number {
  const piece = pieces[firstFrom(pieces, (each) => each.start >= position) - 1] ?? pieces[0]!;
  return piece.at + Math.max(0, Math.min(position, piece.end) - piece.start);
}

/** The index of the first of a sorted list that `from` holds for, or the list's length. */
function firstFrom<T>(list: readonly T[], from: (each: T) => boolean): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (from(list[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}
