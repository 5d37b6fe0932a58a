// The WebAssembly package as JavaScript sees it, and against the command line.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import init, { analyze, loadGazetteer, type Analysis, type Options } from "#wasm";

const ROOT = process.cwd();
const ARTICLES = join(ROOT, "tests/articles");

before(async () => {
  await init({ module_or_path: readFileSync(join(ROOT, "target/wasm-pkg/voxmark_bg.wasm")) });
});

const quoted = (text: string) => analyze(text).quotes.map(({ start, end }) => text.slice(start, end));

test("plain objects with null for what is not there", () => {
  const analysis = analyze("“We may never know,” the note on the door began.");
  assert.deepEqual(analysis, JSON.parse(JSON.stringify(analysis)));
  assert.deepEqual(Object.keys(analysis), ["quotes", "speakers", "places", "persons"]);
});

test("offsets are UTF-16 code units of the very string that was given", () => {
  const before = ["", "🙂🙂 ", "e\u0301e\u0301 ", "עברית وعربي ", "\uFEFF", "\r\n\r\n"];
  for (const prefix of before) {
    const text = `${prefix}“We leave at dawn 🙂,” said Mayor Ana Reyes in Cairo.\r\n`;
    assert.deepEqual(quoted(text), ["“We leave at dawn 🙂,”"], JSON.stringify(prefix));
  }
});

test("lone surrogates do not move an offset", () => {
  for (const broken of ["\uD83D", "\uDE42", "\uDE42\uD83D", "a\uD83Db"]) {
    const text = `${broken} “We leave at dawn ${broken},” said Mayor Ana Reyes in Cairo.`;
    assert.deepEqual(quoted(text), [`“We leave at dawn ${broken},”`], JSON.stringify(broken));
  }
});

/** U+FFFD in the place of each lone surrogate: both are one code unit. */
const wellFormed = (text: string) => text.replace(/\p{Surrogate}/gu, "\uFFFD");

test("a lone surrogate anywhere is read as one unknown character, and every offset slices the string that was given", (context) => {
  const warned = context.mock.method(console, "warn", () => {});
  const article = "CAIRO — “We leave at dawn 🙂,” said Mayor Ana Reyes of Grand Ledge, Michigan. She called it «a disaster».";
  let told = 0;
  for (const broken of ["\uD83D", "\uDE42", "\uDE42\uD83D"]) {
    for (let at = 0; at <= article.length; at += 1) {
      const text = article.slice(0, at) + broken + article.slice(at);
      const found = analyze(text);
      if (text !== wellFormed(text)) told += 1;
      assert.deepEqual(found, analyze(wellFormed(text)), JSON.stringify(text));
      const spans = [...found.quotes, ...found.places, ...found.persons, ...found.speakers.flatMap(({ mentions }) => mentions)];
      assert.ok(spans.every(({ start, end }) => start < end && end <= text.length), JSON.stringify(text));
      const words = found.places.filter(({ confidence }) => confidence === 0).map(({ start, end, name }) => [wellFormed(text.slice(start, end)), name]);
      assert.ok(words.every(([slice, name]) => slice === name), JSON.stringify([text, words]));
    }
  }
  assert.equal(warned.mock.callCount(), told, "a page's developer is told of each broken text, and of no other, U+FFFD or not");
});

test("hostile texts come back whole: no mark of direction, NUL or combining mark moves an offset", () => {
  for (const hostile of ["\u202E", "\u2066\u2069", "\u200B", "\0", "\u0301\u0323", "\uFEFF", "\u2028"]) {
    const text = `${hostile} “We leave ${hostile} at dawn,” said Mayor Ana Reyes.${hostile}`;
    assert.deepEqual(quoted(text), [`“We leave ${hostile} at dawn,”`], JSON.stringify(hostile));
  }
});

test("the limit counts bytes, and the sentence says how many are too many", () => {
  const marks = "“".repeat(6_666_667);
  assert.throws(() => analyze(marks), (error) => error instanceof RangeError && /20000001 bytes.*20000000 bytes/.test(error.message));
});

