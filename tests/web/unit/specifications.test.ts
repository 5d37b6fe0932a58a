// Exports against the specifications of their formats: of every article there is, and of findings that no article has.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { before, test } from "node:test";
import { RelaxNGValidator, XmlDocument } from "libxml2-wasm";
import init, { analyze, type Analysis, type PlaceKind, type QuoteKind, type SpeakerKind } from "#wasm";
import { FORMATS } from "../../../www/exports/formats";
import { Apart } from "../../../www/furniture/apart";
import { words } from "../../../www/strings/en";
import { learn } from "../../../www/strings/strings";
import type { Block } from "../../../www/text/blocks";

learn(words, "en");

interface Article {
  name: string;
  text: string;
  analysis: Analysis;
  blocks: readonly Block[];
}

const FILES = ["www/samples", "tests/articles"].flatMap((folder) =>
  readdirSync(folder).filter((name) => name.endsWith(".txt") && !name.includes(".gold.")).map((name) => `${folder}/${name}`),
);

before(async () => {
  await init({ module_or_path: readFileSync("target/wasm-pkg/voxmark_bg.wasm") });
});

/** Each article as the page reads it; once more behind characters of two code units, so that no offset is right by chance. */
function articles(): Article[] {
  return FILES.flatMap((name) => {
    const text = readFileSync(name, "utf8");
    return [text, `🙂🙂 ${text}`].map((text) => {
      const apart = new Apart();
      return { name, text, analysis: analyze(apart.words(text)), blocks: apart.blocks(text) };
    });
  });
}

const EVIL = `"><script>alert(1)</script>]]>&amp;-->\u0000\u000B\uD83D\uFFFE'<said who="#x">`;

/** Spans of every kind that nest, cross and repeat over a text of markup, from a fixed sequence of numbers. */
function hostile(seed: number): Article {
  const text = `Advertisement\n\nHeadline ${EVIL}\n\n${`Words ${EVIL} 🙂 in Paris said Ana.\n\nShort\n\n`.repeat(6)}By ${EVIL}`;
  let state = seed;
  const next = (below: number) => (state = (state * 48_271) % 2_147_483_647) % below;
  const span = () => {
    const start = next(text.length - 40);
    return { start, end: start + 1 + next(40) };
  };
  const many = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index));
  const kinds: QuoteKind[] = ["direct", "partial", "indirect"];
  const voices: SpeakerKind[] = ["person", "organization", "place", "document", "group", "unnamed"];
  const places: PlaceKind[] = ["country", "region", "division", "city", "natural", "site", "unknown"];
  const sorted = <T extends { start: number; end: number }>(spans: T[]) => spans.sort((a, b) => a.start - b.start || b.end - a.end);
  const apart = new Apart();
  return {
    name: `hostile ${seed}`,
    text,
    blocks: apart.blocks(text),
    analysis: {
      quotes: sorted(many(24, (index) => ({ ...span(), kind: kinds[index % 3]!, group: index, cue: span(), mention: span(), speaker: index % 4 === 3 ? null : index % 6, confidence: (index % 11) / 10, rule: EVIL }))),
      speakers: many(6, (index) => ({ name: EVIL, role: index % 2 ? EVIL : null, kind: voices[index]!, mentions: many(3, span) })),
      places: sorted(many(14, (index) => ({ ...span(), name: `${EVIL}${index % 5}`, kind: places[index % 7]!, country: index % 3 ? "FR" : null, lat: index % 2 ? -90 : null, lon: index % 2 ? 180 : null, geonames: index % 2 ? 1 + index : null, confidence: 0.5 }))),
      persons: sorted(many(8, (index) => ({ ...span(), speaker: index % 2 ? index % 6 : null }))),
    },
  };
}

const all = () => [...articles(), ...Array.from({ length: 20 }, (_, index) => hostile(index + 1))];

