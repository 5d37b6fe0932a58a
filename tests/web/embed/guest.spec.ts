// A guest that behaves, whatever the house: hostile style sheets, shadow roots, another version, dark, large, right to left; and axe.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "@playwright/test";
import { expect, test, type VoxMark } from "./widget";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(readFileSync(AXE, "utf8"));
  const { violations } = (await page.evaluate("axe.run()")) as AxeResults;
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}

for (const name of ["plain", "highlight", "right-to-left"]) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`axe finds nothing: ${name}, ${colorScheme} @once`, async ({ widget, page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await widget.open(name);
      expect(await violations(page)).toEqual([]);
      await widget.element.locator("summary").click();
      await widget.element.locator("[part=quote]").nth(2).click();
      await expect(widget.element.locator("[part=note]")).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await widget.element.locator("[data-layer=speaker]").click();
      expect(await violations(page)).toEqual([]);
    });
  }
}

test("a host that unsets every style still has marks, switches, list and note", async ({ widget, page }) => {
  await widget.open("hostile");
  const mark = page.locator("mark.vox-direct").first();
  await expect(mark).toHaveCSS("border-bottom-style", "solid");
  const looks = await mark.evaluate((found) => {
    const own = getComputedStyle(found);
    const around = getComputedStyle(found.parentElement!);
    return { size: own.fontSize === around.fontSize, colour: own.color === around.color, background: own.backgroundColor };
  });
  expect(looks).toMatchObject({ size: true, colour: true });
  expect(looks.background).not.toContain("255, 255, 0");
  expect(await widget.marks("direct")).toHaveLength(4);
  await expect(widget.element).toHaveCSS("display", "block");
  const button = widget.element.locator("[part=layer]").first();
  await expect(button).toHaveCSS("border-bottom-style", "solid");
  await expect(button).toHaveCSS("text-transform", "none");
  await expect(button).toHaveCSS("letter-spacing", "normal");
  expect(Number.parseFloat(await button.evaluate((found) => getComputedStyle(found).fontSize))).toBeGreaterThan(11);
  await mark.click();
  await expect(widget.element.locator("[part=note]")).toHaveCSS("position", "fixed");
  await widget.element.evaluate((element: VoxMark) => (element.hidden = true));
  await expect(widget.element).toBeHidden();
});

test("in a shadow root, around an article and beside one", async ({ widget, page }) => {
  await page.goto(`${widget.host}shadow.html`);
  const inside = page.locator("shadow-host");
  await expect(inside.locator("#story mark.vox-direct")).toHaveText("“We leave at dawn,”");
  await expect(inside.locator("vox-mark mark.vox-direct")).toHaveText("“We stay,”");
  await expect(inside.locator("mark.vox-direct").first()).toHaveCSS("border-bottom-style", "solid");
  expect(await page.evaluate(() => document.adoptedStyleSheets.length), "nothing for the document").toBe(0);
  const heard = await page.evaluate(async () => {
    const heard = new Promise<string>((resolve) => document.addEventListener("vox-select", ({ detail }) => resolve(detail.kind)));
    document.querySelector("shadow-host")!.shadowRoot!.querySelector<HTMLElement>("mark.vox-place")!.click();
    return heard;
  });
  expect(heard).toBe("place");
});

test("highlights in a shadow root can be pressed", async ({ widget, page }) => {
  await page.goto(`${widget.host}shadow.html`);
  const inner = page.locator("shadow-host vox-mark").last();
  await inner.evaluate((element: VoxMark) => (element.renderer = "highlight"));
  await expect.poll(() => widget.highlights("direct")).toContain("“We stay,”");
  const box = await inner.evaluate((element) => {
    const range = new Range();
    range.selectNodeContents(element.firstChild!);
    const { left, top, height } = range.getClientRects()[0]!;
    return { x: left + 20, y: top + height / 2 };
  });
  await page.mouse.click(box.x, box.y);
  await expect(inner.locator("[part=note]")).toContainText("Omar Haddad");
});

test("two versions on one page: the first stays, the second does no harm", async ({ widget }) => {
  await widget.open("versions");
  await expect(widget.element.locator("[part=list]")).toHaveCount(1);
  expect(await widget.marks("direct")).toHaveLength(4);
});

test("an element that somebody else defined stays theirs", async ({ page, widget }) => {
  await page.addInitScript(() => customElements.define("vox-mark", class extends HTMLElement {}));
  await page.goto(`${widget.host}plain.html`);
  await page.waitForTimeout(500);
  await expect(page.locator("mark")).toHaveCount(0);
});

