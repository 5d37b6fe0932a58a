import assert from "node:assert/strict";
import { test } from "node:test";
import { COLOURS, NOBODY, initials, looksOf, voicesOf } from "../../../www/reading/voices";

const named = (...names: string[]) => names.map((name) => ({ name, kind: "person" as const }));

test("a speaker keeps the colour when others join behind", () => {
  const [alone] = voicesOf(named("Ana Reyes"));
  const [first] = voicesOf(named("Ana Reyes", "Jonas Feldbacher", "Petra Zajc"));
  assert.deepEqual(first, alone);
});

test("no two of the first speakers share a colour, and every later one still has one", () => {
  const voices = voicesOf(named(...Array.from({ length: 40 }, (_, index) => `Speaker ${index}`)));
  assert.equal(new Set(voices.slice(0, COLOURS).map(({ colour }) => colour)).size, COLOURS);
  for (const { colour } of voices) assert.ok(colour >= 0 && colour < COLOURS);
});

test("badges are initials, in any script", () => {
  assert.equal(initials("Ana Reyes"), "AR");
  assert.equal(initials("Guido van der Berg"), "GB");
  assert.equal(initials("Hamas"), "H");
  assert.equal(initials("An official"), "O");
  assert.equal(initials("the White House"), "WH");
  assert.equal(initials("Étienne Ørsted"), "ÉØ");
  assert.equal(initials("محمد"), "م");
  assert.equal(initials("…"), "?");
});

test("a voice without a name looks different from one with a name", () => {
  const looks = (["person", "organization", "place", "document", "group", "unnamed"] as const).map((kind) => looksOf(voicesOf([{ name: "Ana", kind }])[0]!).includes("unnamed"));
  assert.deepEqual(looks, [false, false, false, false, true, true]);
  assert.ok(looksOf(NOBODY).includes("unnamed"));
});
