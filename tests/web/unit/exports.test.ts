// Every export says what the analysis says, whatever stands in the text.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, test } from "node:test";
import init, { analyze, type Analysis, type Place, type Quote, type Speaker } from "#wasm";
import { codePointsOf } from "../../../www/exports/code-points";
import { FORMATS, type FormatId } from "../../../www/exports/formats";
import { fileNameOf, titleOf } from "../../../www/exports/title";
import { words } from "../../../www/strings/en";
import { learn } from "../../../www/strings/strings";

learn(words, "en");

const SAMPLE = readFileSync("www/samples/night-train.txt", "utf8");
const HOSTILE = `<script>alert(1)</script> & "Co"

=cmd|'/c calc'!A0 said: “=HYPERLINK("https://evil.example","x")</p><img src=x onerror=alert(1)> 🙂 ]]> --> [x](javascript:alert(1)) **b** \u0000\u0008 \uD83D.”

<b>Paris</b>'s mayor said “+1” of @it.`;

before(async () => {
  await init({ module_or_path: readFileSync("target/wasm-pkg/voxmark_bg.wasm") });
});

/** The hostile text with findings of every layer, names and roles as hostile as the text. */
function hostile(): { text: string; analysis: Analysis } {
  const span = (words: string) => {
    const start = HOSTILE.indexOf(words);
    assert.ok(start >= 0, words);
    return { start, end: start + words.length };
  };
  const about = { confidence: 0.9, rule: "<i>rule</i>", group: 0 };
  const quotes: Quote[] = [
    { ...span(HOSTILE.slice(HOSTILE.indexOf("“"), HOSTILE.indexOf("”") + 1)), ...about, kind: "direct", cue: span("said"), mention: span("=cmd|'/c calc'!A0"), speaker: 0 },
    { ...span("“+1”"), ...about, kind: "partial", cue: null, mention: null, speaker: null, confidence: 0, rule: "none" },
  ];
  const speakers: Speaker[] = [{ name: `=cmd|'/c calc'!A0"><script>alert(1)</script>`, role: "@SUM(A1)\t<b>", kind: "person", mentions: [span("=cmd|'/c calc'!A0")] }];
  const places: Place[] = [{ ...span("Paris"), name: `Paris"<img src=x onerror=alert(1)>`, kind: "city", country: "FR", lat: 48.85, lon: 2.35, geonames: 2988507, confidence: 0.9 }];
  return { text: HOSTILE, analysis: { quotes, speakers, places, persons: [{ ...span("cmd"), speaker: 0 }] } };
}

const sample = () => ({ text: SAMPLE, analysis: analyze(SAMPLE) });
const write = (id: FormatId, { text, analysis }: { text: string; analysis: Analysis }) => FORMATS[id].write(analysis, text);

/** The rows of a file in the format of RFC 4180. */
function rowsOf(csv: string): string[][] {
  assert.ok(csv.endsWith("\r\n"));
  const rows: string[][] = [[]];
  for (const [, quoted, bare, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? bare!);
    if (end !== ",") rows.push([]);
  }
  return rows.slice(0, -1);
}

test("offsets in code points cut the same words as those in UTF-16", () => {
  const text = "a🙂b👩‍👩‍👧‍👦c\uD83Dd\uDE42e";
  const points = [...text];
  const codePoint = codePointsOf(text);
  assert.equal(codePoint(text.length), points.length);
  for (const [index, point] of points.entries()) assert.equal(points[codePoint(points.slice(0, index).join("").length)], point);
});

test("JSON is the analysis itself", () => {
  for (const article of [sample(), hostile()]) assert.deepEqual(JSON.parse(write("json", article)), article.analysis);
});

test("CSV has a row for each quote, whose positions cut it out of the article", () => {
  const article = { text: `🙂 ${SAMPLE}`, analysis: analyze(`🙂 ${SAMPLE}`) };
  const [head, ...rows] = rowsOf(write("csv", article));
  assert.deepEqual(head, ["quote", "speaker", "role", "cue", "kind", "confidence", "start", "end", "rule"]);
  assert.equal(rows.length, article.analysis.quotes.length);
  assert.ok(rows.length > 10);
  const points = [...article.text];
  for (const [quote, , , , , , start, end] of rows) assert.equal(points.slice(Number(start), Number(end)).join(""), quote);
  assert.ok(rows.some(([, speaker, , cue, kind]) => speaker === "Marta Horvat" && cue === "said" && kind === "direct"));
});

test("no field of the CSV is a formula", () => {
  const { text, analysis } = hostile();
  const starts = ["=1", "+1", "-1", "@a", "\t=1", "\r1", " =1", "\n@a", "＝1", "＋1", "－1", "＠a", "|x", "%x"];
  for (const name of starts) {
    const speakers = [{ ...analysis.speakers[0]!, name, role: name }];
    const [, [, speaker, role] = []] = rowsOf(FORMATS.csv.write({ ...analysis, speakers }, text));
    assert.equal(speaker, `'${name}`);
    assert.equal(role, `'${name}`);
  }
  for (const row of rowsOf(write("csv", hostile()))) for (const field of row) assert.doesNotMatch(field, /^\s*[=+\-@]/);
});

