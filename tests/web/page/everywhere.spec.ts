// Phone, dark, print, and everybody: no violation that axe can find, nothing that depends on colour alone.
import { violations } from "./axe";
import { expect, test } from "./voxmark";

for (const colorScheme of ["light", "dark"] as const) {
  for (const viewport of [{ width: 1360, height: 900 }, { width: 390, height: 844 }]) {
    test(`axe finds nothing: ${colorScheme}, ${viewport.width} wide @once`, async ({ voxmark, page }) => {
      test.slow();
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.setViewportSize(viewport);
      expect(await violations(voxmark)).toEqual([]);
      await voxmark.sample();
      await expect(page.locator("#map svg")).toBeAttached();
      await page.getByText("In figures").click();
      expect(await violations(voxmark)).toEqual([]);
      await page.locator("mark.direct").first().click();
      expect(await violations(voxmark)).toEqual([]);
      await page.getByRole("button", { name: "Follow this voice" }).click();
      expect(await violations(voxmark)).toEqual([]);
      await page.getByRole("button", { name: "Export" }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      expect(await violations(voxmark)).toEqual([]);
      await page.keyboard.press("Escape");
      await voxmark.layer("Places").click();
      expect(await violations(voxmark)).toEqual([]);
      await page.getByRole("button", { name: "Edit text" }).click();
      expect(await violations(voxmark)).toEqual([]);
    });
  }
}

for (const [colorScheme, width] of [["light", 1360], ["dark", 390]] as const) {
  test(`axe finds nothing while somebody corrects: ${colorScheme}, ${width} wide @once`, async ({ voxmark, page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width, height: 900 });
    await voxmark.sample();
    await page.locator("mark.direct").first().click();
    await page.getByRole("button", { name: "Change speaker" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    expect(await violations(voxmark)).toEqual([]);
    await page.getByLabel("Somebody else").fill("Ida Brandt");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("group", { name: "Corrections" })).toBeVisible();
    expect(await violations(voxmark)).toEqual([]);
    await page.getByRole("button", { name: "Mark words" }).click();
    await expect(page.getByRole("group", { name: "Mark the selected words" })).toBeVisible();
    expect(await violations(voxmark)).toEqual([]);
  });
}

test("nothing is wider than a phone, and a note there can be closed", async ({ voxmark, page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await voxmark.sample();
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(await overflow()).toBeLessThanOrEqual(0);
  await page.locator("mark.direct").first().click();
  await expect(voxmark.note).toBeInViewport();
  expect(await overflow()).toBeLessThanOrEqual(0);
  await page.getByRole("button", { name: "Export" }).click();
  await expect(page.getByRole("dialog")).toBeInViewport();
  expect(await page.getByRole("dialog").evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth)).toBe(0);
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await page.locator("mark.direct").first().click();
  await page.getByRole("button", { name: "Close the note" }).click();
  await expect(voxmark.note).toBeHidden();
});

test("each layer differs from the others without its colour", async ({ voxmark, page }) => {
  await voxmark.sample();
  const looks = await page.evaluate(() =>
    ["direct", "partial", "indirect", "speaker", "place"].map((layer) => {
      const style = getComputedStyle(document.querySelector(`#article mark.${layer}`)!);
      const box = style.boxShadow === "none" ? "" : "box";
      return [style.borderBottomStyle, style.fontWeight, box].join(" ");
    }),
  );
  expect(new Set(looks).size).toBe(looks.length);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`in a reader's own few colours nothing keeps one of ours, and what is chosen or not named is seen: ${colorScheme} @chromium`, async ({ voxmark, page }) => {
    await page.emulateMedia({ colorScheme, forcedColors: "active", reducedMotion: "reduce" });
    await voxmark.sample();
    await page.locator("#speakers .voice").first().click();
    const own = await page.evaluate(() => {
      // The system's colours, as they are here.
      const probe = document.body.appendChild(document.createElement("i"));
      const system = Object.fromEntries(["Canvas", "CanvasText", "Highlight", "HighlightText"].map((name) => [name, ((probe.style.color = name), getComputedStyle(probe).color)]));
      probe.remove();
      const style = (selector: string) => getComputedStyle(document.querySelector(selector)!);
      return {
        system,
        ink: [...document.querySelectorAll("#article mark, #article mark *")].map((mark) => getComputedStyle(mark).color),
        named: style("#speakers .voice:not(.unnamed) .badge").backgroundColor,
        unnamed: style("#speakers .voice.unnamed .badge").backgroundColor,
        chosen: style('#speakers [aria-pressed="true"]').backgroundColor,
        words: [...document.querySelectorAll('#speakers [aria-pressed="true"] :not(.badge)')].map((part) => getComputedStyle(part).color),
        outline: style("#article .quote.chosen").outlineStyle,
      };
    });
    const { Canvas, CanvasText, Highlight, HighlightText } = own.system;
    expect(new Set(own.ink)).toEqual(new Set([CanvasText]));
    expect([own.named, own.unnamed]).toEqual([CanvasText, Canvas]);
    expect([own.chosen, ...new Set(own.words)]).toEqual([Highlight, HighlightText]);
    expect(own.outline).toBe("solid");
  });
}

test("on paper the article and the voices stand, dark on light, and the tools do not @chromium", async ({ voxmark, page }) => {
  await voxmark.sample();
  await expect(page.locator("#map svg")).toBeVisible();
  const badge = () => page.locator("#speakers .badge").first().evaluate((found) => getComputedStyle(found).backgroundColor);
  const light = await badge();
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await badge()).not.toBe(light);
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await expect(page.locator("#article")).toBeVisible();
  await expect(page.locator("#speakers")).toBeVisible();
  for (const tools of [".bar", ".tools", "#map button", "#chart summary"]) await expect(page.locator(tools)).toBeHidden();
  expect(await badge()).toBe(light);
  await expect(page.locator("body")).toHaveCSS("background-color", "rgb(255, 255, 255)");
  const printed = await page.pdf({ format: "A4" });
  expect(printed.subarray(0, 5).toString()).toBe("%PDF-");
});

