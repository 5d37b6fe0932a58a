import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { READER } from "../../../www/corrections/correction";
import { words } from "../../../www/strings/en";
import { learn } from "../../../www/strings/strings";
import { certainty, coordinates, describePlace, reason } from "../../../www/reading/words";

const { rules } = words;
learn(words, "en");

test("every rule of the core, and the reader’s, has its sentence on the page, and no other has", () => {
  const source = readFileSync("src/analysis.rs", "utf8");
  const [, body] = source.match(/pub enum Rule \{([^}]*)\}/) ?? [];
  const names = [...(body ?? "").matchAll(/^ {4}(\w+),/gm)].map(([, name]) =>
    name!.replace(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase(),
  );
  assert.ok(names.length > 1);
  assert.deepEqual(Object.keys(rules).sort(), [...names, READER].sort());
});

test("a rule that the page does not know is shown by its name", () => {
  assert.equal(reason("passive-cue"), "Decided by the rule “passive cue”.");
});

test("certainty, places and coordinates in words", () => {
  assert.equal(certainty(0.97), "Very likely (97%)");
  assert.equal(certainty(0.7), "Likely (70%)");
  assert.equal(certainty(0.5), "Uncertain (50%)");
  const place = { start: 0, end: 5, name: "Quito", kind: "city", country: "EC", lat: -0.2299, lon: -78.525, geonames: 3652462, confidence: 0.9 } as const;
  assert.equal(describePlace(place), "city, Ecuador");
  assert.equal(describePlace({ ...place, country: "??" }), "city, ??");
  assert.equal(describePlace({ ...place, name: "Ecuador", kind: "country" }), "country");
  assert.equal(coordinates(place), "0.23° S, 78.53° W");
  assert.equal(coordinates({ ...place, lat: null }), null);
});
