// The widget on somebody's page, for the tests beside this file.
import { test as base, expect, type Page } from "@playwright/test";
import type { VoxMark } from "../../../www/element/element";
import type { ExportFormat, Layer } from "../../../www/element/types";

export { expect };
export type { ExportFormat, VoxMark };

/** An error, a warning or a breach of the page's policy fails a test, unless it expects trouble. */
export const test = base.extend<{ widget: Widget; trouble: boolean }>({
  trouble: [false, { option: true }],
  widget: async ({ page, trouble }, use) => {
    const widget = new Widget(page);
    page.on("pageerror", (error) => widget.complaints.push(error.message));
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) widget.complaints.push(message.text());
    });
    await page.addInitScript(() => {
      const seen: string[] = [];
      Object.defineProperty(document, "breaches", { value: seen });
      document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => seen.push(`${violatedDirective} ${blockedURI}`));
    });
    await use(widget);
    if (trouble) return;
    expect(widget.complaints).toEqual([]);
    expect(await widget.breaches()).toEqual([]);
  },
});

export class Widget {
  readonly complaints: string[] = [];

  constructor(readonly page: Page) {}

  get host(): string {
    return process.env.VOXMARK_HOST ?? "";
  }

  get cdn(): string {
    return process.env.VOXMARK_CDN ?? "";
  }

  /** Opens one of the pages beside this file, and waits until its article was read. */
  async open(name: string): Promise<void> {
    await this.page.goto(`${this.host}${name}.html`);
    await this.read();
  }

  /** The first element of the page. */
  get element() {
    return this.page.locator("vox-mark").first();
  }

  get article() {
    return this.page.locator("#story");
  }

  /** Waits until every element has read its article. */
  async read(): Promise<void> {
    await expect
      .poll(() => this.page.evaluate(() => [...document.querySelectorAll("vox-mark")].every((each) => (each as VoxMark).analysis)), { timeout: 15_000 })
      .toBe(true);
    // And set its marks, which follow at once.
    await this.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50))));
  }

  /** The words of each mark of a layer, in order; pieces of one mark are put together again. */
  marks(layer: Layer, within = "body"): Promise<string[]> {
    return this.page.locator(within).first().evaluate((root, wanted) => {
      const words: string[] = [];
      for (const piece of root.querySelectorAll(`mark.vox-${wanted}`)) {
        if (piece.classList.contains("vox-first")) words.push("");
        words.push((words.pop() ?? "") + piece.textContent);
      }
      return words.map((each) => each.replace(/\s+/g, " "));
    }, layer);
  }

  /** The words that highlights of a layer cover, in order of the text. */
  highlights(layer: string): Promise<string[]> {
    return this.page.evaluate((wanted) => {
      const ranges = [...CSS.highlights].flatMap(([name, highlight]) => (name.split("-")[2] === wanted ? ([...highlight] as Range[]) : []));
      return ranges.sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b)).map((range) => String(range).replace(/\s+/g, " "));
    }, layer);
  }

  breaches(): Promise<string[]> {
    return this.page.evaluate(() => (document as unknown as { breaches: string[] }).breaches);
  }
}

export const DIRECT = [
  "“We lost forty metres in one tide,”",
  "“Nobody slept. The spray came over the roof and we moved the children to the school.",
  "“In the morning the garden was gone,”",
];
