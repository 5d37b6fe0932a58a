// A reader's corrections: what comes of them is an analysis like any other, and undoing leaves nothing behind.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { before, test } from "node:test";
import init, { analyze, type Analysis, type Quote, type Span } from "#wasm";
import { apply } from "../../../www/corrections/apply";
import { readCorrections, type Corrected, type Correction, type Who } from "../../../www/corrections/correction";
import { NOTHING_DONE, record, redo, undo, undoAll } from "../../../www/corrections/history";
import { rebase } from "../../../www/corrections/rebase";
import { FORMATS, type FormatId } from "../../../www/exports/formats";
import { words as english } from "../../../www/strings/en";
import { learn } from "../../../www/strings/strings";

learn(english, "en");

const TEXT = `Flood closes the harbour

“We leave at dawn,” Mayor Ana Reyes told residents in Cairo. “If we stay, we drown.”

She called the flood “a disaster” and said the harbour would stay shut.

“Never,” said Governor Jonas Feldbacher. An official who asked not to be named said the port was lost.

Reyes met Luis Ortega in Cairo, and Jordan stayed at home.`;

before(async () => {
  await init({ module_or_path: readFileSync("target/wasm-pkg/voxmark_bg.wasm") });
});

const found = () => analyze(TEXT);

/** Where words stand in the text, the `nth` time. */
function span(words: string, nth = 0, text = TEXT): Span {
  let start = -1;
  for (let time = 0; time <= nth; time += 1) start = text.indexOf(words, start + 1);
  assert.ok(start >= 0, words);
  return { start, end: start + words.length };
}

function quoteOf(analysis: Analysis, words: string, text = TEXT): Quote {
  const quote = analysis.quotes.find(({ start, end }) => text.slice(start, end) === words);
  assert.ok(quote, words);
  return quote;
}

/** Whose words they are. */
function voice(analysis: Analysis, words: string, text = TEXT): string | null {
  const { speaker } = quoteOf(analysis, words, text);
  return speaker === null ? null : analysis.speakers[speaker]!.name;
}

function who(analysis: Analysis, name: string): Who {
  const speaker = analysis.speakers.find((each) => each.name === name);
  return { name, at: speaker?.mentions[0] ?? null };
}

const words = (spans: readonly Span[]) => spans.map(({ start, end }) => TEXT.slice(start, end));

/** What docs/contract.md and tests/properties.rs say of every analysis. */
function assertContract(analysis: Corrected, text: string): void {
  const sorted = (spans: readonly Span[], what: string) =>
    spans.forEach(({ start, end }, index) => {
      const previous = spans[index - 1];
      assert.ok(0 <= start && start < end && end <= text.length, what);
      assert.ok(!previous || previous.start < start || (previous.start === start && previous.end >= end), `${what} in order`);
    });
  const apart = (spans: readonly Span[], what: string) =>
    spans.forEach(({ start }, index) => assert.ok((spans[index - 1]?.end ?? 0) <= start, `${what} do not meet`));
  const { quotes, speakers, places, persons } = analysis;
  sorted(quotes, "quotes");
  sorted(places, "places");
  sorted(persons, "persons");
  apart(places, "places");
  apart(quotes.filter(({ kind }) => kind !== "indirect"), "marked quotes");
  let groups = 0;
  for (const { group, speaker, confidence, cue, mention } of quotes) {
    assert.ok(Number.isInteger(group) && group >= 0 && group <= groups, "groups are numbered as they come");
    groups = Math.max(groups, group + 1);
    assert.ok(speaker === null ? confidence === 0 : speaker in speakers, "a speaker of the list");
    assert.ok(confidence >= 0 && confidence <= 1);
    for (const part of [cue, mention]) if (part) assert.ok(0 <= part.start && part.start < part.end && part.end <= text.length);
  }
  const mentions = new Set<string>();
  speakers.forEach(({ name, mentions: own }, index) => {
    assert.ok(name.length > 0);
    sorted(own, `mentions of ${name}`);
    for (const { start, end } of own) {
      assert.ok(!mentions.has(`${start}-${end}`), "a mention of one speaker");
      mentions.add(`${start}-${end}`);
    }
    assert.ok(quotes.some(({ speaker }) => speaker === index), `${name} says something`);
  });
  for (const { speaker } of persons) assert.ok(speaker === null || speaker in speakers);
}

