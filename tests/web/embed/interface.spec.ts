// What a host's developer works with: attributes and properties, events, methods, words, parts; and that the manifest tells the truth.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test, type ExportFormat, type VoxMark } from "./widget";

interface Manifest {
  modules: { declarations: { members: { name: string; kind: string; attribute?: string }[]; attributes: { name: string }[]; events: { name: string }[]; cssParts: { name: string }[]; cssProperties: { name: string }[] }[] }[];
}

const MANIFEST = JSON.parse(readFileSync(createRequire(import.meta.url).resolve("../../../www/element/custom-elements.json"), "utf8")) as Manifest;
const [DECLARED] = MANIFEST.modules[0]!.declarations;

test("attributes and properties say the same", async ({ widget }) => {
  await widget.open("plain");
  const said = await widget.element.evaluate((element: VoxMark) => {
    const seen: Record<string, unknown>[] = [];
    const look = () => seen.push({ layers: element.layers, legend: element.legend, theme: element.theme, renderer: element.renderer, gazetteer: element.gazetteer });
    look();
    Object.assign(element, { layers: "direct place", legend: "list", theme: "dark", renderer: "highlight", gazetteer: "full", workerSrc: "/voxmark/worker.js", wasmSrc: "/voxmark/voxmark_bg.wasm", integrity: "", htmlFor: "#story" });
    look();
    for (const [name, value] of [["legend", "nonsense"], ["theme", "mauve"], ["renderer", ""]] as const) element.setAttribute(name, value);
    look();
    return { seen, attributes: element.getAttributeNames().sort() };
  });
  expect(said.seen).toEqual([
    { layers: "direct partial indirect speaker place", legend: "full", theme: "auto", renderer: "marks", gazetteer: "core" },
    { layers: "direct place", legend: "list", theme: "dark", renderer: "highlight", gazetteer: "full" },
    { layers: "direct place", legend: "full", theme: "auto", renderer: "marks", gazetteer: "full" },
  ]);
  expect(said.attributes).toEqual(["for", "gazetteer", "integrity", "layers", "legend", "renderer", "theme", "wasm-src", "worker-src"]);
});

test("layers, legend and renderer change what stands, at once", async ({ widget, page }) => {
  await widget.open("plain");
  await widget.element.evaluate((element) => element.setAttribute("layers", "place"));
  await expect(page.locator("mark.vox-direct")).toHaveCount(0);
  expect(await page.locator("mark.vox-place").count()).toBeGreaterThan(2);
  await expect(widget.element.locator("[data-layer=direct]")).toHaveAttribute("aria-pressed", "false");
  await widget.element.evaluate((element) => element.setAttribute("legend", "list"));
  await expect(widget.element.locator("[part=legend]")).toBeHidden();
  await expect(widget.element.locator("[part=list]")).toBeVisible();
  await widget.element.evaluate((element) => element.setAttribute("legend", "none"));
  expect((await widget.element.locator("[part=list]").boundingBox())!.width).toBeLessThan(3);
  await widget.element.locator("summary").focus();
  expect((await widget.element.locator("[part=list]").boundingBox())!.width).toBeGreaterThan(100);
  await widget.element.evaluate((element) => element.setAttribute("renderer", "highlight"));
  await expect(page.locator("mark")).toHaveCount(0);
  await expect.poll(() => widget.highlights("place")).toContain("London");
});

test("events bubble, leave shadow roots, and tell what happened", async ({ widget, page }) => {
  await page.addInitScript(() => {
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    addEventListener("vox-analysis", ({ detail, bubbles, composed }) => heard.push({ quotes: detail.analysis.quotes.length, text: detail.text.length, bubbles, composed }));
    addEventListener("vox-select", ({ detail }) => heard.push(detail.kind === "quote" ? [detail.kind, detail.index, detail.speaker?.name] : [detail.kind, detail.index]));
  });
  await widget.open("plain");
  await page.locator("mark.vox-direct").first().click();
  await page.locator("mark.vox-place").first().click();
  await page.locator("mark.vox-speaker").first().click();
  const heard = await page.evaluate(() => (window as unknown as { heard: unknown[] }).heard);
  expect(heard[0]).toMatchObject({ quotes: 10, bubbles: true, composed: true });
  expect(heard.slice(1)).toEqual([["quote", 2, "Morwenna Trask"], ["place", expect.any(Number)], ["speaker", expect.any(Number)]]);
});

test("analyze() resolves to what was found, and a disabled element only tells", async ({ widget, page }) => {
  await widget.open("plain");
  const found = await widget.element.evaluate(async (element: VoxMark) => {
    element.disable();
    const { quotes } = await element.analyze();
    return { quotes: quotes.length, first: element.text.slice(quotes[2]!.start, quotes[2]!.end), disabled: element.hasAttribute("disabled") };
  });
  expect(found).toEqual({ quotes: 10, first: "“We lost forty metres in one tide,”", disabled: true });
  await expect(page.locator("mark")).toHaveCount(0);
});

