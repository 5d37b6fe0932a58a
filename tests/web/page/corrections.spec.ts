// A reader corrects: by mouse and by keyboard, undone and redone, kept over a reload and carried by link and exports.
import type { Page } from "@playwright/test";
import { Voxmark, expect, test } from "./voxmark";

const ARTICLE = `Flood closes the harbour

“We leave at dawn,” Mayor Ana Reyes told residents in Cairo. “If we stay, we drown.”

She called the flood “a disaster” and said the harbour would stay shut.

“Never,” said Governor Jonas Feldbacher. An official who asked not to be named said the port was lost.

Reyes met Luis Ortega in Cairo, and Jordan stayed at home.`;

const quote = (page: Page, words: string) => page.locator("mark.quote.first").filter({ hasText: words });
const strip = (page: Page) => page.locator(".undoing");
const said = (page: Page) => page.locator(".corrections").getByRole("status");
const action = ({ note }: Voxmark, name: string) => note.getByRole("group", { name: "Correct" }).getByRole("button", { name });
const dialog = (page: Page) => page.getByRole("dialog");

/** The names in the list of voices: to wait for, as the list follows what a reader does. */
const voices = (page: Page) => page.locator("#speakers .name");

/** Whose words the note says they are. */
async function voiceOf(voxmark: Voxmark, words: string): Promise<string> {
  await quote(voxmark.page, words).click();
  return voxmark.note.locator(".who strong").innerText();
}

async function read(voxmark: Voxmark, article = ARTICLE): Promise<void> {
  await voxmark.paste({ "text/plain": article });
  await expect(voxmark.page.getByRole("button", { name: "Mark words" })).toBeVisible();
}

/** Selects words as a mouse would, from their first character to their last. */
async function drag({ page }: Voxmark, words: string): Promise<void> {
  const { from, to } = await page.locator("#article").evaluate((article, words) => {
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    const nodes: Text[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node as Text);
    const all = nodes.map(({ data }) => data).join("");
    const at = all.indexOf(words);
    const point = (offset: number, end: boolean) => {
      let left = offset;
      for (const node of nodes) {
        if (left < node.length || (end && left === node.length)) {
          const range = document.createRange();
          range.setStart(node, end ? left - 1 : left);
          range.setEnd(node, end ? left : left + 1);
          const { left: x, right, top, bottom } = range.getBoundingClientRect();
          return { x: end ? right : x, y: (top + bottom) / 2 };
        }
        left -= node.length;
      }
      throw new Error(words);
    };
    return { from: point(at, false), to: point(at + words.length, true) };
  }, words);
  await page.mouse.move(from.x + 0.5, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, to.y, { steps: 3 });
  await page.mouse.move(to.x - 0.5, to.y, { steps: 3 });
  await page.mouse.up();
}

/** The keyboard's way to the note of a quote, and to one of its actions. */
async function byKeyboard(voxmark: Voxmark, words: string, name: string): Promise<void> {
  await quote(voxmark.page, words).focus();
  await voxmark.page.keyboard.press("Enter");
  await expect(action(voxmark, "Change speaker")).toBeFocused();
  for (let step = 0; step < 5 && !(await action(voxmark, name).evaluate((button) => button === document.activeElement)); step += 1) await voxmark.page.keyboard.press("Tab");
  await expect(action(voxmark, name)).toBeFocused();
  await voxmark.page.keyboard.press("Enter");
}

