// Highlights stand on the very characters they are about.
import { DAWN, expect, test } from "./voxmark";

test("a pasted article is read at once, with its quote, speaker and place marked", async ({ voxmark }) => {
  await voxmark.paste({ "text/plain": DAWN });
  expect(await voxmark.marks("direct")).toEqual(['"We leave at dawn 🙂,"']);
  expect(await voxmark.marks("speaker")).toEqual(["Mayor Ana Reyes"]);
  expect(await voxmark.marks("place")).toEqual(["Cairo"]);
  expect(await voxmark.words()).toBe(DAWN);
  await expect(voxmark.box).toBeHidden();
});

const HARD: [string, string][] = [
  ["emoji of several code points", "👩‍👩‍👧‍👦🇺🇳👍🏽"],
  ["combining accents", "e\u0301n\u0303o\u0302\u0323"],
  ["right-to-left text", "قالت العمدة שלום"],
  ["letters beyond the first plane", "𝔙𐍈𠀀"],
  ["lone surrogates", "\uD83D \uDE42 \uDE42\uD83D"],
  ["controls and marks that nobody sees", "\u200B\u202E\u2066\uFEFF\u0000"],
];

test.describe("hard characters", () => {
  // Of lone surrogates the console warns.
  test.use({ trouble: true });
  for (const [what, noise] of HARD) test(`not one character off: ${what}`, async ({ voxmark }) => {
    const quote = `“We leave at dawn ${noise},”`;
    const text = `The first line holds ${noise} as well.\n${quote} said Mayor Ana Reyes in Cairo.\nThe last line does too ${noise}.`;
    await voxmark.paste({ "text/plain": text });
    expect(await voxmark.marks("direct")).toEqual([quote]);
    expect(await voxmark.marks("place")).toEqual(["Cairo"]);
    expect(await voxmark.words()).toBe(text);
  });
});

for (const [name, lineEnd] of [["CRLF", "\r\n"], ["CR", "\r"], ["LF", "\n"]] as const) {
  test(`not one character off: lines that end with ${name}`, async ({ voxmark }) => {
    const lines = ["Nothing is said here.", "", DAWN, "", "", "“Not before noon,” said Mayor Ana Reyes in Cairo."];
    await voxmark.paste({ "text/plain": lines.join(lineEnd) });
    expect(await voxmark.marks("direct")).toEqual(['"We leave at dawn 🙂,"', "“Not before noon,”"]);
    expect(await voxmark.marks("place")).toEqual(["Cairo", "Cairo"]);
    expect(await voxmark.words()).toBe(lines.filter(Boolean).join("\n"));
  });
}

test("a place inside a quote is marked inside it", async ({ voxmark, page }) => {
  await voxmark.paste({ "text/plain": "“We leave for Cairo at dawn,” said Mayor Ana Reyes." });
  await expect(page.locator("mark.direct mark.place")).toHaveText("Cairo");
  expect(await voxmark.marks("direct")).toEqual(["“We leave for Cairo at dawn,”"]);
});

test("reported speech and a fragment in marks are told apart", async ({ voxmark }) => {
  await voxmark.paste({
    "text/plain": "Mayor Ana Reyes said on Monday that the bridge would stay shut. Reyes called the delay “a disaster” for the port.",
  });
  expect(await voxmark.marks("indirect")).toEqual(["the bridge would stay shut"]);
  expect(await voxmark.marks("partial")).toEqual(["“a disaster”"]);
  expect(await voxmark.marks("direct")).toEqual([]);
});

test("every mark of the sample article slices back to what the engine said", async ({ voxmark, page }) => {
  await voxmark.sample();
  for (const layer of ["direct", "partial", "indirect", "place"] as const) {
    const words = await voxmark.marks(layer);
    expect(words.length).toBeGreaterThan(2);
    if (layer === "direct") for (const quote of words) expect(quote).toMatch(/^“[^“”]+”$/);
    if (layer === "place") for (const place of words) expect(place).toMatch(/^\p{Lu}.*\p{L}$/u);
  }
  await expect(page.locator("#speakers")).toContainText("Marta Horvat");
});
