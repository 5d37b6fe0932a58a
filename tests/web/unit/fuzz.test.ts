// Made-up input in numbers: links that were altered, and analyses that no article has. The same in every run; VOXMARK_FUZZ_RUNS asks for
// more rounds than a test has time for (scripts/fuzz-web.mjs), VOXMARK_FUZZ_SEED for others.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, test } from "node:test";
import { XmlDocument } from "libxml2-wasm";
import { marked } from "marked";
import init, { analyze, type Analysis, type Place, type PlaceKind, type QuoteKind, type SpeakerKind } from "#wasm";
import { apply } from "../../../www/corrections/apply";
import { readCorrections, type Corrected } from "../../../www/corrections/correction";
import { FORMATS, type FormatId } from "../../../www/exports/formats";
import { Apart } from "../../../www/furniture/apart";
import { articleOfLink, linkOf } from "../../../www/share/link";
import { words } from "../../../www/strings/en";
import { learn } from "../../../www/strings/strings";
import { blocksOf } from "../../../www/text/blocks";
import { Chance, altered } from "../hostile/altered";
import { PAYLOADS, articleOf, oneLine } from "../hostile/payloads";

learn(words, "en");

const RUNS = Number(process.env.VOXMARK_FUZZ_RUNS ?? 700);
const SEED = Number(process.env.VOXMARK_FUZZ_SEED ?? 1);

before(async () => {
  await init({ module_or_path: readFileSync("target/wasm-pkg/voxmark_bg.wasm") });
});

const SENTENCE = /^The link does not hold a whole article.*\.$/;

test(`an altered link opens an article or gives its sentence, ${RUNS * 4} times`, async () => {
  const whole = new URL(await linkOf({ text: "“We leave at dawn 🙂,” said Mayor Ana Reyes in Cairo.", corrections: [{ do: "unquote", at: { start: 0, end: 22 } }] }, "https://voxmark.example/")).hash;
  let [opened, refused, corrected] = [0, 0, 0];
  for (let run = 0; run < RUNS * 4; run += 1) {
    const fragment = altered(new Chance(SEED * 1_000_003 + run), whole);
    try {
      const { text, corrections } = await articleOfLink(fragment);
      opened += 1;
      assert.equal(typeof text, "string");
      assert.notEqual(text.trim(), "");
      // What came is in terms of the text, and goes into what is found in it.
      assert.deepEqual(readCorrections(corrections, text), corrections);
      const found = run % 4 === 0 ? analyze(text) : { quotes: [], speakers: [], places: [], persons: [] };
      corrected += apply(found, corrections, text).corrections?.length ?? 0;
    } catch (error) {
      refused += 1;
      assert.match((error as Error).message, SENTENCE, `run ${run}: ${JSON.stringify(fragment)}: ${(error as Error).stack}`);
    }
  }
  assert.ok(opened > RUNS / 4 && refused > RUNS && corrected > RUNS / 100, `${opened} opened, ${refused} refused, ${corrected} corrections`);
  assert.equal(Object.keys(Object.prototype).length + Number("canary" in {}), 0);
});