for (const way of ["mouse", "keyboard"] as const) {
  const start = async (voxmark: Voxmark, words: string, name: string) => {
    if (way === "keyboard") return byKeyboard(voxmark, words, name);
    await quote(voxmark.page, words).click();
    await action(voxmark, name).click();
  };
  const press = async (page: Page, name: string) => {
    const button = dialog(page).getByRole("button", { name });
    await (way === "mouse" ? button.click() : button.press("Enter"));
  };

  test(`another speaker, by ${way}`, async ({ voxmark, page }) => {
    await read(voxmark);
    await start(voxmark, "Never", "Change speaker");
    await expect(dialog(page)).toContainText("“Never,”");
    await expect(dialog(page).locator("[aria-current]")).toContainText("Jonas Feldbacher");
    await expect(dialog(page).locator("[aria-current]")).toBeFocused();
    const top = () => quote(page, "Never").evaluate((mark) => mark.getBoundingClientRect().top);
    const before = await top();
    await press(page, "Ana Reyes");
    await expect(voxmark.note.locator(".who strong")).toHaveText("Ana Reyes");
    await expect(voxmark.note).toContainText("Given by a reader");
    await expect(voxmark.note.locator(".reason")).toHaveText("A reader corrected what Voxmark found.");
    await expect(action(voxmark, "Change speaker")).toBeFocused();
    await expect(said(page)).toHaveText("“Never,” now belongs to Ana Reyes.");
    await expect(strip(page)).toContainText("1 correction");
    await expect(page.locator("#status")).toHaveText(/6 quotes, 2 speakers/);
    await expect(voices(page)).toHaveText(["Ana Reyes", "An official"]);
    expect(await top()).toBe(before);
  });

  test(`somebody whom the article names, somebody else, and nobody, by ${way}`, async ({ voxmark, page }) => {
    await read(voxmark);
    await start(voxmark, "Never", "Change speaker");
    await press(page, "Luis Ortega");
    await expect(said(page)).toHaveText("“Never,” now belongs to Luis Ortega.");
    expect(await voxmark.marks("speaker")).toContain("Luis Ortega");
    await start(voxmark, "a disaster", "Change speaker");
    await dialog(page).getByLabel("Somebody else").fill("  Ida   Brandt ");
    await (way === "mouse" ? dialog(page).getByRole("button", { name: "Choose" }).click() : page.keyboard.press("Enter"));
    await expect(said(page)).toHaveText("“a disaster” now belongs to Ida Brandt.");
    await start(voxmark, "If we stay", "Change speaker");
    await press(page, "Nobody");
    await expect(said(page)).toHaveText(/now belongs to nobody\.$/);
    expect(new Set(await voices(page).allInnerTexts())).toEqual(new Set(["Ana Reyes", "Ida Brandt", "Luis Ortega", "An official", "Not attributed"]));
    await expect(strip(page)).toContainText("3 corrections");
  });

  test(`another name, and two who are one, by ${way}`, async ({ voxmark, page }) => {
    await read(voxmark);
    await start(voxmark, "Never", "Rename");
    await expect(dialog(page).getByLabel("Name")).toBeFocused();
    await dialog(page).getByLabel("Name").fill("J. Feldbacher");
    await press(page, "Rename");
    await expect(said(page)).toHaveText("Jonas Feldbacher is now called J. Feldbacher.");
    await expect(voxmark.note.locator(".who strong")).toHaveText("J. Feldbacher");
    await expect(action(voxmark, "Rename")).toBeFocused();
    await expect(voices(page).filter({ hasText: "J. Feldbacher" })).toBeVisible();
    await start(voxmark, "port was lost", "Same as");
    await press(page, "Ana Reyes");
    await expect(said(page)).toHaveText("An official and Ana Reyes are now one.");
    await expect(voices(page)).toHaveText(["Ana Reyes", "J. Feldbacher"]);
    await expect(voxmark.note.locator(".who strong")).toHaveText("Ana Reyes");
  });

  test(`no quote, no place, by ${way}`, async ({ voxmark, page }) => {
    await read(voxmark);
    await start(voxmark, "Never", "Not a quote");
    await expect(said(page)).toHaveText("“Never,” is no quote any more.");
    expect(await voxmark.marks("direct")).toEqual(["“We leave at dawn,”", "“If we stay, we drown.”"]);
    await expect(strip(page).getByRole("button", { name: "Undo", exact: true })).toBeFocused();
    if (way === "mouse") {
      await page.locator("mark.place").filter({ hasText: "Jordan" }).click();
      await action(voxmark, "Not a place").click();
    } else {
      await page.locator("#places").getByRole("button", { name: "Jordan" }).press("Enter");
      await page.keyboard.press("Alt+Enter");
      await expect(action(voxmark, "Not a place")).toBeFocused();
      await page.keyboard.press("Space");
    }
    await expect(said(page)).toHaveText("Jordan is no place any more.");
    expect(await voxmark.marks("place")).toEqual(["Cairo", "Cairo"]);
    await expect(page.locator("#places")).not.toContainText("Jordan");
    expect(await voxmark.words()).toBe(ARTICLE.replaceAll("\n\n", "\n"));
  });
}

