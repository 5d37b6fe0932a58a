import assert from "node:assert/strict";
import { test } from "node:test";
import type { Analysis, Quote } from "#wasm";
import { sharesOf, standingsOf, wordsOf } from "../../../www/panels/shares";

test("words are counted in any script", () => {
  assert.equal(wordsOf("“We leave at dawn,” she said — no."), 7);
  assert.equal(wordsOf("It’s 4.5 million, twenty-one"), 4);
  assert.equal(wordsOf("e\u0301te\u0301 قالت العمدة 🙂 …"), 3);
  assert.equal(wordsOf(""), 0);
});

test("a fragment within reported speech counts once, and shares add up", () => {
  const text = "one two three four. five six";
  const quote = (start: number, end: number, speaker: number | null): Quote => ({ start, end, speaker, kind: "direct", group: 0, cue: null, mention: null, confidence: 0, rule: "none" });
  const speaker = (kind: "person" | "group") => ({ name: kind, role: null, kind, mentions: [] });
  const analysis: Analysis = {
    quotes: [quote(0, 18, 0), quote(4, 7, 0), quote(20, 24, null), quote(25, 28, 1)],
    speakers: [speaker("person"), speaker("group")],
    places: [],
    persons: [],
  };
  const shares = sharesOf(analysis, text);
  assert.deepEqual(shares, [
    { speaker: 0, words: 4, quotes: [0, 1] },
    { speaker: 1, words: 1, quotes: [3] },
    { speaker: null, words: 1, quotes: [2] },
  ]);
  assert.deepEqual(standingsOf(analysis, shares), { named: 4, unnamed: 1, nobody: 1 });
});