test("Web Annotations find their words again by quotation and by position", () => {
  const prefixed = { text: `🙂🙂 ${SAMPLE}`, analysis: analyze(`🙂🙂 ${SAMPLE}`) };
  for (const { text, analysis } of [prefixed, hostile()]) {
    const page = JSON.parse(FORMATS.annotations.write(analysis, text));
    assert.deepEqual([page["@context"], page.type], ["http://www.w3.org/ns/anno.jsonld", "AnnotationPage"]);
    assert.equal(page.items.length, analysis.quotes.length + analysis.places.length);
    assert.equal(new Set(page.items.map(({ id }: { id: string }) => id)).size, page.items.length);
    const points = [...text];
    for (const { type, target } of page.items) {
      assert.equal(type, "Annotation");
      const [quote, position] = target.selector;
      assert.deepEqual([quote.type, position.type], ["TextQuoteSelector", "TextPositionSelector"]);
      assert.equal(points.slice(position.start, position.end).join(""), quote.exact);
      assert.ok(text.includes(quote.prefix + quote.exact + quote.suffix));
    }
  }
});

test("GeoJSON has a feature for each place, longitude first", () => {
  const { text, analysis } = sample();
  const { type, features } = JSON.parse(FORMATS.geojson.write(analysis, text));
  assert.equal(type, "FeatureCollection");
  assert.equal(features.length, new Set(analysis.places.map(({ name, kind, country }) => `${name}|${kind}|${country}`)).size);
  const vienna = features.find(({ properties }: { properties: { name: string } }) => properties.name === "Vienna");
  assert.equal(vienna.type, "Feature");
  const [lon, lat] = vienna.geometry.coordinates;
  assert.ok(Math.abs(lon - 16.4) < 0.3 && Math.abs(lat - 48.2) < 0.3);
  for (const [start, end] of vienna.properties.mentions) assert.equal(text.slice(start, end), "Vienna");
  const nowhere = { ...analysis.places[0]!, lat: null, lon: null, geonames: null };
  assert.equal(JSON.parse(FORMATS.geojson.write({ ...analysis, places: [nowhere] }, text)).features[0].geometry, null);
});

test("Markdown keeps the article's words and gives each quote a footnote", () => {
  const { text, analysis } = sample();
  const written = FORMATS.markdown.write(analysis, text);
  assert.match(written, /^# Night train to the Adriatic returns after eleven years$/m);
  assert.match(written, /“People had stopped believing us,”\[\^\d+\] said Marta Horvat/);
  for (const index of analysis.quotes.keys()) assert.equal(written.split(`[^${index + 1}]`).length, 3, `footnote ${index + 1}`);
  assert.match(written, /- \*\*Marta Horvat\*\*/);
});

test("Markdown lets nothing of the text be markup", () => {
  const written = write("markdown", hostile());
  assert.doesNotMatch(written, /(?<!\\)<(?!\s)/);
  assert.doesNotMatch(written, /(?<!\\)\](?:\(|\[)/);
  assert.doesNotMatch(written, /(?<![\\*])\*\*b/);
  const line = "1. one\n\n# two\n\n- three\n\n+ four\n\n=== five\n\n---\n\n> six\n\n12) seven, which goes on and on to be a paragraph.";
  for (const block of FORMATS.markdown.write({ quotes: [], speakers: [], places: [], persons: [] }, line).split("\n\n")) {
    assert.doesNotMatch(block, /^(?:[#+\-=>]|\d+[.)])(?!# \\|# )/);
  }
});

test("Markdown makes no link of an address, which would take in what escapes a tag, nor of a footnote", () => {
  const nothing = { speakers: [], places: [], persons: [] };
  const text = "See https://example.org/<img src=x> and www.example.org/<b>. “Never”(javascript:alert(1)) “At last”: [x].";
  const quotes = [/“Never”/, /“At last”/].map((words, group): Quote => {
    const start = text.search(words);
    return { start, end: text.indexOf("”", start) + 1, kind: "partial", group, cue: null, mention: null, speaker: null, confidence: 0, rule: "none" };
  });
  const [article] = FORMATS.markdown.write({ ...nothing, quotes }, text).split("\n");
  assert.equal(article, "See https\\://example.org/&lt;img src=x\\> and www\\.example.org/&lt;b\\>. “Never”[^1]\\(javascript:alert(1)) “At last”[^2]\\: \\[x\\].");
});

test("titles and file names are short, and never empty", () => {
  assert.equal(titleOf(SAMPLE), "Night train to the Adriatic returns after eleven years");
  assert.equal(titleOf(""), "Voxmark");
  assert.equal([...titleOf("🙂".repeat(500))].length, 80);
  assert.equal(fileNameOf("Überfahrt: ../../etc/passwd\n\nText."), "uberfahrt-etc-passwd");
  assert.equal(fileNameOf("مقال"), "article");
});

test("an empty article is written too", () => {
  const nothing = { quotes: [], speakers: [], places: [], persons: [] };
  for (const id of Object.keys(FORMATS) as FormatId[]) assert.ok(FORMATS[id].write(nothing, "").length > 0, id);
});