test("options are taken, and their lack too", () => {
  const text = "Mayor Ana Reyes said on Monday that the bridge would stay shut.";
  assert.deepEqual(analyze(text, {}), analyze(text));
  assert.deepEqual(analyze(text, null), analyze(text));
  assert.equal(analyze(text, { indirect: false }).quotes.length, 0);
});

test("what cannot be used is an Error with a sentence", () => {
  const wrong = (run: () => unknown, type: ErrorConstructor, message: RegExp) =>
    assert.throws(run, (error) => error instanceof type && message.test(error.message) && error.message.endsWith("."));
  wrong(() => analyze(42 as unknown as string), TypeError, /must be a string/);
  wrong(() => analyze(undefined as unknown as string), TypeError, /must be a string/);
  wrong(() => analyze("a", { maxbytes: 3 } as Options), TypeError, /no option "maxbytes", only maxBytes, indirect and candidates/);
  wrong(() => analyze("a", "fast" as Options), TypeError, /options cannot be used/);
  wrong(() => analyze("a", { maxBytes: -1 }), TypeError, /options cannot be used/);
  wrong(() => analyze("a", { indirect: "yes" } as unknown as Options), TypeError, /options cannot be used/);
  wrong(() => analyze("four", { maxBytes: 3 }), RangeError, /4 bytes.*3 bytes/);
});

const FULL = readFileSync(join(ROOT, "data/full.bin"));
const TOWN = "A barn burnt in Grand Ledge, Michigan, on Monday.";

test("candidates come where they are asked for", () => {
  assert.ok(analyze("Snow fell in Paris.").places.every((place) => !("candidates" in place)));
  const [paris] = analyze("Snow fell in Paris.", { candidates: true }).places;
  assert.equal(paris?.candidates?.[0]?.country, "FR");
  assert.ok(paris?.candidates?.some(({ country }) => country === "US"));
});

test("a gazetteer that does not serve is refused with a sentence, and the core tier goes on", () => {
  const before = analyze(TOWN);
  const refused = (bytes: unknown, message: RegExp) =>
    assert.throws(() => loadGazetteer(bytes as Uint8Array), (error) => error instanceof Error && message.test(error.message));
  refused("full.bin", /must be a Uint8Array\.$/);
  refused(new Uint8Array(), /not Voxmark's full gazetteer\.$/);
  refused(FULL.subarray(0, 1 << 20), /cut short or damaged\.$/);
  const other = Uint8Array.from(FULL);
  other[5]! ^= 1;
  refused(other, /another version of Voxmark\.$/);
  assert.deepEqual(analyze(TOWN), before);
});

test("the full gazetteer changes no name and resolves more of them", () => {
  const before = analyze(TOWN);
  loadGazetteer(FULL);
  loadGazetteer(FULL);
  const after = analyze(TOWN);
  const names = ({ places }: Analysis) => places.map(({ start, end }) => TOWN.slice(start, end));
  assert.deepEqual(names(after), names(before));
  assert.deepEqual([before.places[0]?.geonames, after.places[0]?.geonames], [null, 4994344]);
});

test("the WebAssembly with the full gazetteer and the native build give the same JSON on every article", () => {
  const articles = readdirSync(ARTICLES).filter((name) => /(?<!\.gold)\.txt$/.test(name));
  assert.ok(articles.length > 0, "there are articles to compare");
  execFileSync("cargo", ["build", "--quiet", "--release", "--features", "cli", "--bin", "voxmark", "--target-dir", "target"], {
    cwd: ROOT,
    stdio: "inherit",
  });
  for (const name of articles) {
    const path = join(ARTICLES, name);
    const native = execFileSync(join(ROOT, "target/release/voxmark"), ["--format", "json", "--offsets", "utf16", path], {
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    assert.deepEqual(analyze(readFileSync(path, "utf8")), JSON.parse(native) as Analysis, name);
  }
});