/** Applied to what is found, and held against the contract. */
function corrected(...corrections: Correction[]): Corrected {
  const base = found();
  const analysis = apply(base, corrections, TEXT);
  assert.deepEqual(base, found(), "what was found stays as it is");
  assert.deepEqual(analysis.corrections ?? [], corrections, "all of them fit");
  assertContract(analysis, TEXT);
  return analysis;
}

test("the text of these tests has what they correct", () => {
  assert.equal(voice(found(), "“a disaster”"), "Ana Reyes");
  assert.equal(voice(found(), "“Never,”"), "Jonas Feldbacher");
  assert.deepEqual(found().speakers.map(({ name, kind }) => [name, kind]).at(-1), ["An official", "unnamed"]);
  assert.deepEqual(words(found().places), ["Cairo", "Cairo", "Jordan"]);
});

test("without corrections it is what was found", () => {
  const base = found();
  assert.equal(apply(base, [], TEXT), base);
  assert.equal(apply(base, [{ do: "unquote", at: span("harbour") }], TEXT), base);
});

test("a quote is somebody else's, and says that a reader said so", () => {
  const base = found();
  const analysis = corrected({ do: "attribute", at: span("“Never,”"), to: who(base, "Ana Reyes") });
  const quote = quoteOf(analysis, "“Never,”");
  assert.equal(voice(analysis, "“Never,”"), "Ana Reyes");
  assert.deepEqual([quote.rule, quote.confidence, quote.cue, quote.mention], ["reader", 1, null, null]);
  assert.ok(!analysis.speakers.some(({ name }) => name === "Jonas Feldbacher"), "who says nothing is no speaker");
  assert.equal(analysis.persons.find(({ start }) => start === span("Jonas Feldbacher").start)?.speaker, null);
});

test("a quote's whole utterance goes with it", () => {
  const text = "“We leave,” said Mayor Ana Reyes, “at dawn.” “Never,” said Governor Jonas Feldbacher.";
  const base = analyze(text);
  assert.equal(quoteOf(base, "“We leave,”", text).group, quoteOf(base, "“at dawn.”", text).group);
  const analysis = apply(base, [{ do: "attribute", at: span("“at dawn.”", 0, text), to: who(base, "Jonas Feldbacher") }], text);
  assertContract(analysis, text);
  assert.deepEqual(analysis.speakers.map(({ name }) => name), ["Jonas Feldbacher"]);
  assert.deepEqual(analysis.quotes.map(({ speaker, group }) => [speaker, group]), [[0, 0], [0, 0], [0, 1]]);
});

test("a pronoun goes along with its quote, a name does not, nor a pronoun that other quotes have too", () => {
  const text = "“We leave at dawn,” Mayor Ana Reyes said. “Never,” said Governor Jonas Feldbacher. “I am tired,” he said.";
  const base = analyze(text);
  const to = who(base, "Ana Reyes");
  const analysis = apply(base, [{ do: "attribute", at: span("“I am tired,”", 0, text), to }], text);
  const quote = quoteOf(analysis, "“I am tired,”", text);
  assert.equal(text.slice(quote.mention!.start, quote.mention!.end), "he");
  assert.equal(text.slice(quote.cue!.start, quote.cue!.end), "said");
  assert.ok(analysis.speakers.find(({ name }) => name === "Ana Reyes")!.mentions.some(({ start }) => start === quote.mention!.start));
  assertContract(analysis, text);
  const shared = corrected({ do: "attribute", at: span("“a disaster”"), to: who(found(), "Jonas Feldbacher") });
  assert.equal(quoteOf(shared, "“a disaster”").mention, null);
  assert.equal(voice(shared, "the harbour would stay shut"), "Ana Reyes");
});

test("a quote is nobody's", () => {
  const analysis = corrected({ do: "attribute", at: span("“Never,”"), to: null });
  const quote = quoteOf(analysis, "“Never,”");
  assert.deepEqual([quote.speaker, quote.confidence, quote.rule], [null, 0, "reader"]);
});

test("somebody who did not speak before: a person of the article with their mentions, or anybody", () => {
  const named = corrected({ do: "attribute", at: span("“Never,”"), to: { name: "Luis Ortega", at: null } });
  const ortega = named.speakers.find(({ name }) => name === "Luis Ortega")!;
  assert.deepEqual([words(ortega.mentions), ortega.kind, ortega.role], [["Luis Ortega"], "person", null]);
  assert.notEqual(named.persons.find(({ start }) => start === span("Luis Ortega").start)!.speaker, null);
  for (const [name, kind] of [["Ida Brandt", "person"], ["a fisherman", "unnamed"], ["the fishermen", "unnamed"], ["The Harbour Board", "person"], ["آنا", "person"]] as const) {
    const other = corrected({ do: "attribute", at: span("“Never,”"), to: { name, at: null } });
    assert.deepEqual(other.speakers.find((each) => each.name === name), { name, role: null, kind, mentions: [] });
  }
});

