import assert from "node:assert/strict";
import { test } from "node:test";
import { LONGEST, PREFIX, linkOf, textOfLink } from "../../../www/share/link";
import { words } from "../../../www/strings/en";
import { learn } from "../../../www/strings/strings";

learn(words, "en");

const PAGE = "https://example.org/voxmark/";
const fragment = async (text: string) => new URL(await linkOf(text, PAGE)).hash;

for (const text of ["“We leave at dawn,” said Mayor Ana Reyes.", "🙂 e\u0301 قالت \uD83D \uDE42 \u0000\uFEFF\n\n", "a".repeat(300_000)]) {
  test(`an article comes back as it was: ${JSON.stringify(text.slice(0, 20))}`, async () => {
    const hash = await fragment(text);
    assert.match(hash, /^#v1=[A-Za-z0-9_-]+$/);
    assert.equal(await textOfLink(hash), text);
  });
}

test("a link replaces the fragment that was there, and leaves the language to its reader", async () => {
  assert.match(await linkOf("Text.", `${PAGE}?lang=de#v1=old`), /^https:\/\/example\.org\/voxmark\/#v1=[^#]+$/);
});

test("an article that is too long is refused with a sentence that gives the numbers", async () => {
  let [noise, seed] = ["", 1];
  for (let index = 0; index < 40_000; index += 1) {
    seed = Math.imul(seed, 1_664_525) + 1_013_904_223;
    noise += String.fromCharCode(33 + ((seed >>> 16) % 90));
  }
  await assert.rejects(linkOf(noise, PAGE), ({ message }: Error) => /too long for a link.* \d\d,\d{3} characters.* 32,000\..*\.$/.test(message));
  assert.ok((await linkOf(noise.slice(0, 20_000), PAGE)).length <= LONGEST);
});

test("a broken link gives a sentence, whatever is broken", async () => {
  const whole = await fragment("“We leave at dawn,” said Mayor Ana Reyes in Cairo on a long day in May.");
  const bomb = await fragment("a".repeat(5_000_000));
  const other = PREFIX + Buffer.from("not deflate").toString("base64url");
  const broken = [PREFIX, whole.slice(0, -9), whole.replace(/.(?=.{20}$)/, "*"), `${whole}%20`, `${PREFIX}💥`, other, "#v2=abc", bomb, await fragment(""), await fragment("  \n")];
  for (const hash of broken) await assert.rejects(textOfLink(hash), ({ message }: Error) => /does not hold a whole article.*\.$/.test(message), hash.slice(0, 80));
});
