// Turns flat spans, which may nest and may cross, into a tree that elements can be made of.

export interface Stretch {
  start: number;
  end: number;
}

/** Text that no further span covers. */
export interface Leaf extends Stretch {
  span: null;
}

/** A span, or one piece of a span that had to be cut where another one ends. */
export interface Branch<S> extends Stretch {
  span: S;
  /** Whether the span begins, and whether it ends, with this piece. */
  first: boolean;
  last: boolean;
  children: Tree<S>;
}

export type Tree<S> = (Leaf | Branch<S>)[];

/** The order that `nest` wants: by start, longer first; spans that are equal keep their order. */
export function byStart(a: Stretch, b: Stretch): number {
  return a.start - b.start || b.end - a.end;
}

/**
 * The tree of `text[from..to]` with these spans over it, cut to that stretch. Its leaves follow one another without gap
 * from `from` to `to`. Where two spans cross, the one that begins later is cut in two. `spans` are sorted `byStart`.
 */
export function nest<S extends Stretch>(spans: readonly S[], from: number, to: number): Tree<S> {
  const root: Tree<S> = [];
  const open: Branch<S>[] = [];
  let at = from;

  const inside = () => open.at(-1)?.children ?? root;
  const begin = (span: S, first: boolean) => {
    const branch = { span, start: at, end: at, first, last: false, children: [] };
    inside().push(branch);
    open.push(branch);
  };
  const advance = (until: number) => {
    if (until > at) inside().push({ span: null, start: at, end: until });
    at = until;
  };
  /** Closes what ends here, and with it whatever lies inside; what goes on is opened again beside it. */
  const closeEnded = () => {
    const outermost = open.findIndex(({ span }) => Math.min(span.end, to) <= at);
    const closed = open.splice(outermost);
    for (const branch of closed) {
      branch.end = at;
      branch.last = branch.span.end <= at;
    }
    for (const { span } of closed) if (span.end > at && at < to) begin(span, false);
  };
  const nextEnd = () => open.reduce((least, { span }) => Math.min(least, span.end, to), Infinity);

  for (const span of spans) {
    const start = Math.max(span.start, from);
    if (Math.min(span.end, to) <= start) continue;
    for (let end = nextEnd(); end <= start; end = nextEnd()) {
      advance(end);
      closeEnded();
    }
    advance(start);
    begin(span, span.start >= from);
  }
  for (let end = nextEnd(); open.length > 0; end = nextEnd()) {
    advance(end);
    closeEnded();
  }
  advance(to);
  return root;
}

/** The tree of each block, made when it is asked for. Both lists are sorted, so that one pass finds what reaches into which block. */
export function nestBlocks<S extends Stretch>(spans: readonly S[], blocks: readonly Stretch[]): (() => Tree<S>)[] {
  const perBlock = blocks.map((): S[] => []);
  let first = 0;
  for (const span of spans) {
    while (first < blocks.length && blocks[first]!.end <= span.start) first += 1;
    for (let index = first; index < blocks.length && blocks[index]!.start < span.end; index += 1) {
      perBlock[index]!.push(span);
    }
  }
  return blocks.map(({ start, end }, index) => () => nest(perBlock[index]!, start, end));
}
