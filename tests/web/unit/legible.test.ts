import assert from "node:assert/strict";
import { test } from "node:test";
import { isName, readCorrections } from "../../../www/corrections/correction";
import { apply } from "../../../www/corrections/apply";
import { titleOf } from "../../../www/exports/title";
import { legible } from "../../../www/text/legible";

test("what is not seen, or turns what is seen, goes", () => {
  for (const [words, left] of [
    ["Ana\u200B Rey\u00ADes\u2060\uFEFF", "Ana Reyes"],
    ["\u202EseyeR anA\u202C", "seyeR anA"],
    ["\u2066Ana\u2069\u2069 Reyes\u200F", "Ana Reyes"],
    ["Ana\u{E0041}\u{E007F}\u180E\u3164\u115F Reyes\u0000\u001B", "Ana Reyes"],
    ["A\u200Dna\uFE0F \u200CReyes", "Ana Reyes"],
    ["\u200D\u200C", ""],
  ] as const) {
    assert.equal(legible(words), left);
    assert.ok(!isName(words), JSON.stringify(words));
  }
});

test("what a script needs to be written with stays", () => {
  for (const name of ["میرزا علی‌اکبر", "ක්‍රිෂ්ණ", "葛\u{E0100}城", "👩🏽‍🚀", "❤️ Radio", "Zoë O’Brien-Köhler", "Иван Ільїн", "Ana\u0301 Reyes", "مُحَمَّد"]) {
    assert.equal(legible(name), name);
    assert.ok(isName(name), name);
  }
});

const TEXT = "“Never,” said Ana Reyes.";

test("somebody whom a link brings is whoever looks the same", () => {
  const quotes = [{ start: 0, end: 8, kind: "direct" as const, group: 0, cue: null, mention: null, speaker: null, confidence: 0, rule: "none" }];
  const found = { quotes: [...quotes, { ...quotes[0]!, start: 9, end: 13, group: 1, speaker: 0, confidence: 0.9, rule: "cue-after" }], speakers: [{ name: "Ana Reyes", role: null, kind: "person" as const, mentions: [{ start: 14, end: 23 }] }], places: [], persons: [] };
  const given = (name: string) => apply(found, readCorrections([{ do: "attribute", at: { start: 0, end: 8 }, to: { name, at: null } }], TEXT), TEXT).speakers.map((speaker) => speaker.name);
  assert.deepEqual(given("Ana\u200B Rey\u00ADes"), ["Ana Reyes"]);
  assert.deepEqual(given("Eva\u2060 Brandt"), ["Ana Reyes", "Eva Brandt"]);
  assert.deepEqual(given("\u200B\u00AD"), ["Ana Reyes"]);
  assert.deepEqual(readCorrections([{ do: "rename", who: { name: "Ana Reyes", at: null }, name: "Ana\u200B" }], TEXT), []);
});

test("a title has nothing unseen in it", () => {
  assert.equal(titleOf("\u202EFerry\u200B returns\u202C\n\nA ferry returned on Friday, and nobody was there to see it."), "Ferry returns");
});
