// The legend, the lists and the note, by mouse and by keyboard.
import { DAWN, expect, test } from "./voxmark";

const ARTICLE = `${DAWN}

Reyes called the old bridge “a disaster” for the port.

Reyes said the bridge would stay shut.`;

for (const [button, kind] of [
  ["Direct quotes", "direct"],
  ["Partial quotes", "partial"],
  ["Reported speech", "indirect"],
  ["Speakers", "speaker"],
  ["Places", "place"],
] as const) {
  test(`the legend counts and switches: ${button}${kind === "direct" ? "" : " @once"}`, async ({ voxmark, page }) => {
    await voxmark.paste({ "text/plain": ARTICLE });
    const shown = await voxmark.marks(kind);
    expect(shown.length).toBeGreaterThan(0);
    const others = await page.locator(`#article mark:not(.${kind})`).count();
    const layer = voxmark.layer(button);
    await expect(layer.locator(".count")).toHaveText(String(shown.length));
    await layer.click();
    await expect(layer).toHaveAttribute("aria-pressed", "false");
    expect(await voxmark.marks(kind)).toEqual([]);
    expect(await page.locator("#article mark").count()).toBe(others);
    expect(await voxmark.words()).toBe(ARTICLE.replaceAll("\n\n", "\n"));
    await layer.focus();
    await page.keyboard.press("Space");
    await expect(layer).toHaveAttribute("aria-pressed", "true");
    expect(await voxmark.marks(kind)).toEqual(shown);
  });
}

test("a layer that is off stays off for the next article @once", async ({ voxmark }) => {
  await voxmark.paste({ "text/plain": DAWN });
  await voxmark.layer("Places").click();
  await voxmark.page.getByRole("button", { name: "New article" }).click();
  await voxmark.paste({ "text/plain": DAWN.replace("Cairo", "Paris") });
  expect(await voxmark.marks("place")).toEqual([]);
  expect(await voxmark.marks("direct")).toHaveLength(1);
});

test("a quote tells by keyboard who said it, by which words, and why", async ({ voxmark, page }) => {
  await voxmark.paste({ "text/plain": ARTICLE });
  await page.locator("#export").focus();
  await page.keyboard.press("Tab");
  await expect(page.locator("mark.direct")).toBeFocused();
  await expect(voxmark.note).toContainText("Direct quote");
  await expect(voxmark.note).toContainText("Ana Reyes");
  await expect(voxmark.note).toContainText("said");
  await expect(voxmark.note).toContainText(/\d+%/);
  await expect(voxmark.note.locator(".reason")).toHaveText(/\.$/);
  await expect(page.locator(".cue.lit")).toHaveText("said");
  await page.keyboard.press("Tab");
  await expect(page.locator("mark.partial")).toBeFocused();
  await expect(voxmark.note).toContainText("Partial quote");
  await page.keyboard.press("Escape");
  await expect(voxmark.note).toBeHidden();
});

test("the mouse shows a note over a quote and a place, and a click keeps it", async ({ voxmark, page }) => {
  await voxmark.paste({ "text/plain": ARTICLE });
  await page.locator("mark.direct").hover();
  await expect(voxmark.note).toContainText("Ana Reyes");
  await page.locator("mark.place").hover();
  await expect(voxmark.note).toContainText("Cairo");
  await expect(voxmark.note).toContainText("Egypt");
  await page.locator(".masthead").hover();
  await expect(voxmark.note).toBeHidden();
  await page.locator("mark.direct").click();
  await page.locator(".masthead").hover();
  await expect(voxmark.note).toContainText("Direct quote");
});

test("a speaker has one colour in list and text, and keeps it when the text grows @once", async ({ voxmark, page }) => {
  await voxmark.paste({ "text/plain": ARTICLE });
  const colour = () =>
    page.evaluate(() =>
      [...document.querySelectorAll("#speakers .voice[data-speaker='0'], #article [data-speaker='0']")].map(
        (found) => found.className.match(/voice-\d+/)?.[0],
      ),
    );
  const before = await colour();
  expect(before.length).toBeGreaterThan(3);
  expect(new Set(before).size).toBe(1);
  await page.getByRole("button", { name: "Edit text" }).click();
  await voxmark.box.fill(`${ARTICLE}\n\n“Never,” said Governor Jonas Feldbacher in Vienna.`);
  await expect(page.locator("#speakers")).toContainText("Feldbacher");
  expect(new Set(await colour())).toEqual(new Set(before));
});