test("a mention's speaker gets another name @once", async ({ voxmark, page }) => {
  await read(voxmark);
  await page.locator("mark.speaker").filter({ hasText: "Reyes" }).last().click();
  await expect(action(voxmark, "Change speaker")).toBeHidden();
  await action(voxmark, "Rename").click();
  await dialog(page).getByLabel("Name").fill("Ana María Reyes");
  await page.keyboard.press("Enter");
  await expect(voxmark.note.locator(".who strong")).toHaveText("Ana María Reyes");
  await expect(voices(page).filter({ hasText: "Ana María Reyes" })).toBeVisible();
});

test("a dialog that is closed corrects nothing @once", async ({ voxmark, page }) => {
  await read(voxmark);
  for (const close of [() => page.keyboard.press("Escape"), () => dialog(page).getByRole("button", { name: "Close" }).click()]) {
    await quote(page, "Never").click();
    await action(voxmark, "Change speaker").click();
    await close();
    await expect(dialog(page)).toHaveCount(0);
    await expect(strip(page)).toBeHidden();
  }
  await action(voxmark, "Rename").click();
  await dialog(page).getByRole("button", { name: "Rename" }).click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(strip(page)).toBeHidden();
});

test("words are marked by mouse, as a quote and as a place", async ({ voxmark, page }) => {
  await read(voxmark);
  await drag(voxmark, "stayed at home");
  const bar = page.getByRole("group", { name: "Mark the selected words" });
  await bar.getByRole("button", { name: "Mark as quote" }).click();
  await expect(dialog(page)).toContainText("stayed at home");
  await dialog(page).getByRole("button", { name: "Jonas Feldbacher" }).click();
  await expect(said(page)).toHaveText("stayed at home is now a quote.");
  expect(await voxmark.marks("indirect")).toContain("stayed at home");
  await page.mouse.move(0, 0);
  await expect(voxmark.note.locator(".who strong")).toHaveText("Jonas Feldbacher");
  await expect(voxmark.note).toContainText("Given by a reader");
  await expect(bar).toBeHidden();
  await drag(voxmark, "harbour would");
  await bar.getByRole("button", { name: "Mark as place" }).click();
  await expect(said(page)).toHaveText("harbour would is now a place.");
  expect(await voxmark.marks("place")).toEqual(["Cairo", "harbour would", "Cairo", "Jordan"]);
  await expect(page.locator("#places")).toContainText("harbour would");
  expect(await voxmark.words()).toBe(ARTICLE.replaceAll("\n\n", "\n"));
});

