// What hosts forbid and demand: content security policies, Trusted Types, other origins, no worker, no WebAssembly.
import type { Page } from "@playwright/test";
import { DIRECT, expect, test, type VoxMark, type Widget } from "./widget";

/** Whether the page's own thread has fetched the WebAssembly, and not a worker. */
function inPage(page: Page): Promise<boolean> {
  return page.evaluate(() => performance.getEntriesByType("resource").some(({ name }) => name.endsWith(".wasm")));
}

async function marked(widget: Widget, page: string): Promise<void> {
  await widget.open(page);
  expect((await widget.marks("direct")).slice(0, 3)).toEqual(DIRECT);
  await expect(widget.element.locator("summary")).toContainText("Quotes:");
}

test("a strict policy without inline styles", async ({ widget, page }) => {
  await marked(widget, "strict");
  expect(await inPage(page)).toBe(false);
  await expect(page.locator("mark.vox-direct").first()).toHaveCSS("border-bottom-style", "solid");
  await page.locator("mark.vox-direct").first().click();
  await expect(widget.element.locator("[part=note]")).toContainText("Morwenna Trask");
});

test("Trusted Types required, one policy allowed by name", async ({ widget, page }) => {
  await marked(widget, "trusted");
  expect(await inPage(page)).toBe(false);
  await page.locator("mark.vox-place").first().click();
  await expect(widget.element.locator("[part=note]")).toContainText("United Kingdom");
});

test("WebAssembly forbidden to the page alone: the worker goes by its own headers", async ({ widget, page }) => {
  await marked(widget, "no-wasm-here");
  expect(await inPage(page)).toBe(false);
});

test("from another origin, the WebAssembly checked", async ({ widget, page }) => {
  const asked: string[] = [];
  page.context().on("request", (request) => asked.push(request.url()));
  await marked(widget, "cdn");
  expect(await inPage(page)).toBe(false);
  const own = asked.filter((url) => url.startsWith(widget.cdn)).map((url) => url.slice(widget.cdn.length));
  expect(own.filter((name) => name === "voxmark_bg.wasm")).toHaveLength(1);
  expect(asked.filter((url) => !url.startsWith(widget.cdn) && !url.startsWith(widget.host) && !/^(?:blob|data):/.test(url))).toEqual([]);
});

test("from the folder for servers that keep files for ever, each file asked for by the name of its content", async ({ widget, page }) => {
  const asked: string[] = [];
  page.context().on("request", (request) => asked.push(request.url()));
  await widget.open("kept");
  expect((await widget.marks("direct")).slice(0, 3)).toEqual(DIRECT);
  await expect(widget.element.locator("summary")).toContainText("Wer was sagt");
  await expect.poll(() => widget.element.evaluate((element: VoxMark) => element.analysis?.places.some(({ geonames }) => geonames !== null)), { timeout: 15_000 }).toBe(true);
  expect(await inPage(page)).toBe(false);
  const own = asked.filter((url) => url.startsWith(widget.cdn));
  for (const file of ["voxmark", "worker", "voxmark_bg", "full", "de"]) expect(own.filter((url) => new RegExp(`/kept/${file}-[0-9a-f]{16}\\.\\w+$`).test(url)), file).toHaveLength(1);
  expect(own.every((url) => /-[0-9a-f]{16}\.\w+$/.test(url))).toBe(true);
});