test("a speaker gets another name; whoever had none keeps the description as a role", () => {
  const base = found();
  const analysis = corrected({ do: "rename", who: who(base, "Ana Reyes"), name: "Ana María Reyes" });
  assert.equal(voice(analysis, "“a disaster”"), "Ana María Reyes");
  assert.deepEqual(analysis.speakers.map(({ mentions }) => mentions), base.speakers.map(({ mentions }) => mentions));
  const official = corrected({ do: "rename", who: who(base, "An official"), name: "Ida Brandt" }).speakers.at(-1)!;
  assert.deepEqual([official.name, official.kind, official.role?.startsWith("An official")], ["Ida Brandt", "person", true]);
});

test("two speakers are one, under the better name, whichever was chosen first", () => {
  const base = found();
  const [ana, official] = [who(base, "Ana Reyes"), who(base, "An official")];
  for (const [one, into] of [[ana, official], [official, ana]] as const) {
    const analysis = corrected({ do: "merge", who: one, into });
    assert.equal(analysis.speakers.length, base.speakers.length - 1);
    const merged = analysis.speakers.find(({ name }) => name === "Ana Reyes")!;
    assert.equal(merged.kind, "person");
    const both = base.speakers.filter(({ name }) => ["Ana Reyes", "An official"].includes(name)).flatMap(({ mentions }) => mentions);
    assert.equal(merged.mentions.length, both.length);
    assert.equal(voice(analysis, "the port was lost"), "Ana Reyes");
  }
  const renamed = corrected({ do: "rename", who: official, name: "Ana Reyes" });
  assert.equal(renamed.speakers.length, base.speakers.length - 1, "a name that somebody has already");
});

test("a mark more, and a mark less", () => {
  const base = found();
  const at = span("stayed at home");
  const analysis = corrected({ do: "quote", at, kind: "indirect", to: who(base, "Jonas Feldbacher") }, { do: "unquote", at: span("“Never,”") });
  assert.equal(voice(analysis, "stayed at home"), "Jonas Feldbacher");
  assert.deepEqual([quoteOf(analysis, "stayed at home").rule, quoteOf(analysis, "stayed at home").cue], ["reader", null]);
  assert.ok(!words(analysis.quotes).includes("“Never,”"));
  const gone = corrected({ do: "unquote", at: span("“Never,”") });
  assert.ok(!gone.speakers.some(({ name }) => name === "Jonas Feldbacher"));
});

test("a quote that a reader marks takes the place of those that it meets, but for what may stand beside it", () => {
  const longer = corrected({ do: "quote", at: { start: span("Cairo. “If").start, end: span("we drown.”").end }, kind: "direct", to: null });
  assert.ok(!words(longer.quotes).includes("“If we stay, we drown.”"));
  const around = corrected({ do: "quote", at: span("called the flood “a disaster” and"), kind: "indirect", to: null });
  assert.ok(words(around.quotes).includes("“a disaster”"));
  const inside = corrected({ do: "quote", at: span("harbour would"), kind: "partial", to: null });
  assert.ok(words(inside.quotes).includes("the harbour would stay shut"));
  const twice = corrected({ do: "quote", at: span("stayed at"), kind: "indirect", to: null }, { do: "quote", at: span("at home"), kind: "indirect", to: null });
  assert.deepEqual(words(twice.quotes).filter((each) => each.includes("at") && !each.includes("“")).slice(-1), ["at home"]);
  const again = corrected({ do: "quote", at: span("“Never,”"), kind: "partial", to: { name: "Ana Reyes", at: null } });
  assert.deepEqual([quoteOf(again, "“Never,”").kind, voice(again, "“Never,”")], ["partial", "Ana Reyes"]);
});

test("a quote over paragraphs is a quote for each, in one group", () => {
  const at = { start: span("“Never,”").start, end: span("Reyes met Luis").end };
  const analysis = corrected({ do: "quote", at, kind: "direct", to: null });
  const parts = analysis.quotes.filter(({ rule }) => rule === "reader");
  assert.deepEqual(words(parts).map((each) => [each.slice(0, 8), each.slice(-4)]), [["“Never,”", "ost."], ["Reyes me", "Luis"]]);
  assert.equal(new Set(parts.map(({ group }) => group)).size, 1);
});

