// The keyboard does everything, and a list on the page says how.
import { readFileSync } from "node:fs";
import { violations } from "./axe";
import { DAWN, expect, test, type Voxmark } from "./voxmark";

const READS = `“The bridge is shut,” Mayor Ana Reyes said in Cairo on Monday.

Reyes said that the port of Alexandria would stay open.

“It was ‘a mess’ in Lisbon,” said Tom Berg, a pilot.`;

/** An article with everything that stands beside it, by when all keys are heard. */
async function read(voxmark: Voxmark, text = READS): Promise<void> {
  await voxmark.paste({ "text/plain": text });
  await expect(voxmark.page.locator("#speakers button").first()).toBeVisible();
}

const list = ({ page }: Voxmark) => page.getByRole("dialog", { name: "Keys" });

test("the list opens with its button and with its key, before there is an article, and says what a key does", async ({ voxmark, page }) => {
  await page.keyboard.press("?");
  await expect(list(voxmark)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(list(voxmark)).toBeHidden();
  await page.getByRole("button", { name: "Keys" }).press("Enter");
  await expect(list(voxmark).getByRole("term").filter({ hasText: "Alt ↓" })).toBeVisible();
  await expect(list(voxmark).getByRole("definition").filter({ hasText: "Next quote" }).first()).toBeVisible();
  await page.keyboard.press("?");
  await list(voxmark).getByRole("button", { name: "Close" }).click();
  await expect(list(voxmark)).toBeHidden();
  await expect(page.getByRole("button", { name: "Keys" })).toBeFocused();
});

test("from quote to quote, also inside one another, and back, with the focus and the note", async ({ voxmark, page }) => {
  await read(voxmark);
  const quotes = page.locator("#article .quote.first");
  const count = await quotes.count();
  expect(count).toBeGreaterThanOrEqual(3);
  for (let at = 0; at <= count; at += 1) {
    await page.keyboard.press("j");
    await expect(quotes.nth(at % count)).toBeFocused();
    await expect(voxmark.note).toContainText(/quote|speech/i);
  }
  for (let at = count - 1; at >= 0; at -= 1) {
    await page.keyboard.press("k");
    await expect(quotes.nth(at)).toBeFocused();
  }
});

test("from place to place, wherever the last one was", async ({ voxmark, page }) => {
  await read(voxmark);
  await page.keyboard.press("Shift+J");
  await expect(voxmark.note.locator("strong")).toHaveText("Cairo");
  await page.keyboard.press("j");
  await expect(page.locator("mark.indirect.first")).toBeFocused();
  await page.keyboard.press("Shift+J");
  await expect(voxmark.note.locator("strong")).toHaveText("Alexandria");
  await page.keyboard.press("Shift+K");
  await page.keyboard.press("Shift+K");
  await expect(voxmark.note.locator("strong")).toHaveText("Lisbon");
  await page.keyboard.press("Escape");
  await expect(voxmark.note).toBeHidden();
  await page.keyboard.press("Shift+J");
  await expect(voxmark.note.locator("strong")).toHaveText("Cairo");
});

test("where nothing has the focus, the next quote is the next that is seen", async ({ voxmark, page }) => {
  await page.setViewportSize({ width: 900, height: 500 });
  await read(voxmark, Array.from({ length: 30 }, (_, at) => `“Train ${at} is late,” said Mayor Ana Reyes in Cairo.`).join("\n\n"));
  await page.locator("#article p").nth(20).evaluate((block) => block.scrollIntoView({ block: "start", behavior: "instant" }));
  await page.keyboard.press("j");
  const words = await page.evaluate(() => document.activeElement?.textContent ?? "");
  expect(Number(/\d+/.exec(words)?.[0])).toBeGreaterThanOrEqual(19);
  expect(Number(/\d+/.exec(words)?.[0])).toBeLessThanOrEqual(20);
});

test("a voice is followed, stepped through and let go; its list is gone to", async ({ voxmark, page }) => {
  await read(voxmark);
  await page.keyboard.press("v");
  await expect(page.locator("#article")).not.toHaveClass(/choosing/);
  await page.keyboard.press("j");
  await page.keyboard.press("v");
  await expect(page.locator("#article")).toHaveClass(/choosing/);
  const at = voxmark.note.locator(".at");
  await expect(at).toHaveText(/^1 of/);
  await page.keyboard.press("Alt+ArrowDown");
  await expect(at).toHaveText(/^2 of/);
  await page.keyboard.press("Alt+ArrowUp");
  await expect(at).toHaveText(/^1 of/);
  await page.keyboard.press("Escape");
  await expect(page.locator("#article")).not.toHaveClass(/choosing/);
  await page.keyboard.press("l");
  await expect(page.locator("#speakers button").first()).toBeFocused();
});

test("layers, export, editing and a new article", async ({ voxmark, page }) => {
  await read(voxmark);
  for (const [at, layer] of ["Direct quotes", "Partial quotes", "Reported speech", "Speakers", "Places"].entries()) {
    await page.keyboard.press(`${at + 1}`);
    await expect(voxmark.layer(layer)).toHaveAttribute("aria-pressed", "false");
    await page.keyboard.press(`${at + 1}`);
    await expect(voxmark.layer(layer)).toHaveAttribute("aria-pressed", "true");
  }
  await page.keyboard.press("e");
  await expect(page.getByRole("dialog", { name: "Export and share" })).toBeVisible();
  await page.keyboard.press("1");
  await page.keyboard.press("Escape");
  await expect(voxmark.layer("Direct quotes")).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("t");
  await expect(voxmark.box).toBeFocused();
  await expect(voxmark.box).toHaveValue(READS);
  await page.keyboard.press("Control+Enter");
  await expect(voxmark.box).toBeHidden();
  await expect(voxmark.box).toHaveValue(READS);
  // Without Shift it does not clear anything.
  await page.keyboard.press("n");
  await expect(voxmark.box).toHaveValue(READS);
  await page.keyboard.press("Shift+N");
  await expect(voxmark.box).toBeFocused();
  await expect(voxmark.box).toHaveValue("");
});

test("whoever has done editing has the page's keys at once, drawn or not", async ({ voxmark, page }) => {
  await read(voxmark);
  await page.keyboard.press("t");
  await expect(voxmark.box).toBeFocused();
  const focused = await page.evaluate(() => {
    document.querySelector<HTMLElement>("#done")?.click();
    return document.activeElement?.id;
  });
  expect(focused).toBe("");
});

test("into the note of a quote, and to marking words", async ({ voxmark, page }) => {
  await read(voxmark);
  await page.keyboard.press("Enter");
  await expect(voxmark.note).toBeHidden();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(voxmark.note.getByRole("button", { name: "Change speaker" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(voxmark.note).toBeHidden();
  await page.keyboard.press("m");
  await expect(page.locator("#article")).toBeFocused();
  await page.keyboard.press("?");
  await expect(list(voxmark)).toContainText("Arrow keys go from word to word");
});

test("in a text field and in the choice of a language a character is a character", async ({ voxmark, page }) => {
  await voxmark.box.focus();
  await page.keyboard.type("?jT1");
  await expect(voxmark.box).toHaveValue("?jT1");
  await expect(list(voxmark)).toBeHidden();
  await voxmark.box.fill("");
  await read(voxmark);
  await page.getByLabel("Language").focus();
  await page.keyboard.press("?");
  await page.keyboard.press("1");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(voxmark.layer("Direct quotes")).toHaveAttribute("aria-pressed", "true");
});

test("keys of one character can be switched off, in this tab, and the others stay", async ({ voxmark, page }) => {
  await read(voxmark);
  const button = page.getByRole("button", { name: "Export" });
  await expect(button).toHaveAttribute("aria-keyshortcuts", "E");
  await page.keyboard.press("?");
  await list(voxmark).getByRole("checkbox").uncheck();
  await page.keyboard.press("Escape");
  for (const key of ["?", "e", "j", "1", "Shift+N"]) await page.keyboard.press(key);
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(voxmark.note).toBeHidden();
  await expect(voxmark.layer("Direct quotes")).toHaveAttribute("aria-pressed", "true");
  await expect(button).not.toHaveAttribute("aria-keyshortcuts");
  await page.reload();
  await expect(page.locator("#speakers button").first()).toBeVisible();
  await page.keyboard.press("e");
  await page.locator("mark.quote").first().click();
  await page.getByRole("button", { name: "Follow this voice" }).click();
  await page.keyboard.press("Alt+ArrowDown");
  await expect(voxmark.note.locator(".at")).toHaveText(/^2 of/);
  await page.getByRole("button", { name: "Keys" }).click();
  await expect(list(voxmark).getByRole("checkbox")).not.toBeChecked();
  await list(voxmark).getByRole("checkbox").check();
  await page.keyboard.press("Escape");
  await page.keyboard.press("e");
  await expect(page.getByRole("dialog", { name: "Export and share" })).toBeVisible();
});

test("axe finds nothing in the list, nor is it wider than a phone, in any language @once", async ({ voxmark, page }) => {
  test.slow();
  const languages = JSON.parse(readFileSync(new URL("../../../www/strings/languages.json", import.meta.url), "utf8")) as Record<string, string>;
  for (const [at, language] of Object.keys(languages).entries()) {
    await page.emulateMedia({ colorScheme: at % 2 === 0 ? "light" : "dark", reducedMotion: "reduce" });
    await page.setViewportSize({ width: 320, height: 640 });
    await voxmark.open(`?lang=${language}`);
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await page.locator("#keys").click();
    const dialog = page.getByRole("dialog");
    await expect(dialog).toBeVisible();
    expect(await dialog.evaluate((shown) => shown.scrollWidth - shown.clientWidth), language).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), language).toBeLessThanOrEqual(0);
    expect(await violations(voxmark), language).toEqual([]);
  }
});

test.describe("trouble", () => {
  test.use({ trouble: true });

  test("where the list cannot be fetched, its button says so", async ({ voxmark, page }) => {
    await page.context().route("**/later-*.js", (route) => route.abort());
    await page.getByRole("button", { name: "Keys" }).click();
    await expect(page.getByRole("alert")).toHaveText(/could not be fetched/);
    await voxmark.paste({ "text/plain": DAWN });
    await page.keyboard.press("j");
    await expect(page.locator("mark.direct")).toBeVisible();
  });
});