/** A text of payloads and words, and findings over it that nest, cross, repeat and have payloads for names. */
function invented(seed: number): { text: string; analysis: Corrected } {
  const chance = new Chance(seed);
  const pieces = ["“We stay,” said Ana", "\n", "\n\n", "🙂", " in Paris. ", "\uD83D", "\r", "Advertisement\n\n", "1. ", "# ", "x".repeat(130)];
  const text = Array.from({ length: 2 + chance.below(30) }, () => (chance.below(2) === 0 ? chance.of(PAYLOADS) : chance.of(pieces))).join("") || "Text";
  const edge = () => {
    const at = chance.below(text.length + 1);
    return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(Math.max(0, at - 1), at + 1)) ? at - 1 : at;
  };
  const span = () => {
    const [one, other] = [edge(), edge()].sort((a, b) => a - b) as [number, number];
    return one < other ? { start: one, end: other } : { start: 0, end: text.length };
  };
  const sorted = <T extends { start: number; end: number }>(spans: T[]) => spans.sort((a, b) => a.start - b.start || b.end - a.end);
  const kinds: QuoteKind[] = ["direct", "partial", "indirect"];
  const voices: SpeakerKind[] = ["person", "organization", "place", "document", "group", "unnamed"];
  const sorts: PlaceKind[] = ["country", "region", "division", "city", "natural", "site", "unknown"];
  const name = () => oneLine(chance.of(PAYLOADS)) || "Ana";
  const speakers = chance.many(6, () => ({ name: name(), role: chance.below(2) ? name() : null, kind: chance.of(voices), mentions: sorted(chance.many(3, span)) }));
  const speaker = () => (speakers.length === 0 || chance.below(4) === 0 ? null : chance.below(speakers.length));
  const located = (): Pick<Place, "lat" | "lon" | "geonames"> =>
    chance.below(2) ? { lat: chance.below(18_000) / 100 - 90, lon: chance.below(36_000) / 100 - 180, geonames: chance.below(2) ? chance.below(9e6) : null } : { lat: null, lon: null, geonames: null };
  const analysis: Analysis = {
    quotes: sorted(chance.many(9, (group) => ({ ...span(), kind: chance.of(kinds), group, cue: chance.below(2) ? span() : null, mention: chance.below(2) ? span() : null, speaker: speaker(), confidence: chance.below(101) / 100, rule: chance.of(["cue-after", "none", "reader", ...PAYLOADS]) }))),
    speakers,
    places: sorted(chance.many(6, () => ({ ...span(), name: name(), kind: chance.of(sorts), country: chance.of([null, "FR", "XX", "<b>", "__proto__"]), ...located(), confidence: chance.below(101) / 100 }))),
    persons: sorted(chance.many(4, () => ({ ...span(), speaker: speaker() }))),
  };
  const corrections = chance.below(3) === 0 ? readCorrections([{ do: "rename", who: { name: speakers[0]?.name, at: null }, name: name() }], text) : [];
  return { text, analysis: apply(analysis, corrections, text) };
}

/** The rows of a file by RFC 4180, read character by character; throws where it is none. */
function rowsOf(csv: string): string[][] {
  const rows: string[][] = [];
  let [row, at]: [string[], number] = [[], 0];
  while (at < csv.length) {
    let field = "";
    if (csv[at] === '"') {
      for (at += 1; csv[at] !== '"' || csv[at + 1] === '"'; at += csv[at] === '"' ? 2 : 1) {
        if (at >= csv.length) throw new SyntaxError("A quotation is not closed.");
        field += csv[at];
      }
      at += 1;
    } else {
      while (at < csv.length && !',\r\n"'.includes(csv[at]!)) field += csv[at++];
    }
    row.push(field);
    if (csv[at] === ",") at += 1;
    else if (csv.startsWith("\r\n", at)) {
      at += 2;
      rows.push(row);
      row = [];
    } else throw new SyntaxError(`Neither comma nor line end at ${at}: ${JSON.stringify(csv.slice(at, at + 20))}`);
  }
  if (row.length > 0) throw new SyntaxError("The last row has no end.");
  return rows;
}