test("a place more, and a place less", () => {
  const analysis = corrected({ do: "unplace", at: span("Jordan") }, { do: "place", at: span("harbour") });
  assert.deepEqual(words(analysis.places), ["harbour", "Cairo", "Cairo"]);
  assert.deepEqual(analysis.places[0], { ...span("harbour"), name: "harbour", kind: "unknown", country: null, lat: null, lon: null, geonames: null, confidence: 0 });
  const again = corrected({ do: "unplace", at: span("Cairo", 1) }, { do: "place", at: span("Cairo", 1) });
  assert.deepEqual(again.places, found().places, "what the same words mean elsewhere");
  const wider = corrected({ do: "place", at: span("in Cairo") });
  assert.deepEqual(words(wider.places), ["in Cairo", "Cairo", "Jordan"]);
  const person = corrected({ do: "place", at: span("Luis Ortega") });
  assert.ok(!words(person.persons).includes("Luis Ortega"));
});

test("corrections build on one another", () => {
  const base = found();
  const analysis = corrected(
    { do: "rename", who: who(base, "An official"), name: "Ida Brandt" },
    { do: "attribute", at: span("“Never,”"), to: { name: "Ida Brandt", at: who(base, "An official").at } },
    { do: "merge", who: who(base, "Ana Reyes"), into: { name: "Ida Brandt", at: null } },
    { do: "rename", who: { name: "Ida Brandt", at: who(base, "Ana Reyes").at }, name: "Everybody" },
  );
  assert.deepEqual(new Set(analysis.quotes.map(({ speaker }) => speaker)), new Set([0]));
  assert.equal(analysis.speakers[0]!.name, "Everybody");
});

test("what does not fit is passed over, and the rest stands", () => {
  const base = found();
  const misfits: Correction[] = [
    { do: "attribute", at: span("harbour"), to: null },
    { do: "unquote", at: span("Cairo") },
    { do: "unplace", at: span("harbour") },
    { do: "place", at: span("Cairo") },
    { do: "rename", who: { name: "Nobody Known", at: null }, name: "Somebody" },
    { do: "rename", who: who(base, "Ana Reyes"), name: "Ana Reyes" },
    { do: "merge", who: who(base, "Ana Reyes"), into: who(base, "Ana Reyes") },
    { do: "merge", who: who(base, "Ana Reyes"), into: { name: "Nobody Known", at: null } },
    { do: "quote", at: { start: TEXT.indexOf("\n\n"), end: TEXT.indexOf("\n\n") + 2 }, kind: "direct", to: null },
  ];
  const fits: Correction = { do: "attribute", at: span("“Never,”"), to: null };
  const analysis = apply(base, [...misfits.slice(0, 4), fits, ...misfits.slice(4)], TEXT);
  assert.deepEqual(analysis.corrections, [fits]);
  assert.equal(apply(base, misfits, TEXT), base);
});

test("undoing one by one goes back exactly, and redoing forward", () => {
  const base = found();
  const steps: Correction[] = [
    { do: "attribute", at: span("“Never,”"), to: who(base, "Ana Reyes") },
    { do: "rename", who: who(base, "Ana Reyes"), name: "Ana" },
    { do: "place", at: span("harbour") },
    { do: "unquote", at: span("“a disaster”") },
  ];
  const shown = (done: readonly Correction[]) => apply(found(), done, TEXT);
  let history = NOTHING_DONE;
  const seen = [shown(history.done)];
  for (const step of steps) seen.push(shown((history = record(history, step)).done));
  assert.equal(new Set(seen.map((each) => JSON.stringify(each))).size, steps.length + 1);
  for (const expected of seen.slice(0, -1).reverse()) assert.deepEqual(shown((history = undo(history)).done), expected);
  for (const expected of seen.slice(1)) assert.deepEqual(shown((history = redo(history)).done), expected);
  const all = undoAll(history);
  assert.deepEqual([all.done, shown(all.done)], [[], base]);
  assert.deepEqual(redo(redo(redo(redo(all)))), history);
  assert.deepEqual(undo(NOTHING_DONE), NOTHING_DONE);
  assert.deepEqual(redo(NOTHING_DONE), NOTHING_DONE);
  assert.deepEqual(record(undo(history), steps[0]!).undone, []);
});

/** A row of numbers that looks like chance and is always the same (Numerical Recipes' generator). */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