test("export() writes every format, and refuses one that there is not", async ({ widget }) => {
  await widget.open("plain");
  const written = await widget.element.evaluate(async (element: VoxMark) => {
    const formats: ExportFormat[] = ["html", "markdown", "csv", "json", "annotations", "tei", "geojson"];
    const sizes = await Promise.all(formats.map(async (format) => [format, (await element.export(format)).includes(format === "geojson" ? "Plymouth" : "forty metres") || format === "json"]));
    const refused = await element.export("pdf" as ExportFormat).catch((error: Error) => error.message);
    return { sizes, refused, json: JSON.parse(await element.export("json")) as { quotes: unknown[] } };
  });
  for (const [format, right] of written.sizes) expect(right, String(format)).toBe(true);
  expect(written.json.quotes).toHaveLength(10);
  expect(written.refused).toMatch(/no format "pdf"/);
});

for (const [tag, list] of [["de", "Wer was sagt"], ["fr-CA", "Qui dit quoi"], ["es", "Quién dice qué"], ["ar", "من يقول ماذا"], ["cy", "Who says what"]] as const) {
  test(`words in ${tag}`, async ({ widget }) => {
    await widget.open("plain");
    await widget.element.evaluate((element: VoxMark, lang) => (element.lang = lang), tag);
    await expect(widget.element.locator("summary")).toContainText(list);
    await expect(widget.element.locator("[part=list]")).toHaveAttribute("lang", tag === "cy" ? "en" : tag);
  });
}

test("the host's own words come first", async ({ widget }) => {
  await widget.open("plain");
  await widget.element.evaluate((element: VoxMark) => (element.strings = { list: "Voices of the Courier" }));
  await expect(widget.element.locator("summary")).toContainText("Voices of the Courier");
  await expect(widget.element.locator("[data-layer=direct]")).toContainText("Direct quotes");
  await widget.element.evaluate((element: VoxMark) => (element.strings = null));
  await expect(widget.element.locator("summary")).toContainText("Who says what");
});

test("the full gazetteer comes where it is asked for, and not where it is not", async ({ widget, page }) => {
  const asked: string[] = [];
  page.context().on("request", (request) => asked.push(request.url().replace(/.*\//, "")));
  await widget.open("plain");
  await page.waitForTimeout(1_000);
  expect(asked).not.toContain("full.bin");
  const numbered = () => widget.element.evaluate((element: VoxMark) => element.analysis?.places.some(({ geonames }) => geonames !== null));
  expect(await numbered()).toBe(false);
  await widget.element.evaluate((element: VoxMark) => (element.gazetteer = "full"));
  await expect.poll(numbered, { timeout: 15_000 }).toBe(true);
});

test.describe("trouble", () => {
  test.use({ trouble: true });

  test("`for` that leads nowhere: one sentence, by an event that can keep the console quiet", async ({ widget, page }) => {
    await page.goto(`${widget.host}empty.html`);
    const told = await page.evaluate(async () => {
      const element = document.createElement("vox-mark") as VoxMark;
      element.htmlFor = "#nowhere";
      const heard = new Promise<string>((resolve) =>
        element.addEventListener("vox-error", (event) => (event.preventDefault(), resolve(event.detail.error.message))),
      );
      document.body.append(element);
      return heard;
    });
    expect(told).toBe('There is no element "#nowhere" to highlight.');
    expect(widget.complaints).toEqual([]);
  });

  test("after a failure, analyze() tries again", async ({ widget, page }) => {
    await page.context().route("**/*.wasm", (route) => route.abort());
    await page.goto(`${widget.host}plain.html`);
    await expect.poll(() => widget.complaints.some((line) => line.startsWith("Voxmark:"))).toBe(true);
    await page.context().unroute("**/*.wasm");
    await widget.element.evaluate((element: VoxMark) => element.analyze());
    expect(await widget.marks("direct")).toHaveLength(4);
    await expect(widget.element.locator("[part=legend]")).toBeVisible();
  });
});

test("the manifest names what there is", async ({ widget, page }) => {
  await widget.open("plain");
  await page.locator("mark.vox-direct").first().click();
  const real = await widget.element.evaluate((element: VoxMark) => {
    const prototype = Object.getPrototypeOf(element) as object;
    const styles = [...element.shadowRoot!.adoptedStyleSheets, ...document.adoptedStyleSheets].map((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText).join("\n")).join("\n");
    return {
      attributes: [...(element.constructor as typeof VoxMark).observedAttributes],
      members: Object.getOwnPropertyNames(prototype).filter((name) => !/^(?:constructor|\w+Callback)$/.test(name)),
      parts: [...new Set([...element.shadowRoot!.querySelectorAll("[part]")].flatMap((found) => [...found.part]))],
      properties: [...new Set(styles.match(/--vox-(?!own)[\w-]+/g))],
    };
  });
  const names = (list: { name: string }[]) => list.map(({ name }) => name).sort();
  expect(names(DECLARED!.attributes)).toEqual(real.attributes.sort());
  expect(names(DECLARED!.members)).toEqual(real.members.sort());
  expect(names(DECLARED!.cssParts)).toEqual(real.parts.sort());
  expect(names(DECLARED!.cssProperties)).toEqual(real.properties.sort());
  expect(names(DECLARED!.events)).toEqual(["vox-analysis", "vox-error", "vox-select"]);
});