test.describe("trouble", () => {
  test.use({ trouble: true });

  test("Trusted Types required and no policy allowed: in the page's own thread", async ({ widget, page }) => {
    await marked(widget, "trusted-none");
    expect(await inPage(page)).toBe(true);
  });

  test("from another origin where blobs may not be workers: in the page's own thread", async ({ widget }) => {
    await marked(widget, "cdn-no-blob");
  });

  test("workers forbidden: in the page's own thread", async ({ widget, page }) => {
    await marked(widget, "no-worker");
    expect(await inPage(page)).toBe(true);
  });

  /** Collects what the elements of the next pages say of their failures. */
  const failures = async (page: Page) => {
    await page.addInitScript(() => {
      const errors: string[] = [];
      Object.defineProperty(document, "failures", { value: errors });
      document.addEventListener("vox-error", (event) => errors.push(event.detail.error.message));
    });
    return () => page.evaluate(() => (document as unknown as { failures: string[] }).failures);
  };

  test("WebAssembly cut short, another, or no WebAssembly at all: the article stays as it is, with a sentence", async ({ widget, page }) => {
    const said = await failures(page);
    for (const answer of [
      { contentType: "application/wasm", body: Buffer.from([0, 97, 115, 109, 1, 0]) },
      { contentType: "application/wasm", body: Buffer.from([0, 97, 115, 109, 1, 0, 0, 0]) },
      { contentType: "text/html", body: "<!doctype html>" },
    ]) {
      await page.context().route("**/*.wasm", (route) => route.fulfill(answer));
      await page.goto(`${widget.host}plain.html`);
      await expect.poll(said).toHaveLength(1);
      expect((await said())[0]).toMatch(/could not be loaded.*\.$/);
      await expect(page.locator("mark")).toHaveCount(0);
      await expect(widget.article).toContainText("“We lost forty metres in one tide,”");
      await page.context().unroute("**/*.wasm");
    }
  });

  test("a worker that is killed while it reads: the article stays as it is, with a sentence, and may be read again", async ({ widget, page }) => {
    const said = await failures(page);
    await page.addInitScript(() => {
      const Whole = window.Worker;
      let alive = true;
      window.Worker = class extends Whole {
        override postMessage(message: object) {
          if (!alive || !("id" in message)) return super.postMessage(message);
          alive = false;
          this.terminate();
          this.dispatchEvent(new ErrorEvent("error", { message: "killed" }));
        }
      };
    });
    await page.goto(`${widget.host}plain.html`);
    await expect.poll(said).toEqual(["The analysis broke off; the next one starts afresh."]);
    await expect(page.locator("mark")).toHaveCount(0);
    await widget.element.evaluate((element: VoxMark) => element.analyze().then(() => {}));
    expect((await widget.marks("direct")).slice(0, 3)).toEqual(DIRECT);
  });

  test("without its full gazetteer an article is read with the core one", async ({ widget, page }) => {
    const said = await failures(page);
    await page.context().route("**/full.bin", (route) => route.fulfill({ status: 200, body: "<!doctype html>" }));
    const asked = page.context().waitForEvent("response", (response) => response.url().endsWith("/full.bin"));
    await widget.open("plain");
    await widget.element.evaluate((element: VoxMark) => (element.gazetteer = "full"));
    await asked;
    await widget.read();
    expect((await widget.marks("direct")).slice(0, 3)).toEqual(DIRECT);
    expect(await said()).toEqual([]);
  });

  for (const [name, why] of [["no-wasm", "WebAssembly forbidden"], ["cdn-changed", "the WebAssembly is not what `integrity` says"]] as const) {
    test(`${why}: the article stays as it is, with one line and an event`, async ({ widget, page }) => {
      const said = await failures(page);
      const response = await page.goto(`${widget.host}${name}.html`);
      const elements = await page.locator("vox-mark").count();
      await expect.poll(said).toHaveLength(elements);
      expect((await said())[0]).toMatch(/could not be loaded.*\.$/);
      expect(widget.complaints.filter((line) => line.startsWith("Voxmark:"))).toHaveLength(1);
      const source = (await response!.text()).replace(/.*<vox-mark[^>]*>(<article.*<\/article>).*/s, "$1");
      const parsed = await page.evaluate((html) => new DOMParser().parseFromString(html, "text/html").body.innerHTML.trim(), source);
      expect(await widget.article.evaluate((article) => article.outerHTML)).toBe(parsed);
      await expect(widget.element.locator("[part=legend]")).toBeHidden();
      await expect(widget.element.locator("[part=list]")).toBeHidden();
    });
  }
});

test("many widgets share one worker and one WebAssembly, and two renderers stand side by side", async ({ widget, page }) => {
  const asked: string[] = [];
  page.context().on("request", (request) => asked.push(request.url().replace(/.*\//, "")));
  await widget.open("many");
  expect(await inPage(page)).toBe(false);
  expect(asked.filter((name) => name === "worker.js")).toHaveLength(1);
  expect(asked.filter((name) => name === "voxmark_bg.wasm")).toHaveLength(1);
  expect(await widget.highlights("direct")).toEqual(["“We leave at dawn,”"]);
  expect((await widget.marks("direct")).slice(-2)).toEqual(["“We stay,”", "“We go,”"]);
});