test("whatever is corrected in whatever order, what comes out is an analysis like any other", () => {
  const articles = readdirSync("tests/articles").filter((name) => /(?<!\.gold)\.txt$/.test(name));
  for (const [number, name] of articles.entries()) {
    const text = readFileSync(`tests/articles/${name}`, "utf8");
    const base = analyze(text);
    for (let round = 0; round < 12; round += 1) {
      const roll = dice(number * 100 + round);
      const made: Correction[] = [];
      for (let step = 0; step < 40; step += 1) {
        const now = apply(base, made, text);
        const pick = <T>(list: readonly T[]): T | undefined => list[roll(list.length)];
        const start = roll(text.length - 40);
        const free = { start, end: start + 1 + roll(roll(4) === 0 ? 900 : 38) };
        if (!readCorrections([{ do: "place", at: free }], text).length) continue;
        const someone = (): Who => {
          const speaker = pick(now.speakers);
          return speaker && roll(4) > 0 ? { name: speaker.name, at: roll(2) ? (pick(speaker.mentions) ?? null) : null } : { name: `Somebody ${roll(3)}`, at: null };
        };
        const at = pick(now.quotes) ?? free;
        const choices: Correction[] = [
          { do: "attribute", at: { start: at.start, end: at.end }, to: roll(5) ? someone() : null },
          { do: "quote", at: free, kind: (["direct", "partial", "indirect"] as const)[roll(3)]!, to: someone() },
          { do: "unquote", at: { start: at.start, end: at.end } },
          { do: "place", at: free },
          { do: "unplace", at: pick(now.places) ?? free },
          { do: "rename", who: someone(), name: `Somebody ${roll(3)}` },
          { do: "merge", who: someone(), into: someone() },
        ];
        made.push(choices[roll(choices.length)]!);
      }
      const analysis = apply(base, made, text);
      assertContract(analysis, text);
      assert.deepEqual(apply(base, analysis.corrections ?? [], text), analysis, "what did not fit made no difference");
      assert.deepEqual(readCorrections(JSON.parse(JSON.stringify(analysis.corrections ?? [])), text).length, (analysis.corrections ?? []).length);
    }
    assert.deepEqual(base, analyze(text));
  }
});

test("a thousand corrections of a long article take no longer than reading it", () => {
  const text = readFileSync("tests/articles/ferry-wire.txt", "utf8").repeat(60);
  const start = performance.now();
  const base = analyze(text);
  const reading = performance.now() - start;
  const steps: Correction[] = base.quotes.slice(0, 1000).map(({ start, end }, index) => ({ do: "attribute", at: { start, end }, to: { name: `Somebody ${index}`, at: null } }));
  const from = performance.now();
  assert.equal(apply(base, steps, text).corrections?.length, steps.length);
  assert.ok(performance.now() - from < reading + 500);
});

test("what comes from outside is read field by field, and what is wrong left out", () => {
  const good: Correction[] = [
    { do: "attribute", at: { start: 0, end: 5 }, to: null },
    { do: "quote", at: { start: 1, end: 2 }, kind: "direct", to: { name: "آنا <b>", at: { start: 0, end: 1 } } },
    { do: "unquote", at: { start: 0, end: 1 } },
    { do: "place", at: { start: 0, end: 1 } },
    { do: "unplace", at: { start: 0, end: 1 } },
    { do: "rename", who: { name: "A", at: null }, name: "B" },
    { do: "merge", who: { name: "A", at: null }, into: { name: "B", at: null } },
  ];
  assert.deepEqual(readCorrections(JSON.parse(JSON.stringify(good)), TEXT), good);
  const more = good.map((each) => ({ ...each, evil: "<script>", __proto__: { polluted: true } }));
  assert.deepEqual(readCorrections(more, TEXT), good);
  const at = { start: 0, end: 5 };
  const name = (given: unknown) => ({ do: "rename", who: { name: "A", at: null }, name: given });
  const bad: unknown[] = [
    null, 1, "attribute", [], {}, { do: "constructor" }, { do: "attribute" }, { do: "attribute", at }, { do: "attribute", at, to: undefined }, { do: "attribute", at, to: "A" },
    { do: "attribute", at, to: {} }, { do: "attribute", at, to: { name: "A" } }, { do: "quote", at, to: null, kind: "scream" }, { do: "quote", at, to: null },
    ...[{ start: -1, end: 2 }, { start: 2, end: 2 }, { start: 3, end: 2 }, { start: 0, end: TEXT.length + 1 }, { start: 0.5, end: 2 }, { start: "0", end: 2 }, { start: NaN, end: 2 }, null, [0, 5]].map((at) => ({ do: "unquote", at })),
    ...["", " A", "A ", "A\nB", "A\u0000", "A\u202EB", "A\u2066", "x".repeat(201), 5, null, ["A"]].map(name),
    { do: "merge", who: { name: "A", at: null } }, { do: "merge", who: null, into: null }, { do: "rename", who: null, name: "A" }, { do: "unheard-of", at },
  ];
  for (const each of bad) assert.deepEqual(readCorrections([each], TEXT), [], JSON.stringify(each));
  for (const none of [undefined, null, {}, "[]", 3, { length: 5 }]) assert.deepEqual(readCorrections(none, TEXT), []);
  assert.equal(readCorrections(Array(5000).fill(good[0]), TEXT).length, 1000);
  for (const [start, end] of [[0, 1], [1, 2], [1, 3]]) assert.deepEqual(readCorrections([{ do: "place", at: { start, end } }], "🙂a"), start === 0 || start === 1 ? [] : [], `${start}`);
  assert.equal(readCorrections([{ do: "place", at: { start: 0, end: 2 } }], "🙂a").length, 1);
  assert.equal((Object.prototype as { polluted?: boolean }).polluted, undefined);
});