test("choosing a voice lights its quotes and mentions alone, and lets go again", async ({ voxmark, page }) => {
  await voxmark.paste({ "text/plain": `${ARTICLE}\n\n“Never,” said Governor Jonas Feldbacher in Vienna.` });
  const button = page.locator("#speakers").getByRole("button", { name: "Feldbacher" });
  await expect(button).toContainText("1 quote");
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(button).toHaveAttribute("aria-pressed", "true");
  await expect(page.locator("mark.quote.chosen")).toHaveText(["“Never,”"]);
  await button.press("Enter");
  await expect(page.locator(".chosen")).toHaveCount(0);
});

test("the list of places goes to each mention in turn", async ({ voxmark, page }) => {
  await voxmark.paste({ "text/plain": `${DAWN}\n\nThe road to Cairo is long.` });
  const button = page.locator("#places").getByRole("button", { name: "Cairo" });
  await expect(button.locator(".count")).toHaveText("2");
  await button.click();
  await expect(page.locator("mark.place.lit")).toHaveCount(1);
  await expect(page.locator("p").filter({ hasText: "at dawn" }).locator("mark.place")).toHaveClass(/lit/);
  await button.click();
  await expect(page.locator("p").filter({ hasText: "road" }).locator("mark.place")).toHaveClass(/lit/);
});

const VOICES = `“Somebody should pay for all of this.”

${ARTICLE}

“Never,” said Governor Jonas Feldbacher in Vienna. An official who asked not to be named said the port was lost.`;

test("following a voice goes through its quotes and mentions, by button and by key, round and round", async ({ voxmark, page }) => {
  await voxmark.paste({ "text/plain": VOICES });
  await page.locator("#speakers").getByRole("button", { name: "Ana Reyes" }).click();
  const steps = voxmark.note.getByRole("group", { name: "Quotes and mentions of this voice" });
  const stops = page.locator("#article .chosen.first");
  const count = await stops.count();
  expect(count).toBeGreaterThan(4);
  await expect(steps).toContainText(`1 of ${count}`);
  const kinds = new Set<string>();
  for (let step = 1; step <= count; step += 1) {
    kinds.add(await voxmark.note.locator(".kind").innerText());
    await expect(steps).toContainText(`${step} of ${count}`);
    await expect(stops.nth(step - 1)).toHaveClass(/lit/);
    if (step % 2) await page.keyboard.press("Alt+ArrowDown");
    else await steps.getByRole("button", { name: "Next" }).click();
  }
  expect([...kinds].sort()).toEqual(["Direct quote", "Mention", "Partial quote", "Reported speech"]);
  await expect(steps).toContainText(`1 of ${count}`);
  await page.keyboard.press("Alt+ArrowUp");
  await expect(steps).toContainText(`${count} of ${count}`);
  await page.keyboard.press("Escape");
  await expect(page.locator(".chosen")).toHaveCount(0);
  await expect(voxmark.note).toBeHidden();
  await expect(page.locator("#speakers [aria-pressed='true']")).toHaveCount(0);
});

test("a quote's note leads to all of its voice, and a mention's too", async ({ voxmark, page }) => {
  await voxmark.paste({ "text/plain": VOICES });
  await page.locator("mark.direct").filter({ hasText: "Never" }).click();
  await voxmark.note.getByRole("button", { name: "Follow this voice" }).click();
  await expect(page.locator("#speakers [aria-pressed='true']")).toContainText("Feldbacher");
  await voxmark.note.getByRole("button", { name: "Let go" }).click();
  await expect(page.locator("#speakers [aria-pressed='true']")).toHaveCount(0);
  await page.locator("mark.speaker").filter({ hasText: "Governor" }).click();
  await expect(voxmark.note).toContainText("Mention");
  await expect(voxmark.note).toContainText("Jonas Feldbacher");
});

test("voices without a name, and quotes of nobody, are voices like the others @once", async ({ voxmark, page }) => {
  await voxmark.paste({ "text/plain": VOICES });
  await expect(page.locator("#speakers .voice.unnamed .name")).toHaveText(["An official", "Not attributed"]);
  const nobody = page.locator("#speakers").getByRole("button", { name: "Not attributed" });
  await nobody.click();
  await expect(nobody).toHaveAttribute("aria-pressed", "true");
  await expect(page.locator("mark.chosen")).toHaveText(["“Somebody should pay for all of this.”"]);
  await expect(voxmark.note).toContainText("The text does not tell whose words these are.");
});