test("where motion is reduced, what is gone to is there at once @chromium", async ({ voxmark, page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.setViewportSize({ width: 800, height: 500 });
  await voxmark.sample();
  await expect(page.locator("#map svg")).toBeVisible();
  const [at, later] = await page.evaluate(async () => {
    [...document.querySelectorAll<HTMLElement>("#places button")].at(-1)!.click();
    const at = scrollY;
    await new Promise((resolve) => setTimeout(resolve, 600));
    return [at, scrollY];
  });
  expect(at).toBe(later);
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});

for (const [zoom, viewport] of [["200 %", { width: 640, height: 450 }], ["400 %", { width: 320, height: 256 }]] as const) {
  for (const language of ["en", "de", "ar"]) {
    test(`enlarged to ${zoom} nothing has to be scrolled sideways, and what has the focus is seen: ${language}`, async ({ voxmark, page }) => {
      await page.emulateMedia({ reducedMotion: "reduce" });
      await page.setViewportSize(viewport);
      await voxmark.open(`?lang=${language}`);
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      const overflow = async () => expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
      await overflow();
      await page.locator("#sample").click();
      await expect(page.locator("#map svg")).toBeAttached();
      await overflow();
      await page.keyboard.press("j");
      for (let at = 0; at < 8; at += 1) {
        // By its first line: neither the bar nor the note lies over it.
        const seen = () =>
          page.evaluate(() => {
            const { left, top, width, height } = document.activeElement!.getClientRects()[0]!;
            const found = document.elementFromPoint(left + width / 2, top + height / 2);
            return found !== null && document.activeElement!.contains(found);
          });
        await expect.poll(seen, `quote ${at}`).toBe(true);
        await page.keyboard.press("Tab");
      }
      await overflow();
      await page.locator("#edit").click();
      await overflow();
    });
  }
}

const LONG = `Environmental groups called the plan “a mistake”. Environmental groups said that the river would flood.

“We will build it,” said Konstantinos Petropoulos, an environmental spokesman, in Johannesburg.`;

test("no word in the lists is broken that fits a line", async ({ voxmark, page }) => {
  for (const [language, width] of [["en", 1360], ["de", 1360], ["ar", 1360], ["fr", 1000], ["es", 320]] as const) {
    await page.setViewportSize({ width, height: 900 });
    await voxmark.open(`?lang=${language}`);
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await voxmark.transfer({ "text/plain": LONG });
    await expect(page.locator("#speakers .voice")).toHaveCount(2);
    await page.locator("#chart summary").click();
    const { broken, count } = await page.evaluate(() => {
      const words = [...document.querySelectorAll("#speakers .name, #speakers .role, #places .name, #chart th")].flatMap((part) => {
        const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
        const found: { word: string; lines: number }[] = [];
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          for (const { 0: word, index } of (node as Text).data.matchAll(/[\p{L}\p{M}]+/gu)) {
            const range = document.createRange();
            range.setStart(node, index);
            range.setEnd(node, index + word.length);
            found.push({ word, lines: new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size });
          }
        }
        return found;
      });
      return { broken: words.filter(({ lines }) => lines > 1).map(({ word }) => word), count: words.length };
    });
    expect(count).toBeGreaterThan(8);
    expect(broken, `${language}, ${width}`).toEqual([]);
    const lists = page.locator(".lists");
    expect(await lists.evaluate((found) => found.scrollWidth - found.clientWidth), `${language}, ${width}`).toBeLessThanOrEqual(0);
  }
});