/** What an XML document cannot hold, as U+FFFD. */
const inXml = (text: string) => text.replace(/[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|\p{Cs}/gu, "\uFFFD");

/** The tags of HTML that an export made or let through, by a parser that knows no more than where text ends and tags begin. */
const tagsOf = (html: string) => new Set([...html.replace(/<style>[^]*?<\/style>/, "").matchAll(/<\/?([a-z!][^\s>/]*)/gi)].map(([, tag]) => tag!.toLowerCase()));

const OWN_TAGS = new Set(["!doctype", "html", "head", "meta", "title", "body", "main", "article", "section", "footer", "h1", "h2", "h3", "p", "mark", "ul", "li", "a", "span", "strong"]);
/** What Markdown makes by itself. */
const MARKDOWN_TAGS = new Set(["p", "h1", "h2", "ul", "ol", "li", "strong", "em", "br", "a", "hr", "blockquote"]);

const CHECKS: Record<FormatId, (written: string, article: { text: string; analysis: Corrected; blocks: ReturnType<typeof blocksOf> }) => void> = {
  html(written) {
    for (const tag of tagsOf(written)) assert.ok(OWN_TAGS.has(tag), `<${tag}>`);
    assert.doesNotMatch(written.replace(/<style>[^]*?<\/style>/, "").replace(/"[^"]*"/g, '""'), /<[^>]* (?:on\w+|style|src|srcdoc)=/);
    for (const [, target] of written.matchAll(/ href="([^"]*)"/g)) assert.match(target!, /^#quote-\d+$/);
    assert.doesNotMatch(written.replace(/<article[^]*<\/article>|<li>[^]*?<\/li>/g, ""), /[\u202A-\u202E\u2066-\u2069]/);
  },
  markdown(written) {
    const html = marked.parse(written, { gfm: true }) as string;
    for (const tag of tagsOf(html)) assert.ok(MARKDOWN_TAGS.has(tag), `<${tag}> of ${written}`);
    for (const [, target] of html.matchAll(/ href="([^"]*)"/g)) assert.match(target!, /^(?:https?:|mailto:)/);
  },
  csv(written, { analysis }) {
    const rows = rowsOf(written);
    assert.equal(rows.length, analysis.quotes.length + 1);
    for (const row of rows) {
      assert.equal(row.length, 9);
      for (const field of row.filter((field) => !/^-?[\d.]+$/.test(field))) assert.doesNotMatch(field, /^[\s\p{Cc}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20|%]|^[\t\r\n]/u);
    }
  },
  json(written, { analysis }) {
    assert.deepEqual(JSON.parse(written), JSON.parse(JSON.stringify(analysis)));
  },
  annotations(written, { text, analysis }) {
    const { items } = JSON.parse(written);
    assert.equal(items.length, analysis.quotes.length + analysis.places.length);
    for (const { target } of items) assert.ok(text.includes(target.selector[0].exact));
  },
  tei(written, { text, blocks }) {
    const document = XmlDocument.fromString(written);
    try {
      const tei = { tei: "http://www.tei-c.org/ns/1.0" };
      const said = document.find("/tei:TEI/tei:text//*[self::tei:p or self::tei:head or self::tei:note]", tei).map((node) => node.content);
      assert.deepEqual(said, blocks.length === 0 ? [""] : blocks.map(({ start, end }) => inXml(text.slice(start, end))));
      const strangers = document.find("//*[namespace-uri() != 'http://www.tei-c.org/ns/1.0'] | //comment() | //processing-instruction()");
      assert.equal(strangers.length, 0);
    } finally {
      document.dispose();
    }
  },
  geojson(written, { analysis }) {
    const { type, features } = JSON.parse(written);
    assert.equal(type, "FeatureCollection");
    assert.equal(features.reduce((sum: number, { properties }: { properties: { mentions: [] } }) => sum + properties.mentions.length, 0), analysis.places.length);
    for (const { properties } of features) assert.doesNotMatch(properties.name, /[\u200B\u202A-\u202E\u2066-\u2069\uFEFF]/);
  },
};

test(`every export of ${RUNS} invented analyses is what its format says, and holds nothing else`, () => {
  for (let run = 0; run < RUNS; run += 1) {
    const { text, analysis } = invented(SEED * 7_919 + run);
    const blocks = run % 2 ? [...new Apart().blocks(text)] : blocksOf(text);
    for (const [id, check] of Object.entries(CHECKS)) {
      const written = FORMATS[id as FormatId].write(analysis, text, blocks);
      try {
        check(written, { text, analysis, blocks });
      } catch (error) {
        assert.fail(`${id}, run ${run}: ${(error as Error).message}\n${JSON.stringify(text)}`);
      }
    }
  }
});

test("the payloads as one article, as the core reads them: every export is what its format says", () => {
  const text = articleOf();
  const analysis = analyze(text);
  assert.ok(analysis.quotes.length > PAYLOADS.length / 2);
  const blocks = blocksOf(text);
  for (const [id, check] of Object.entries(CHECKS)) check(FORMATS[id as FormatId].write(analysis, text, blocks), { text, analysis, blocks });
});

test("the readers of formats in this file tell when one is wrong", () => {
  const { text, analysis } = invented(3);
  const article = { text, analysis, blocks: blocksOf(text) };
  for (const wrong of ['a,b\r\n"c', "a,b", '"a"b,c\r\n', "=1\r\n"]) assert.throws(() => CHECKS.csv(wrong, { ...article, analysis: { ...analysis, quotes: [] } }), wrong);
  assert.throws(() => CHECKS.html('<main><img src="x">', article));
  assert.throws(() => CHECKS.markdown("<b>x</b>", article));
  assert.throws(() => CHECKS.markdown("[x](javascript:x)", article));
  assert.throws(() => CHECKS.tei("<TEI><p></TEI>", article));
});
