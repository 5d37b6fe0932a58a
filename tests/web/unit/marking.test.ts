// What is marked when a reader marks words, and what of it stays in the tab.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Correction } from "../../../www/corrections/correction";
import { Corrections } from "../../../www/corrections/corrections";
import { keepCorrections, keptCorrections } from "../../../www/corrections/kept";
import { placeIn, quoteIn, wordsOf } from "../../../www/corrections/marking";

const at = (text: string, words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });

function quote(text: string, selected: string): [string, string] | null {
  const found = quoteIn(text, at(text, selected));
  return found && [text.slice(found.start, found.end), found.kind];
}

test("a marked quote takes in its marks, a reported one leaves the full stop out", () => {
  const text = 'He said: “We leave at dawn.” She called it "a disaster" and „Unsinn“, and said the harbour would stay shut. قالت «سنغادر عند الفجر»';
  assert.deepEqual(quote(text, "“We leave at dawn.”"), ["“We leave at dawn.”", "direct"]);
  assert.deepEqual(quote(text, "We leave at dawn."), ["“We leave at dawn.”", "direct"]);
  assert.deepEqual(quote(text, " “We leave at dawn.” "), ["“We leave at dawn.”", "direct"]);
  assert.deepEqual(quote(text, "a disaster"), ['"a disaster"', "partial"]);
  assert.deepEqual(quote(text, "Unsinn"), ["„Unsinn“", "partial"]);
  assert.deepEqual(quote(text, " the harbour would stay shut. "), ["the harbour would stay shut", "indirect"]);
  assert.deepEqual(quote(text, "leave at"), ["leave at", "indirect"]);
  assert.deepEqual(quote(text, "سنغادر عند الفجر"), ["«سنغادر عند الفجر»", "partial"]);
  for (const nothing of [" ", ": ", "”"]) assert.equal(quote(text, nothing), null, nothing);
});

test("a place leaves out what stands around its name", () => {
  const text = "“In Cairo,” (São Tomé) — ٤ يوليو, القاهرة، ! A sentence that is longer than any name of a place.";
  const place = (words: string) => {
    const found = placeIn(text, at(text, words));
    return found && text.slice(found.start, found.end);
  };
  assert.equal(place(" Cairo,” ("), "Cairo");
  assert.equal(place("(São Tomé) —"), "São Tomé");
  assert.equal(place(" القاهرة، !"), "القاهرة");
  for (const none of [",” (", text]) assert.equal(place(none), null, none);
});

test("words are what an arrow key goes over", () => {
  assert.deepEqual(wordsOf(" a “b,” \n🙂 c").map(({ start, end }) => [start, end]), [[1, 2], [3, 7], [9, 11], [12, 13]]);
  assert.deepEqual(wordsOf(""), []);
});

const NONE = { quotes: [], speakers: [], places: [], persons: [] };
const HARBOUR: Correction = { do: "place", at: { start: 4, end: 11 } };

test("corrections wait for their own article, and for no other", () => {
  keepCorrections("The harbour.", [HARBOUR]);
  assert.deepEqual(keptCorrections("The harbour."), [HARBOUR]);
  assert.deepEqual(keptCorrections("The harbour!"), []);
  assert.deepEqual(keptCorrections(""), []);
  keepCorrections("The harbour.", []);
  assert.deepEqual(keptCorrections("The harbour."), []);
});

test("what the storage holds is not taken on trust", () => {
  keepCorrections("The harbour.", []);
  for (const held of ["", "null", "[]", "{", '{"of":1}', '{"of":null,"corrections":[]}', '{"corrections":[{"do":"place","at":{"start":4,"end":11}}]}']) {
    (globalThis as { sessionStorage?: unknown }).sessionStorage = { getItem: () => held };
    assert.deepEqual(keptCorrections("The harbour."), [], held);
  }
  delete (globalThis as { sessionStorage?: unknown }).sessionStorage;
  keepCorrections("", []);
});

test("corrections go along with an edit, and what is lost is counted once", async () => {
  keepCorrections("", []);
  let shown = 0;
  const corrections = new Corrections(async () => void (shown += 1));
  const placesOf = (text: string) => corrections.apply(text, NONE).places.map(({ start, end }) => text.slice(start, end));
  assert.deepEqual(placesOf("The harbour."), []);
  await corrections.record(HARBOUR);
  assert.equal(shown, 1);
  assert.deepEqual(placesOf("The harbour."), ["harbour"]);
  assert.deepEqual(placesOf("Now the harbour."), ["harbour"]);
  assert.deepEqual(corrections.news(), { came: 0, lost: 0 });
  assert.deepEqual(placesOf("Now the port."), []);
  assert.deepEqual([corrections.news(), corrections.news()], [{ came: 0, lost: 1 }, { came: 0, lost: 0 }]);
  assert.deepEqual(corrections.history, { done: [], undone: [] });
});

test("corrections that came with a link take the place of those that were there", async () => {
  const corrections = new Corrections(async () => {});
  corrections.apply("The harbour.", NONE);
  await corrections.record({ do: "place", at: { start: 0, end: 3 } });
  keepCorrections("The harbour.", [HARBOUR]);
  assert.deepEqual(corrections.apply("The harbour.", NONE).corrections, [HARBOUR]);
  assert.deepEqual(corrections.news(), { came: 1, lost: 0 });
  await corrections.undo();
  assert.equal(corrections.apply("The harbour.", NONE), NONE);
  assert.deepEqual(keptCorrections("The harbour."), []);
  assert.deepEqual(corrections.apply("", NONE), NONE);
});
