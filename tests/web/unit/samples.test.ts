// What a reader sees first: each sample has its voices, named, and its places; no quote of it is nobody's.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { before, test } from "node:test";
import init, { analyze } from "#wasm";
import { Apart } from "../../../www/furniture/apart";
import start from "../../../www/strings/en/start.json";

interface Expected {
  /** How many quotes each of them has at least. */
  voices: Record<string, number>;
  places: string[];
  /** How many lines are set apart. */
  apart: number;
}

const SAMPLES: Record<string, Expected> = {
  "night-train": { voices: { "Marta Horvat": 4, "Jonas Feldbacher": 4, "Petra Zajc": 2, "Amadou Keller": 1 }, places: ["Rijeka", "Vienna", "Ljubljana", "Trieste"], apart: 0 },
  "beekeeper-interview": { voices: { "Ingrid Solheim": 8, "Tomás Quiroga": 8 }, places: ["Bergen", "Oslo", "Stavanger", "Voss"], apart: 0 },
  "storm-wire": { voices: { "Helena Vasques": 3, "Julián Cortázar": 2, "Claire Delaunay": 2, "Owen Pritchard": 2 }, places: ["Lisbon", "Galicia", "Bordeaux", "Santander", "Cardiff", "Aosta"], apart: 0 },
  "court-marchetti": { voices: { "Paolo Marchetti": 4, "Dario Marchetti": 8, "Silvia Bonanno": 3, "Giorgio Tassi": 2 }, places: ["Genoa", "Portofino", "Camogli"], apart: 0 },
  "library-local": { voices: { "Walt Brannigan": 3, "Priya Raman": 3, "Dorothy Hale": 4 }, places: ["Thistleton", "Ohio", "Columbus", "Lancaster"], apart: 16 },
  "governor-speech": { voices: { "Aoife Brennan": 20, "Conor Lavelle": 2, "Niamh Tierney": 1 }, places: ["Ireland", "Frankfurt", "Dublin"], apart: 0 },
};

const read = (name: string) => readFileSync(`www/samples/${name}.txt`, "utf8");

before(async () => {
  await init({ module_or_path: readFileSync("target/wasm-pkg/voxmark_bg.wasm") });
});

test("every sample is offered, and expected here", () => {
  const names = readdirSync("www/samples").map((name) => name.replace(/\.txt$/, ""));
  assert.deepEqual(Object.keys(start.samples).sort(), names);
  assert.deepEqual(Object.keys(SAMPLES).sort(), names);
});

for (const [name, { voices, places, apart }] of Object.entries(SAMPLES)) {
  test(`${name} is read with its voices and places`, () => {
    const text = read(name);
    const reader = new Apart();
    const { quotes, speakers, ...found } = analyze(reader.words(text));
    const words = text.split(/\s+/).length;
    assert.ok(words >= 300 && words <= 600, `${words} words`);
    assert.equal(reader.lines(text), apart);
    assert.deepEqual(quotes.filter(({ speaker }) => speaker === null).map(({ start, end }) => text.slice(start, end)), []);
    for (const [voice, least] of Object.entries(voices)) {
      const count = quotes.filter(({ speaker }) => speaker !== null && speakers[speaker]?.name === voice).length;
      assert.ok(count >= least, `${voice}: ${count}`);
    }
    const named = new Set(found.places.map(({ start, end }) => text.slice(start, end)));
    for (const place of places) assert.ok(named.has(place), place);
  });
}
