import assert from "node:assert/strict";
import { test } from "node:test";
import { byStart, nest, type Tree } from "../../../www/reading/nest";

interface Named {
  start: number;
  end: number;
  name: string;
}

/** "a(bc)d": letters of the text, with each branch in brackets behind its name; "~" where a span goes on. */
function drawn(text: string, tree: Tree<Named>): string {
  return tree
    .map((node) => {
      if (node.span === null) return text.slice(node.start, node.end);
      const { span, first, last, children } = node;
      return `${span.name}(${first ? "" : "~"}${drawn(text, children)}${last ? "" : "~"})`;
    })
    .join("");
}

function draw(text: string, spans: [string, number, number][], from = 0, to = text.length): string {
  const named = spans.map(([name, start, end]) => ({ name, start, end })).sort(byStart);
  return drawn(text, nest(named, from, to));
}

test("spans that stand apart follow one another", () => {
  assert.equal(draw("abcdef", [["X", 1, 2], ["Y", 2, 4]]), "aX(b)Y(cd)ef");
});

test("spans nest where one lies inside another", () => {
  assert.equal(draw("abcdef", [["X", 1, 5], ["Y", 2, 4], ["Z", 2, 3]]), "aX(bY(Z(c)d)e)f");
});

test("spans of the same stretch keep their order", () => {
  assert.equal(draw("abc", [["X", 1, 2], ["Y", 1, 2]]), "aX(Y(b))c");
});

test("of two spans that cross, the later one is cut", () => {
  assert.equal(draw("abcdef", [["X", 1, 4], ["Y", 2, 5]]), "aX(bY(cd~))Y(~e)f");
});

test("three spans that cross in a chain are each cut once where they have to be", () => {
  assert.equal(draw("abcdef", [["X", 0, 3], ["Y", 1, 4], ["Z", 2, 6]]), "X(aY(bZ(c~)~))Y(~Z(~d~))Z(~ef)");
});

test("a stretch of the text cuts the spans at its edges", () => {
  assert.equal(draw("abcdef", [["X", 0, 6], ["Y", 1, 3]], 2, 5), "X(~Y(~c)de~)");
});

test("empty spans and spans outside leave no trace", () => {
  assert.equal(draw("abcd", [["X", 1, 1], ["Y", 0, 1], ["Z", 3, 4]], 1, 3), "bc");
});

test("whatever the spans, the leaves join to the text and each span covers its own stretch", () => {
  let seed = 7;
  const random = (below: number) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
  for (let round = 0; round < 500; round += 1) {
    const text = "abcdefghijklmnop";
    const spans = Array.from({ length: random(9) }, (_, index) => {
      const start = random(text.length);
      return { name: String(index), start, end: start + random(text.length - start + 1) };
    }).sort(byStart);
    const covered = new Map<string, string>();
    const leaves: string[] = [];
    const walk = (tree: Tree<Named>, over: Named[]) => {
      for (const node of tree) {
        if (node.span === null) {
          leaves.push(text.slice(node.start, node.end));
          for (const { name } of over) covered.set(name, (covered.get(name) ?? "") + text.slice(node.start, node.end));
        } else {
          assert.ok(node.end > node.start, "no piece is empty");
          walk(node.children, [...over, node.span]);
        }
      }
    };
    walk(nest(spans, 0, text.length), []);
    assert.equal(leaves.join(""), text);
    for (const { name, start, end } of spans) assert.equal(covered.get(name) ?? "", text.slice(start, end));
  }
});
