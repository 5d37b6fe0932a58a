// Every language says all that English says, in words of its own.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import languages from "../../../www/strings/languages.json";
import { fill, plural } from "../../../www/strings/say";
import { learn, type Strings } from "../../../www/strings/strings";
import { languageOf } from "../../../www/strings/wanted";

const PARTS = readdirSync("www/strings/en");
const OTHERS = Object.keys(languages).filter((language) => language !== "en");

/** What is the same in English and another language, and why. */
const SAME: [key: RegExp, why: string][] = [
  [/^corrections\.json (corrections|count\.(one|other)|newName)$/, "words that two languages share"],
  [/^exports\.json (formats\.(markdown|json|annotations|tei)\.name)$/, "names of formats"],
  [/^exports\.json (link\.name)$/, "German has the word from English"],
  [/^exports\.json (why|whyNobody|footnote|footnoteNobody)$/, "gaps and punctuation"],
  [/^index\.json (export)$/, "German has the word from English"],
  [/^keys\.json names\.(Alt|Control|Shift|Escape|Enter|ArrowUp|ArrowDown)$/, "what is printed on keys"],
  [/^page\.json (direction|found)$/, "a value of HTML; gaps and punctuation"],
  [/^panels\.json (chartShare)$/, "gaps alone"],
  [/^reading\.json (comma|sure)$/, "gaps and punctuation"],
  [/^reading\.json (north|south|east|west)$/, "letters of the compass"],
  [/^start\.json (samples\.beekeeper-interview\.name)$/, "German has the word from English"],
];

function strings(language: string, part: string): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (value: unknown, key: string) => {
    if (typeof value === "string") found.set(key, value);
    else for (const [name, inner] of Object.entries(value as object)) walk(inner, key ? `${key}.${name}` : name);
  };
  walk(JSON.parse(readFileSync(`www/strings/${language}/${part}`, "utf8")), "");
  return found;
}

const CATEGORY = /\.(zero|one|two|few|many|other)$/;
const gaps = (words: string) => [...words.matchAll(/\{(\w+)\}/g)].map(([, gap]) => gap);

/** The keys of forms for a count: those that English has in two. */
const counted = (english: Map<string, string>) => [...english.keys()].filter((key) => key.endsWith(".other")).map((key) => key.slice(0, -".other".length));

for (const language of OTHERS) {
  test(`${languages[language as "de"]} has all words, with the same gaps, in forms for every count`, () => {
    assert.deepEqual(readdirSync(`www/strings/${language}`), PARTS);
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const part of PARTS) {
      const [english, others] = [strings("en", part), strings(language, part)];
      const nouns = counted(english);
      const plain = (all: Map<string, string>) => [...all.keys()].filter((key) => !nouns.some((noun) => key.startsWith(`${noun}.`)));
      assert.deepEqual(plain(others), plain(english), part);
      for (const key of plain(english)) assert.deepEqual(gaps(others.get(key)!).sort(), gaps(english.get(key)!).sort(), `${part} ${key}`);
      for (const noun of nouns) {
        const forms = [...others.keys()].filter((key) => key.startsWith(`${noun}.`)).map((key) => key.slice(noun.length + 1));
        assert.deepEqual(forms.sort(), [...categories].sort(), `${part} ${noun}`);
        // "One quote" and "no quotes" may go without the figure; a form for many counts may not.
        for (const form of forms) {
          const figures = gaps(others.get(`${noun}.${form}`)!);
          const needed = !["zero", "one", "two"].includes(form);
          assert.ok(figures.every((gap) => gap === "count") && (figures.length === 1 || !needed), `${part} ${noun}.${form}`);
        }
      }
    }
  });

  test(`no words of ${languages[language as "de"]} are left in English`, () => {
    for (const part of PARTS) {
      const english = strings("en", part);
      for (const [key, words] of strings(language, part)) {
        assert.notEqual(words.trim(), "", `${part} ${key}`);
        if (words !== english.get(key.replace(CATEGORY, ".other")) && words !== english.get(key)) continue;
        assert.ok(SAME.some(([named]) => named.test(`${part} ${key}`)), `${part} ${key} is “${words}” in English too`);
      }
    }
  });

  test(`links stand in the same order in ${languages[language as "de"]}: the page fills gaps in turn`, () => {
    const [english, others] = [strings("en", "index.json"), strings(language, "index.json")];
    for (const [key, words] of english) assert.deepEqual(gaps(others.get(key)!), gaps(words), key);
  });
}

test("every reason for words that are the same is still needed", () => {
  const all = OTHERS.flatMap((language) => PARTS.flatMap((part) => [...strings(language, part)].filter(([key, words]) => strings("en", part).get(key) === words).map(([key]) => `${part} ${key}`)));
  for (const [named, why] of SAME) assert.ok(all.some((key) => named.test(key)), why);
});

test("index.html has no words of its own", () => {
  const html = readFileSync("www/index.html", "utf8");
  // Names stand there: of the page, and of what its data come from, which are the links' words.
  const words = html.replace(/<a [^>]*>[^<]*<\/a>|<h1>Voxmark<\/h1>|<[^>]*>/g, "").replace("×", "");
  assert.equal(words.trim(), "");
  assert.doesNotMatch(html, /\s(?:aria-label|placeholder|title|alt)=/);
});

test("the address comes first, then what the browser is set to, then English", () => {
  const wanted = (...tags: string[]) => languageOf(tags, Object.keys(languages));
  assert.equal(wanted("de", "fr-CA", "en"), "de");
  assert.equal(wanted("", "pt-BR", "fr-CA", "en-US"), "fr");
  assert.equal(wanted("AR-eg"), "ar");
  assert.equal(wanted("", "est", "pt"), "en");
  assert.equal(wanted("constructor", "toString"), "en");
});

test("counts take the form and the figures of the language", () => {
  const words = (language: string) => Object.fromEntries(PARTS.map((part) => [part.replace(".json", ""), JSON.parse(readFileSync(`www/strings/${language}/${part}`, "utf8"))])) as Strings;
  const say = (language: string, count: number) => {
    const all = words(language);
    learn(all, language);
    return plural(all.page.quotes, count);
  };
  assert.deepEqual([0, 1, 2, 1234].map((count) => say("en", count)), ["0 quotes", "1 quote", "2 quotes", "1,234 quotes"]);
  assert.deepEqual([1, 1234].map((count) => say("de", count)), ["1 Zitat", "1.234 Zitate"]);
  assert.deepEqual([0, 1, 2].map((count) => say("fr", count)), ["0 citation", "1 citation", "2 citations"]);
  assert.deepEqual([0, 1, 2, 3, 11, 100].map((count) => say("ar", count)), ["لا اقتباسات", "اقتباس واحد", "اقتباسان", "3 اقتباسات", "11 اقتباسًا", "100 اقتباس"]);
  // What fills a gap of an Arabic sentence keeps to itself.
  assert.equal(fill("«{file}»", { file: "a.pdf" }), "«\u2068a.pdf\u2069»");
  learn(words("en"), "en");
  assert.equal(fill("“{file}” {other}", { file: "a.pdf" }), "“a.pdf” {other}");
});