test.describe("light and dark", () => {
  const dark = (widget: { element: import("@playwright/test").Locator }) => widget.element.locator("[part=list]").evaluate((list) => list.classList.contains("vox-dark"));

  // Firefox cannot be asked for a scheme where Playwright did not build it.
  test("as the host's own text is @chromium", async ({ widget, page }) => {
    await page.emulateMedia({ colorScheme: "dark" });
    await widget.open("plain");
    expect(await dark(widget)).toBe(true);
    const colour = () => page.locator("mark.vox-speaker").first().evaluate((mark) => getComputedStyle(mark).color);
    const before = await colour();
    await page.emulateMedia({ colorScheme: "light" });
    await expect.poll(() => dark(widget)).toBe(false);
    await expect.poll(colour).not.toBe(before);
  });

  test("a host without a dark scheme stays light in a dark system", async ({ widget, page }) => {
    await page.emulateMedia({ colorScheme: "dark" });
    await page.route("**/page.css", (route) => route.fulfill({ contentType: "text/css", body: "body { background: white; color: oklch(0.2 0 0) }" }));
    await widget.open("plain");
    expect(await dark(widget)).toBe(false);
  });

  test("a host's own switch is followed, and the attribute comes first", async ({ widget, page }) => {
    await widget.open("plain");
    await page.evaluate(() => {
      document.body.style.color = "#eee";
      document.documentElement.dataset.theme = "dark";
    });
    await expect.poll(() => dark(widget)).toBe(true);
    await widget.element.evaluate((element: VoxMark) => (element.theme = "light"));
    expect(await dark(widget)).toBe(false);
  });
});

test("twice as large and on a phone nothing is cut off", async ({ widget, page }) => {
  await page.setViewportSize({ width: 360, height: 700 });
  await widget.open("plain");
  await page.addStyleTag({ content: "html { font-size: 32px } #story h1 { font-size: 1rem }" });
  await widget.element.locator("summary").click();
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(await overflow()).toBeLessThanOrEqual(0);
  await page.locator("mark.vox-place").last().click();
  const note = await widget.element.locator("[part=note]").boundingBox();
  expect(note!.x).toBeGreaterThanOrEqual(0);
  expect(note!.x + note!.width).toBeLessThanOrEqual(360);
  expect(note!.y + note!.height).toBeLessThanOrEqual(700);
});

test("right to left where the page is", async ({ widget, page }) => {
  await widget.open("right-to-left");
  const list = widget.element.locator("[part=list]");
  await expect(list).toHaveCSS("direction", "rtl");
  await expect(list.locator("summary")).toContainText("من يقول ماذا");
  await expect(page.locator("#story")).toHaveCSS("direction", "ltr");
  const [first, second] = await widget.element.locator("[part=layer]").evaluateAll((found) => found.map((each) => each.getBoundingClientRect().left));
  expect(first).toBeGreaterThan(second!);
});

test("by keyboard: switches, list, note", async ({ widget, page }) => {
  await widget.open("plain");
  await widget.element.locator("[part=layer]").first().focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("mark.vox-direct")).toHaveCount(0);
  await expect(widget.element.locator("[data-layer=direct]")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect.poll(() => page.locator("mark.vox-direct").count()).toBeGreaterThan(3);
  await widget.element.locator("summary").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(widget.element.locator("[part=note]")).toContainText("Morwenna Trask");
  await expect(page.locator("mark.vox-lit").first()).toBeInViewport();
  await page.keyboard.press("Escape");
  await expect(widget.element.locator("[part=note]")).toBeHidden();
});

test("the host's own tab order gains nothing inside the article, and words can be copied as they are", async ({ widget, page }) => {
  await widget.open("plain");
  await expect(page.locator("#story [tabindex]")).toHaveCount(0);
  const copied = await page.evaluate(() => {
    getSelection()!.selectAllChildren(document.querySelector("#story .byline + p + p")!);
    return String(getSelection());
  });
  expect(copied).toMatch(/^“We lost forty metres in one tide,” Ms Trask told reporters\./);
});

test("no globals, no storage, no cookies", async ({ widget, page }) => {
  await page.goto(`${widget.host}empty.html`);
  const globals = () => page.evaluate(() => Object.getOwnPropertyNames(window).sort());
  await page.addInitScript(() => Object.assign(window, { atFirst: Object.getOwnPropertyNames(window) }));
  await widget.open("plain");
  const atFirst = await page.evaluate(() => (window as unknown as { atFirst: string[] }).atFirst);
  expect((await globals()).filter((name) => !atFirst.includes(name) && !/^(?:atFirst$|__pw)/.test(name))).toEqual([]);
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([0, 0, ""]);
});
