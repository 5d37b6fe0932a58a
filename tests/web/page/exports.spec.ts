// What goes out: every format by button, read again by a parser that is not ours.
import { readFileSync } from "node:fs";
import { DAWN, expect, test, type Voxmark } from "./voxmark";

const FORMATS = ["html", "markdown", "csv", "json", "annotations", "tei", "geojson"];

async function open({ page }: Voxmark) {
  await page.getByRole("button", { name: "Export" }).click();
  const dialog = page.getByRole("dialog", { name: "Export and share" });
  await expect(dialog).toBeVisible();
  return dialog;
}

/** What a download holds. Playwright sees none in a Firefox that it did not build, so the blob is caught on its way. */
async function written({ page }: Voxmark, format: string): Promise<string> {
  await page.evaluate(() => {
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob: Blob) => {
      URL.createObjectURL = make;
      (window as { saved?: Blob }).saved = blob;
      return make.call(URL, blob);
    };
  });
  await page.locator(`[data-format="${format}"]`).getByRole("button", { name: "Download" }).click();
  return page.evaluate(() => (window as unknown as { saved: Blob }).saved.text());
}

async function download({ page }: Voxmark, format: string): Promise<{ name: string; words: string }> {
  const coming = page.waitForEvent("download");
  await page.locator(`[data-format="${format}"]`).getByRole("button", { name: "Download" }).click();
  const file = await coming;
  return { name: file.suggestedFilename(), words: readFileSync(await file.path(), "utf8") };
}

test("each format can be downloaded, named after the article @chromium", async ({ voxmark }) => {
  await voxmark.sample();
  await open(voxmark);
  const names: string[] = [];
  for (const format of FORMATS) {
    const { name, words } = await download(voxmark, format);
    names.push(name);
    expect(words).toContain(format === "geojson" ? "Rijeka" : "Horvat");
    expect(words.startsWith("\uFEFF")).toBe(format === "csv");
  }
  expect(names.map((name) => name.replace("night-train-to-the-adriatic-returns-after-eleven.", ""))).toEqual([
    "html", "md", "csv", "json", "jsonld", "xml", "geojson",
  ]);
});

test("each format can be copied, the keyboard does it, and Escape closes", async ({ voxmark, page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text: string) => void ((window as { copied?: string }).copied = text) } });
  });
  await voxmark.open();
  await voxmark.paste({ "text/plain": DAWN });
  await page.locator("#export").focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  for (const format of FORMATS) {
    await dialog.locator(`[data-format="${format}"]`).getByRole("button", { name: "Copy" }).press("Enter");
    await expect(dialog.getByRole("status")).toHaveText(/: copied\.$/);
    expect(await page.evaluate(() => (window as { copied?: string }).copied), format).toContain(format === "csv" ? "Ana Reyes" : "Cairo");
  }
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page.locator("#export")).toBeFocused();
});

test("where copying is refused, one sentence says so @once", async ({ voxmark, page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject(new Error("denied")) } });
  });
  await voxmark.open();
  await voxmark.paste({ "text/plain": DAWN });
  const dialog = await open(voxmark);
  await dialog.getByRole("button", { name: "Copy as JSON" }).click();
  await expect(dialog.getByRole("status")).toHaveText(/did not let the page copy/);
});

test("the web page stands by itself: the article's words and marks, no script, nothing fetched", async ({ voxmark, context }) => {
  await voxmark.sample();
  const marks = await voxmark.marks("direct");
  const words = await voxmark.words();
  await open(voxmark);
  const html = await written(voxmark, "html");
  const requests: string[] = [];
  const alone = await context.newPage();
  alone.on("request", (request) => requests.push(request.url()));
  await alone.setContent(html);
  expect(await alone.locator("article").evaluate((article) => [...article.children].map((block) => block.textContent).join("\n"))).toBe(words);
  expect(await alone.locator("mark.direct.first").count()).toBe(marks.length);
  await expect(alone.locator("script, link, img, iframe")).toHaveCount(0);
  await expect(alone.locator("mark.direct").first()).toHaveAttribute("title", /^Direct quote: Marta Horvat \(.*%\)\. .*\.$/);
  expect(await alone.locator("mark.direct").first().evaluate((mark) => getComputedStyle(mark).borderBottomStyle)).toBe("solid");
  await expect(alone.locator("#quote-0")).toHaveText(marks[0]!);
  for (const link of await alone.locator('a[href^="#quote-"]').all()) await expect(alone.locator((await link.getAttribute("href"))!)).toHaveCount(1);
  expect(requests).toEqual([]);
});