test("where the text is edited, corrections go with their words", () => {
  const base = found();
  const correction: Correction = { do: "attribute", at: span("“Never,”"), to: who(base, "Ana Reyes") };
  const where = (after: string, correction: Correction, before = TEXT) => {
    const [moved] = rebase([correction], before, after);
    return moved && "at" in moved ? after.slice(moved.at.start, moved.at.end) : null;
  };
  assert.equal(where(TEXT, correction), "“Never,”");
  assert.equal(where(`More.\n\n${TEXT}`, correction), "“Never,”");
  assert.equal(where(TEXT.replace("Jordan", "Peru"), correction), "“Never,”");
  assert.equal(where(TEXT.replace("“Never,”", "“Never ever,”"), correction), "“Never ever,”");
  assert.equal(where(TEXT.replace("“Never,”", "“Well,” he said.\n\n“Never,”"), correction), "“Never,”");
  assert.equal(where(TEXT.replace("Flood", "Water").replace("Jordan", "Peru"), correction), "“Never,”");
  assert.equal(where(TEXT.replace("Flood", "“Never,” ").replace("Jordan", "Peru"), correction), null, "twice");
  assert.equal(where(TEXT.replace("“Never,” said", "He said"), correction), null);
  assert.equal(where("Another article altogether.", correction), null);
  assert.equal(where("", correction), null);
  const rename: Correction = { do: "rename", who: who(base, "Ana Reyes"), name: "Ana" };
  assert.equal(rebase([rename], TEXT, `More.\n\n${TEXT}`).length, 1);
  assert.deepEqual(rebase([rename], TEXT, "Ana Reyes said in another article that it rained."), []);
  const after = `More.\n\n${TEXT}`;
  assert.equal(voice(apply(analyze(after), rebase([correction], TEXT, after), after), "“Never,”", after), "Ana Reyes");
});

test("every export shows what a reader corrected, and that it was a reader", () => {
  const base = found();
  const analysis = corrected(
    { do: "attribute", at: span("“Never,”"), to: { name: "Ida Brandt", at: null } },
    { do: "rename", who: who(base, "Ana Reyes"), name: "Ana María Reyes" },
    { do: "place", at: span("harbour") },
    { do: "unplace", at: span("Jordan") },
  );
  const written = Object.fromEntries((Object.keys(FORMATS) as FormatId[]).map((id) => [id, FORMATS[id].write(analysis, TEXT)])) as Record<FormatId, string>;
  for (const id of ["html", "markdown", "csv", "json", "annotations", "tei"] as const) {
    assert.match(written[id], /Ida Brandt/, id);
    assert.match(written[id], /Ana María Reyes/, id);
    assert.match(written[id], /reader/i, id);
    assert.doesNotMatch(FORMATS[id].write(base, TEXT), /reader has|reader said|"reader"/i, id);
  }
  const features = JSON.parse(written.geojson).features.map(({ properties }: { properties: { name: string } }) => properties.name);
  assert.deepEqual(features, ["harbour", "Cairo"]);
  assert.deepEqual(JSON.parse(written.json), analysis);
});