test("a right-to-left paragraph is set from the right", async ({ voxmark, page }) => {
  await voxmark.paste({ "text/plain": "قالت العمدة «سنغادر عند الفجر» يوم الاثنين.\nIt is said in Cairo." });
  await expect(page.locator("#article p").first()).toHaveCSS("direction", "rtl");
  await expect(page.locator("#article p").last()).toHaveCSS("direction", "ltr");
});

/** Written for this test. */
const ARABIC = `رئيسة البلدية: سنغادر عند الفجر

القاهرة، الاثنين: قالت رئيسة البلدية سلمى الحداد: «سنغادر عند الفجر ولن ننتظر الحافلة الثانية»، وأضافت أن الطريق ما زال مفتوحًا.

“We leave at dawn,” said Mayor Ana Reyes in Cairo.`;

test("a right-to-left article in the English page: headline, badge and quote from the right, the lists from the left", async ({ voxmark, page }) => {
  await voxmark.paste({ "text/plain": ARABIC });
  await expect(page.locator("#speakers .name").first()).toBeVisible();
  for (const width of [1360, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await expect(page.locator("#article .headline")).toHaveCSS("direction", "rtl");
    const article = (await page.locator("#article").boundingBox())!;
    const edges = await page.evaluate(() => {
      const edge = (selector: string) => {
        const range = document.createRange();
        range.selectNodeContents(document.querySelector(selector)!);
        const line = range.getClientRects()[0]!;
        return { left: line.left, right: line.right };
      };
      return { headline: edge("#article .headline"), name: edge("#speakers .name"), list: document.querySelector("#speakers")!.getBoundingClientRect().left };
    });
    expect(article.x + article.width - edges.headline.right).toBeLessThan(8);
    expect(edges.name.left - edges.list).toBeLessThan(60);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    // Whichever quote of the two is found, its badge stands where its line begins.
    await expect(page.locator("#article mark.quote").first()).toHaveCSS("direction", "rtl");
  }
});

test("an English article in the Arabic page: what is English in lists and note stands where the Arabic does", async ({ voxmark, page }) => {
  await page.setViewportSize({ width: 1360, height: 900 });
  await voxmark.open("?lang=ar");
  await voxmark.transfer({ "text/plain": LONG });
  await expect(page.locator("#speakers .voice")).toHaveCount(2);
  await page.locator("#chart summary").click();
  await page.locator("mark.direct").click();
  await expect(voxmark.note).toContainText("Petropoulos");
  const gaps = await page.evaluate(() =>
    ["#speakers .name", "#speakers .voice:has([lang=en]) .role", ".note .role", "#chart tbody th"].map((selector) => {
      const found = document.querySelector(selector)!;
      const range = document.createRange();
      range.selectNodeContents(found);
      const block = found.closest(".who, .note .role, th")!.getBoundingClientRect();
      return Math.round(block.right - Math.max(...[...range.getClientRects()].map(({ right }) => right)));
    }),
  );
  for (const gap of gaps) expect(gap).toBeLessThanOrEqual(2);
  await expect(page.locator("#article p").first()).toHaveCSS("direction", "ltr");
});