test("TEI is well-formed, keeps the article's words, and every pointer has its target @once", async ({ voxmark, page }) => {
  await voxmark.sample();
  const [words, counts] = [await voxmark.words(), { direct: (await voxmark.marks("direct")).length, partial: (await voxmark.marks("partial")).length }];
  await open(voxmark);
  const tei = await written(voxmark, "tei");
  const read = await page.evaluate((xml) => {
    const read = new DOMParser().parseFromString(xml, "application/xml");
    const ids = new Set([...read.querySelectorAll("*")].map((found) => found.getAttribute("xml:id")));
    const pointers = [...read.querySelectorAll("*")].flatMap((found) => ["who", "ref", "source", "prev", "resp"].flatMap((name) => found.getAttribute(name) ?? []));
    return {
      wrong: read.querySelector("parsererror")?.textContent ?? null,
      words: [...read.querySelectorAll("body head, body p")].map((block) => block.textContent).join("\n"),
      direct: read.querySelectorAll("said[direct='true'][who]").length,
      partial: read.querySelectorAll("quote").length,
      lost: pointers.filter((pointer) => !ids.has(pointer.slice(1))),
      pointers: pointers.length,
      names: read.querySelectorAll("body persName").length,
      places: read.querySelectorAll("body placeName").length,
    };
  }, tei);
  expect(read).toMatchObject({ wrong: null, words, lost: [], direct: counts.direct, partial: counts.partial });
  expect(Math.min(read.pointers, read.names, read.places)).toBeGreaterThan(5);
});

test.describe("hostile findings", () => {
  // Names and roles that the core would never return, to see that nothing between it and a file is taken on trust.
  const EVIL = `"><script>window.owned=1</script><img src=x onerror=window.owned=1>]]>&amp;\u0000\u000B\uD83D`;
  const TEXT = `“We leave ${EVIL},” said Ana ${EVIL} in Cairo.`;

  test("stay text in HTML, TEI and on the page @once", async ({ voxmark, page, context }) => {
    await page.addInitScript(
      ([evil, text]) => {
        const Whole = window.Worker;
        window.Worker = class extends Whole {
          override postMessage(message: { id: number }) {
            if (!("id" in message)) return super.postMessage(message);
            const { id } = message;
            const speakers = [{ name: evil, role: evil, kind: "person", mentions: [{ start: 40, end: 45 }] }];
            const quotes = [{ start: 0, end: 30, kind: "direct", group: 0, cue: { start: 31, end: 35 }, mention: null, speaker: 0, confidence: 0.9, rule: evil }];
            const places = [{ start: text!.indexOf("Cairo"), end: text!.indexOf("Cairo") + 5, name: evil, kind: "city", country: "<b", lat: 30, lon: 31, geonames: 1, confidence: 0.9 }];
            const analysis = { quotes, speakers, places, persons: [{ start: 41, end: 44, speaker: 0 }] };
            setTimeout(() => this.dispatchEvent(new MessageEvent("message", { data: { id, analysis } })));
          }
        };
      },
      [EVIL, TEXT],
    );
    await voxmark.open();
    await voxmark.paste({ "text/plain": TEXT });
    await open(voxmark);
    const alone = await context.newPage();
    const html = await written(voxmark, "html");
    await alone.setContent(html.replace(/<meta http-equiv[^>]*>/, ""));
    await expect(alone.locator("script, img, b")).toHaveCount(0);
    expect(await alone.evaluate("window.owned")).toBeUndefined();
    const tei = await written(voxmark, "tei");
    const elements = await page.evaluate((xml) => {
      const read = new DOMParser().parseFromString(xml, "application/xml");
      return [...new Set([...read.querySelectorAll("*")].map(({ localName }) => localName))];
    }, tei);
    expect(elements).not.toContain("parsererror");
    expect(elements).toContain("persName");
    for (const bad of ["script", "img", "b"]) expect(elements).not.toContain(bad);
    expect(await page.evaluate("window.owned")).toBeUndefined();
  });
});

test.describe("trouble", () => {
  test.use({ trouble: true });

  test("where the dialog cannot be fetched, one sentence says so, and a second try may work @once", async ({ voxmark, page }) => {
    await page.context().route("**/later-*.js", (route) => route.abort());
    await voxmark.paste({ "text/plain": DAWN });
    await page.getByRole("button", { name: "Export" }).click();
    await expect(page.getByRole("alert")).toHaveText(/could not be fetched/);
    expect(await voxmark.words()).toBe(DAWN);
  });
});