test("every TEI file is valid against the schema, and every pointer in it leads somewhere", () => {
  const schema = RelaxNGValidator.fromDoc(XmlDocument.fromString(readFileSync("tests/web/schemas/tei.rng", "utf8")));
  for (const { name, text, analysis, blocks } of all()) {
    const written = FORMATS.tei.write(analysis, text, blocks);
    const document = XmlDocument.fromString(written);
    try {
      schema.validate(document);
    } catch (error) {
      assert.fail(`${name}: ${error instanceof Error ? error.message : error}\n${written.slice(0, 4_000)}`);
    } finally {
      document.dispose();
    }
    const ids = [...written.matchAll(/xml:id="([^"]+)"/g)].map(([, id]) => id);
    assert.equal(new Set(ids).size, ids.length, name);
    for (const [, pointer] of written.matchAll(/ (?:who|ref|source|prev)="#([^"]+)"/g)) assert.ok(ids.includes(pointer!), `${name}: ${pointer}`);
  }
});

test("the schema refuses what TEI refuses", () => {
  const schema = RelaxNGValidator.fromDoc(XmlDocument.fromString(readFileSync("tests/web/schemas/tei.rng", "utf8")));
  const { text, analysis, blocks } = articles()[0]!;
  const written = FORMATS.tei.write(analysis, text, blocks);
  const wrong: [RegExp, string][] = [
    [/<body>/, "<body><said/>"],
    [/<p>/, "<p><p/>"],
    [/ direct="true"/, ' direct="yes"'],
    [/ xml:id="quote-0"/, ""],
    [/ ref="#[^"]+"/, ' ref="speaker 1"'],
    [/<geo>[^<]*/, "<geo>91 200"],
    [/<\/head>/, "</head><head/>"],
    [/<titleStmt>.*?<\/titleStmt>/, ""],
    [/ cert="[^"]+"/, ' cert="2"'],
  ];
  for (const [pattern, change] of wrong) {
    const changed = written.replace(pattern, change);
    assert.notEqual(changed, written, String(pattern));
    assert.throws(() => schema.validate(XmlDocument.fromString(changed)), String(pattern));
  }
});

test("every Web Annotation cuts its words out of the article by code points, and has the members of the model", () => {
  for (const { name, text, analysis } of articles()) {
    const page = JSON.parse(FORMATS.annotations.write(analysis, text));
    const points = [...text];
    assert.equal(page.items.length, analysis.quotes.length + analysis.places.length, name);
    for (const [index, { id, type, motivation, body, target }] of page.items.entries()) {
      assert.deepEqual([type, motivation, target.type], ["Annotation", "identifying", "SpecificResource"]);
      assert.doesNotThrow(() => new URL(id, "https://voxmark.example/"));
      assert.ok(body.length > 0 && body.every(({ type }: { type: string }) => ["TextualBody", "SpecificResource"].includes(type)));
      const [quote, position] = target.selector;
      assert.ok(Number.isInteger(position.start) && Number.isInteger(position.end) && position.start >= 0 && position.start < position.end);
      const { start, end } = [...analysis.quotes, ...analysis.places][index]!;
      assert.equal(quote.exact, text.slice(start, end));
      assert.equal(points.slice(position.start, position.end).join(""), quote.exact);
      assert.ok(points.slice(0, position.start).join("").endsWith(quote.prefix));
      assert.ok(points.slice(position.end).join("").startsWith(quote.suffix));
    }
  }
});

test("every GeoJSON file is one by RFC 7946: points within the world, longitude first, and mentions that cut out the place's words", () => {
  for (const { name, text, analysis } of all()) {
    const { type, features, ...rest } = JSON.parse(FORMATS.geojson.write(analysis, text));
    assert.equal(type, "FeatureCollection");
    // No "crs", which the RFC took away.
    assert.deepEqual(rest, {});
    const points = [...text];
    let mentioned = 0;
    for (const { type, geometry, properties } of features) {
      assert.equal(type, "Feature");
      if (geometry !== null) {
        assert.deepEqual([geometry.type, geometry.coordinates.length], ["Point", 2]);
        const [longitude, latitude] = geometry.coordinates;
        assert.ok(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90, `${name}: ${geometry.coordinates}`);
      }
      mentioned += properties.mentions.length;
      if (!name.startsWith("hostile")) for (const [start, end] of properties.mentions) assert.ok(properties.words.includes(points.slice(start, end).join("")), name);
    }
    assert.equal(mentioned, analysis.places.length, name);
  }
});