test("words are marked by keyboard, from word to word", async ({ voxmark, page }) => {
  await read(voxmark);
  await page.getByRole("button", { name: "Mark words" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#article")).toBeFocused();
  const selected = () => page.evaluate(() => String(getSelection()));
  await expect.poll(selected).toBe("Flood");
  await expect(said(page)).toHaveText("Flood");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  await expect(said(page)).toHaveText("the harbour");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(said(page)).toHaveText("She");
  await page.keyboard.press("ArrowUp");
  await expect(said(page)).toHaveText("“We");
  for (let paragraph = 0; paragraph < 3; paragraph += 1) await page.keyboard.press("ArrowDown");
  for (let word = 0; word < 8; word += 1) await page.keyboard.press("ArrowRight");
  for (const key of ["Right", "Right", "Left", "Right", "Right"]) await page.keyboard.press(`Shift+Arrow${key}`);
  expect(await selected()).toBe("stayed at home.");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Mark as quote" })).toBeFocused();
  await page.keyboard.press("Enter");
  await dialog(page).getByRole("button", { name: "Ana Reyes" }).press("Enter");
  await expect(voxmark.note.locator(".who strong")).toHaveText("Ana Reyes");
  expect(await voxmark.marks("indirect")).toContain("stayed at home");
  // It goes on from there.
  await expect(page.locator("#article")).toBeFocused();
  expect(await selected()).toBe("stayed at home.");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(page.locator("#article")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Mark words" })).toBeFocused();
  await expect(page.locator("#article")).not.toHaveAttribute("tabindex");
});

test("whoever goes on reading marks no longer", async ({ voxmark, page }) => {
  await read(voxmark);
  await page.getByRole("button", { name: "Mark words" }).press("Enter");
  await expect(page.locator("#article")).toHaveRole("application");
  await page.keyboard.press("Tab");
  await expect(quote(page, "We leave at dawn")).toBeFocused();
  await expect(page.locator("#article")).toHaveRole("article");
});

test("where nothing was found, a reader still marks @once", async ({ voxmark, page }) => {
  await read(voxmark, "Es regnet in Entenhausen.\n\nNiemand sagte etwas.");
  for (const place of await voxmark.marks("place")) expect(place).toBe("Entenhausen");
  await drag(voxmark, "Niemand");
  await page.getByRole("button", { name: "Mark as quote" }).click();
  await dialog(page).getByLabel("Somebody else").fill("Ida Brandt");
  await page.keyboard.press("Enter");
  await expect(voices(page)).toHaveText(["Ida Brandt"]);
});

test("undo and redo, by button and by key, one by one and all at once", async ({ voxmark, page }) => {
  await read(voxmark);
  const shown = () => page.locator("#article").evaluate((article) => article.innerHTML.replaceAll(" lit", ""));
  const seen = [await shown()];
  for (const words of ["Never", "a disaster", "port was lost"]) {
    await quote(page, words).click();
    await action(voxmark, "Not a quote").click();
    await expect(quote(page, words)).toHaveCount(0);
    seen.push(await shown());
  }
  const button = (name: string) => strip(page).getByRole("button", { name, exact: true });
  await expect(strip(page)).toContainText("3 corrections");
  await expect(button("Redo")).toHaveAttribute("aria-disabled", "true");
  await button("Undo").click();
  await expect(said(page)).toHaveText("Undone: the port was lost is no quote any more.");
  await expect.poll(shown).toBe(seen[2]);
  await page.locator("body").press("Control+z");
  await expect(strip(page)).toContainText("1 correction");
  await expect.poll(shown).toBe(seen[1]);
  await page.keyboard.press("Control+Shift+z");
  await expect(said(page)).toHaveText("Redone: “a disaster” is no quote any more.");
  await expect.poll(shown).toBe(seen[2]);
  await page.keyboard.press("Control+y");
  await expect(strip(page)).toContainText("3 corrections");
  await expect.poll(shown).toBe(seen[3]);
  await button("Undo all").focus();
  await page.keyboard.press("Enter");
  await expect(said(page)).toHaveText("3 corrections undone.");
  await expect.poll(shown).toBe(seen[0]);
  await expect(strip(page)).toContainText("0 corrections");
  expect(await page.evaluate(() => document.activeElement?.closest(".undoing") !== null)).toBe(true);
  await button("Redo").click();
  await expect.poll(shown).toBe(seen[1]);
  // In a field the keys are the field's own.
  await page.getByRole("button", { name: "Edit text" }).click();
  await page.keyboard.press("Control+z");
  await expect(strip(page)).toContainText("1 correction");
});

test("the focus stays on its quote while something is undone", async ({ voxmark, page }) => {
  await read(voxmark);
  await quote(page, "Never").click();
  await action(voxmark, "Not a quote").click();
  await quote(page, "a disaster").focus();
  await page.keyboard.press("Control+z");
  await expect(quote(page, "Never")).toHaveCount(1);
  await expect(quote(page, "a disaster")).toBeFocused();
  await expect(voxmark.note).toContainText("Partial quote");
});

test("the view does not jump in a long article", async ({ voxmark, page }) => {
  await voxmark.paste({ "text/plain": Array.from({ length: 150 }, (_, at) => `“We leave at dawn ${at},” Mayor Ana Reyes told residents in Cairo, and nobody knew why.`).join("\n\n") });
  await expect(page.getByRole("button", { name: "Mark words" })).toBeVisible();
  const mark = quote(page, "dawn 120,");
  await mark.scrollIntoViewIfNeeded();
  await mark.click();
  const top = () => mark.evaluate((mark) => mark.getBoundingClientRect().top);
  await page.keyboard.press("Enter");
  await action(voxmark, "Change speaker").press("Enter");
  const before = await top();
  await dialog(page).getByLabel("Somebody else").fill("Ida Brandt");
  await page.keyboard.press("Enter");
  await expect(voxmark.note.locator(".who strong")).toHaveText("Ida Brandt");
  expect(Math.abs((await top()) - before)).toBeLessThan(2);
  await page.keyboard.press("Control+z");
  await expect(voxmark.note.locator(".who strong")).toHaveText("Ana Reyes");
  expect(Math.abs((await top()) - before)).toBeLessThan(2);
});

test("the keyboard comes out of a note again, to where it was", async ({ voxmark, page }) => {
  await read(voxmark);
  await quote(page, "a disaster").focus();
  await page.keyboard.press("Enter");
  await expect(action(voxmark, "Change speaker")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(quote(page, "a disaster")).toBeFocused();
  await expect(voxmark.note).toBeHidden();
});

async function correctTwice(voxmark: Voxmark): Promise<void> {
  await read(voxmark);
  await quote(voxmark.page, "Never").click();
  await action(voxmark, "Change speaker").click();
  await dialog(voxmark.page).getByLabel("Somebody else").fill("Ida Brandt");
  await voxmark.page.keyboard.press("Enter");
  await voxmark.page.locator("mark.place").filter({ hasText: "Jordan" }).click();
  await action(voxmark, "Not a place").click();
  await expect(strip(voxmark.page)).toContainText("2 corrections");
}

async function expectTwice(voxmark: Voxmark): Promise<void> {
  await expect(strip(voxmark.page)).toContainText("2 corrections");
  expect(await voxmark.marks("place")).toEqual(["Cairo", "Cairo"]);
  expect(await voiceOf(voxmark, "Never")).toBe("Ida Brandt");
}

test("corrections stay in the tab over a reload, and go with the article", async ({ voxmark, page }) => {
  await correctTwice(voxmark);
  await page.reload();
  await voxmark.read();
  await expectTwice(voxmark);
  await page.keyboard.press("Control+z");
  await expect.poll(() => voxmark.marks("place")).toEqual(["Cairo", "Cairo", "Jordan"]);
  await page.getByRole("button", { name: "New article" }).click();
  await expect.poll(() => page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
  await voxmark.paste({ "text/plain": ARTICLE });
  await expect(strip(page)).toBeHidden();
  expect(await voiceOf(voxmark, "Never")).toBe("Jonas Feldbacher");
});

test("corrections stay when the full list of places comes @once", async ({ voxmark, page }) => {
  let come = () => {};
  const waits = new Promise<void>((resolve) => (come = resolve));
  await page.context().route(/\/full-\w+\.bin$/, async (route) => {
    await waits;
    await route.continue();
  });
  await correctTwice(voxmark);
  const arrived = page.context().waitForEvent("response", (response) => /\/full-\w+\.bin$/.test(response.url()));
  come();
  await (await arrived).finished();
  await page.waitForTimeout(500);
  await expectTwice(voxmark);
});

test("an edit takes corrections along, and says what it loses @once", async ({ voxmark, page }) => {
  await correctTwice(voxmark);
  await page.getByRole("button", { name: "Edit text" }).click();
  await voxmark.box.fill(`The river rose overnight.\n\n${ARTICLE}`);
  await expect(page.locator("#article")).toContainText("The river rose");
  await expectTwice(voxmark);
  await voxmark.box.fill(ARTICLE.replace("and Jordan stayed", "and everybody stayed"));
  await expect(said(page)).toHaveText("1 correction no longer fits the text and was dropped.");
  await expect(strip(page)).toContainText("1 correction");
  expect(await voiceOf(voxmark, "Never")).toBe("Ida Brandt");
});

/** What the page copies. */
async function copied(voxmark: Voxmark, name: string): Promise<string> {
  const { page } = voxmark;
  await page.evaluate(() => {
    Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText: async (text: string) => void ((window as { copied?: string }).copied = text) } });
  });
  if (!(await dialog(page).isVisible())) await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("button", { name: `Copy as ${name}`, exact: true }).click();
  await expect(dialog(page).getByRole("status")).toHaveText(`${name}: copied.`);
  return page.evaluate(() => (window as { copied?: string }).copied ?? "");
}

test("a link carries corrections to another page @once", async ({ voxmark, context }) => {
  await correctTwice(voxmark);
  const link = await copied(voxmark, "Link");
  const other = new Voxmark(await context.newPage());
  await other.page.goto(link);
  await other.read();
  await expectTwice(other);
  await expect(said(other.page)).toHaveText("The article came with 2 corrections by a reader.");
  await other.page.reload();
  await other.read();
  await expectTwice(other);
});

test("a link with the same article brings its own corrections @once", async ({ voxmark, page }) => {
  await correctTwice(voxmark);
  const link = await copied(voxmark, "Link");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await expect(strip(page)).toContainText("0 corrections");
  await page.evaluate((hash) => (location.hash = hash), new URL(link).hash);
  await expectTwice(voxmark);
});

test("a made-up link is read as far as it makes sense, and nothing in it is markup @once", async ({ voxmark, page }) => {
  const { deflateRawSync } = await import("node:zlib");
  const evil = "<img src=x onerror=window.owned=1>";
  const never = { start: ARTICLE.indexOf("“Never,”"), end: ARTICLE.indexOf("“Never,”") + 8 };
  const corrections = [
    { do: "attribute", at: never, to: { name: evil, at: null } },
    { do: "attribute", at: { start: 0, end: 1e9 }, to: null },
    { do: "rename", who: { name: "Ana Reyes", at: null }, name: "A\nB" },
    { do: "__proto__" },
    "nonsense",
    null,
  ];
  const hash = `#v1=${deflateRawSync(JSON.stringify({ text: ARTICLE, corrections })).toString("base64url")}`;
  await page.goto("about:blank");
  await page.goto(`${process.env.VOXMARK_ADDRESS}${hash}`);
  await voxmark.read();
  await expect(strip(page)).toContainText("1 correction");
  expect(await voiceOf(voxmark, "Never")).toBe(evil);
  await action(voxmark, "Change speaker").click();
  await expect(dialog(page)).toContainText(evil);
  await page.keyboard.press("Escape");
  await expect(page.locator("main img, dialog img")).toHaveCount(0);
  expect(await page.evaluate("window.owned")).toBeUndefined();
  await expect(page.getByRole("alert")).toBeHidden();
});

test("every export has the corrections @once", async ({ voxmark }) => {
  await correctTwice(voxmark);
  for (const [name, has] of [
    ["Web page (HTML)", /Ida Brandt \(person\).*Given by a reader[^]*2 corrections were made by a reader\./],
    ["Markdown", /Ida Brandt, person.*[^]*2 corrections were made by a reader\./],
    ["Table of quotes (CSV)", /“Never,”","Ida Brandt","","",direct,1,\d+,\d+,"reader"/],
    ["JSON", /"corrections": \[/],
    ["Web Annotations (JSON-LD)", /Given by a reader\. A reader corrected what Voxmark found\./],
    ["TEI (XML)", /resp="#reader"/],
    ["Map data (GeoJSON)", /Cairo/],
  ] as const) {
    const written = await copied(voxmark, name);
    expect(written, name).toMatch(has);
    if (!["JSON", "Map data (GeoJSON)"].includes(name)) expect(written, name).toContain("Ida Brandt");
    if (name === "Map data (GeoJSON)") expect(written).not.toContain("Jordan");
  }
});

test.describe("where the browser keeps nothing", () => {
  test("a link still brings its corrections @once", async ({ voxmark, page, context }) => {
    await correctTwice(voxmark);
    const link = await copied(voxmark, "Link");
    const other = new Voxmark(await context.newPage());
    await other.page.addInitScript(() => {
      Object.defineProperty(window, "sessionStorage", { get: () => { throw new DOMException("denied", "SecurityError"); } });
    });
    await other.page.goto(link);
    await other.read();
    await expectTwice(other);
    await page.bringToFront();
  });
});
