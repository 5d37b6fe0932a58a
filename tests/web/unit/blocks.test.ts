import assert from "node:assert/strict";
import { test } from "node:test";
import { blocksOf } from "../../../www/text/blocks";

const shapes = (text: string) => blocksOf(text).map(({ start, end, kind }) => [kind, text.slice(start, end)]);

test("a headline, paragraphs by empty line and by single line end, and a heading between", () => {
  const text = "Ferry returns\n\nThe ferry will run again, they said.\nIt leaves at dawn.\n\n \nA cold start\nNobody came on the first day.\n";
  assert.deepEqual(shapes(text), [
    ["headline", "Ferry returns"],
    ["paragraph", "The ferry will run again, they said."],
    ["paragraph", "It leaves at dawn."],
    ["heading", "A cold start"],
    ["paragraph", "Nobody came on the first day."],
  ]);
});

test("lines that were wrapped by hand are one paragraph", () => {
  const text = "The ferry between the two islands in the gulf\nwill run again from June, the operator said\non Tuesday.\n\n“At last,” said nobody.";
  assert.deepEqual(shapes(text).map(([, words]) => words), [text.slice(0, text.indexOf("\n\n")), "“At last,” said nobody."]);
});

test("lines of unequal width, as copied from a printed page, are the paragraphs that they were", () => {
  const text = [
    "Ferry returns",
    "The ferry between the two islands in the",
    "gulf will run again from June. “At last,”",
    "Ana Reyes said, and looked at her",
    "Mombasa office.",
    "   Nobody else came to see it on that first",
    "day, as rain fell all morning.",
    "",
    "A second run of lines, of which the next is",
    "Kenyan.",
  ].join("\n");
  assert.deepEqual(
    shapes(text).map(([kind, words]) => [kind, words!.split("\n").length]),
    [["headline", 1], ["paragraph", 4], ["paragraph", 2], ["paragraph", 2]],
  );
});

test("short lines of their own stay so: a list of names, a list of which one line begins small", () => {
  for (const lines of [["Ana Reyes, mayor", "Peter Keel, clerk", "Anneke Visser, biologist"], ["Three things are to be done:", "Fishing is to stop soon, with all nets brought home.", "iron is to be sold.", "The mill is to close."], ["The ferry", "photo: nobody, with the kind help of some", "more"], ["The ferry at Lamu, in the rain (photo: nobody)", "hide caption"]]) {
    const blocks = blocksOf(`The article.\n\n${lines.join("\n")}\n\nIts end.`);
    assert.ok(blocks.length >= lines.length + 1, String(blocks.length));
  }
});

test("a text without a word has no block, and one line is a paragraph", () => {
  assert.deepEqual(blocksOf(" \n\n\t\n"), []);
  assert.deepEqual(shapes("Ferry returns"), [["paragraph", "Ferry returns"]]);
});

test("a right-to-left mark, a lone surrogate and NUL are text like any other", () => {
  const text = "\u200Fשלום\n\uD83D\0\n";
  assert.deepEqual(blocksOf(text).map(({ start, end }) => text.slice(start, end)), ["\u200Fשלום", "\uD83D\0"]);
});

test("a line longer than any paragraph is cut behind a space, never within a character, and nothing of it is lost", () => {
  for (const text of ["The tide came in. ".repeat(20_000), "🙂".repeat(120_000), `a${"🙂".repeat(120_000)}`, "a".repeat(250_000), `${"a".repeat(99_999)}  ${"b".repeat(200_000)}`]) {
    const blocks = blocksOf(text);
    assert.ok(blocks.length > 2);
    assert.equal(blocks.map(({ start, end }) => text.slice(start, end)).join(""), text);
    for (const { start, end, kind } of blocks) {
      assert.ok(end - start <= 100_000 && kind === "paragraph");
      assert.doesNotMatch(text.slice(end - 1, end + 1), /^[\uD800-\uDBFF][\uDC00-\uDFFF]/);
    }
  }
  assert.equal(blocksOf("The tide came in. ".repeat(5_000)).length, 1);
});
