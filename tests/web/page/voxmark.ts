// The page as a reader uses it, for the tests beside this file.
import { test as base, expect, type Page } from "@playwright/test";

export { expect };

/** Each test begins on the page; an error or warning in the console fails it, unless the test expects trouble. */
export const test = base.extend<{ voxmark: Voxmark; trouble: boolean }>({
  trouble: [false, { option: true }],
  voxmark: async ({ page, trouble }, use) => {
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => {
      // The sentence is Playwright's own.
      if (message.text() === "Service Worker registration blocked by Playwright") return;
      if (["error", "warning"].includes(message.type())) complaints.push(message.text());
    });
    const voxmark = new Voxmark(page);
    await voxmark.open();
    await use(voxmark);
    if (!trouble) expect(complaints).toEqual([]);
  },
});

/** The sentence of which most tests are made: a direct quote, its cue, its speaker and a place. */
export const DAWN = '"We leave at dawn 🙂," said Mayor Ana Reyes in Cairo.';

export class Voxmark {
  constructor(readonly page: Page) {}

  async open(search = ""): Promise<void> {
    await this.page.goto((process.env.VOXMARK_ADDRESS ?? "") + search);
  }

  get box() {
    return this.page.locator("#text");
  }

  get note() {
    return this.page.locator("#note");
  }

  layer(name: string) {
    return this.page.locator("#layers").getByRole("button", { name });
  }

  /** A paste event with exactly these contents of the clipboard, and the analysis that follows. */
  async paste(contents: { "text/plain"?: string; "text/html"?: string }): Promise<void> {
    await this.transfer(contents);
    await this.read();
  }

  /** The paste event alone. Firefox takes no data for one that a script makes: it gets them as a property. */
  async transfer(contents: { "text/plain"?: string; "text/html"?: string }): Promise<void> {
    await this.box.evaluate((box, given) => {
      const clipboardData = new DataTransfer();
      for (const [type, words] of Object.entries(given)) clipboardData.setData(type, words);
      const event = new ClipboardEvent("paste", { bubbles: true, cancelable: true });
      Object.defineProperty(event, "clipboardData", { value: clipboardData });
      box.dispatchEvent(event);
    }, contents);
  }

  /** Waits until the analysis of what is in the box is shown. */
  async read(): Promise<void> {
    await expect(this.page.locator("#status")).toHaveText(/ places?\.$/);
  }

  async sample(): Promise<void> {
    await this.page.getByRole("button", { name: "Read a sample article" }).click();
    await this.read();
  }

  /** The words of each mark of a kind, in order; pieces of one mark are put together again. */
  marks(kind: "direct" | "partial" | "indirect" | "speaker" | "place"): Promise<string[]> {
    return this.page.locator("#article").evaluate((article, wanted) => {
      const words: string[] = [];
      for (const piece of article.querySelectorAll(`mark.${wanted}`)) {
        if (piece.classList.contains("first")) words.push("");
        words.push((words.pop() ?? "") + piece.textContent);
      }
      return words;
    }, kind);
  }

  /** What the article reads, its blocks one a line. */
  words(): Promise<string> {
    return this.page.locator("#article").evaluate((article) => [...article.children].map((block) => block.textContent).join("\n"));
  }
}
