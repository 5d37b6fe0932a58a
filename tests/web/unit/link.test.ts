import assert from "node:assert/strict";
import { test } from "node:test";
import type { Correction } from "../../../www/corrections/correction";
import { LONGEST, PREFIX, articleOfLink, linkOf } from "../../../www/share/link";
import { words } from "../../../www/strings/en";
import { learn } from "../../../www/strings/strings";

learn(words, "en");

const PAGE = "https://example.org/voxmark/";
const fragment = async (text: string) => new URL(await linkOf({ text }, PAGE)).hash;

for (const text of ["“We leave at dawn,” said Mayor Ana Reyes.", "🙂 e\u0301 قالت \uD83D \uDE42 \u0000\uFEFF\n\n", "a".repeat(300_000)]) {
  test(`an article comes back as it was: ${JSON.stringify(text.slice(0, 20))}`, async () => {
    const hash = await fragment(text);
    assert.match(hash, /^#v1=[A-Za-z0-9_-]+$/);
    assert.deepEqual(await articleOfLink(hash), { text, corrections: [] });
  });
}

test("a link replaces the fragment that was there, and leaves the language to its reader", async () => {
  assert.match(await linkOf({ text: "Text." }, `${PAGE}?lang=de#v1=old`), /^https:\/\/example\.org\/voxmark\/#v1=[^#]+$/);
});

test("an article that is too long is refused with a sentence that gives the numbers", async () => {
  let [noise, seed] = ["", 1];
  for (let index = 0; index < 40_000; index += 1) {
    seed = Math.imul(seed, 1_664_525) + 1_013_904_223;
    noise += String.fromCharCode(33 + ((seed >>> 16) % 90));
  }
  await assert.rejects(linkOf({ text: noise }, PAGE), ({ message }: Error) => /too long for a link.* \d\d,\d{3} characters.* 32,000\..*\.$/.test(message));
  assert.ok((await linkOf({ text: noise.slice(0, 20_000) }, PAGE)).length <= LONGEST);
});

test("a broken link gives a sentence, whatever is broken", async () => {
  const whole = await fragment("“We leave at dawn,” said Mayor Ana Reyes in Cairo on a long day in May.");
  const bomb = await fragment("a".repeat(5_000_000));
  const other = PREFIX + Buffer.from("not deflate").toString("base64url");
  const broken = [PREFIX, whole.slice(0, -9), whole.replace(/.(?=.{20}$)/, "*"), `${whole}%20`, `${PREFIX}💥`, other, "#v2=abc", bomb, await fragment(""), await fragment("  \n")];
  for (const hash of broken) await assert.rejects(articleOfLink(hash), ({ message }: Error) => /does not hold a whole article.*\.$/.test(message), hash.slice(0, 80));
});

const TEXT = "“We leave at dawn,” said Mayor Ana Reyes.";

/** An address made by somebody else, out of any value. */
async function made(value: unknown): Promise<string> {
  const { deflateRawSync } = await import("node:zlib");
  return PREFIX + deflateRawSync(JSON.stringify(value)).toString("base64url");
}

test("corrections come along with their article", async () => {
  const corrections: Correction[] = [
    { do: "attribute", at: { start: 0, end: 19 }, to: { name: "آنا 🙂 <b>", at: { start: 25, end: 40 } } },
    { do: "rename", who: { name: "Ana Reyes", at: null }, name: "Ana" },
  ];
  const { hash } = new URL(await linkOf({ text: TEXT, corrections }, PAGE));
  assert.deepEqual(await articleOfLink(hash), { text: TEXT, corrections });
});

test("a link from before there were corrections opens as ever", async () => {
  assert.equal(await made({ text: TEXT }), await fragment(TEXT));
});

test("a made-up link brings no more than corrections that are some", async () => {
  const good: Correction = { do: "unquote", at: { start: 0, end: 19 } };
  for (const corrections of ["x", 5, null, {}, [[]], [{ do: "attribute" }], [{ do: "__proto__" }], Array(50).fill({ do: "place", at: { start: 5, end: 5e9 } })]) {
    assert.deepEqual(await articleOfLink(await made({ text: TEXT, corrections })), { text: TEXT, corrections: [] });
  }
  const mixed = [null, good, { ...good, at: { start: 0, end: 99 } }, { ...good, more: "<script>" }, { do: "of a later version" }];
  assert.deepEqual(await articleOfLink(await made({ text: TEXT, corrections: mixed })), { text: TEXT, corrections: [good, good] });
  for (const none of [{}, { corrections: [good] }, [], null, "text", { text: 5 }, { text: { length: 9 } }]) {
    await assert.rejects(made(none).then(articleOfLink), /does not hold a whole article/);
  }
});
