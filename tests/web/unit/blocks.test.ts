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

test("a text without a word has no block, and one line is a paragraph", () => {
  assert.deepEqual(blocksOf(" \n\n\t\n"), []);
  assert.deepEqual(shapes("Ferry returns"), [["paragraph", "Ferry returns"]]);
});

test("a right-to-left mark, a lone surrogate and NUL are text like any other", () => {
  const text = "\u200Fשלום\n\uD83D\0\n";
  assert.deepEqual(blocksOf(text).map(({ start, end }) => text.slice(start, end)), ["\u200Fשלום", "\uD83D\0"]);
});
