// Long work: a text of 5 MB never freezes the page, says that it is being read, and can be given up.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { DAWN, expect, test, type Voxmark } from "./voxmark";

const SAMPLES = join(import.meta.dirname, "../../../www/samples");
const ARTICLES = readdirSync(SAMPLES).map((name) => readFileSync(join(SAMPLES, name), "utf8")).join("\n\n");
const LONG = 5_000_000;

/**
 * How long no frame may be drawn, in milliseconds, on a machine whose other cores do more of the same: alone it is 1.3 seconds, and it
 * was a minute and a half once.
 */
const STILL = 20_000;

/** Pastes articles one behind the other, and from then on notes how long no frame is drawn. */
async function pasteLong({ page }: Voxmark): Promise<void> {
  await page.evaluate(
    ([articles, length]) => {
      let last = performance.now();
      Object.assign(window, { longest: 0 });
      const frame = (): void => {
        const now = performance.now();
        Object.assign(window, { longest: Math.max((window as unknown as { longest: number }).longest, now - last) });
        last = now;
        requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", articles.repeat(Math.ceil(length / articles.length)));
      const event = new ClipboardEvent("paste", { bubbles: true, cancelable: true });
      Object.defineProperty(event, "clipboardData", { value: clipboardData });
      document.querySelector("textarea")!.dispatchEvent(event);
    },
    [ARTICLES, LONG] as const,
  );
}

/** What a test asks of the whole article, or by role, would itself keep the page still. */
const first = ({ page }: Voxmark) => page.locator("#article > :first-child");

/** How long the page kept still at most, in milliseconds. */
const stillness = ({ page }: Voxmark) => page.evaluate(() => (window as unknown as { longest: number }).longest);

test("a text of 5 MB is read while the page goes on answering", async ({ voxmark, page }) => {
  test.setTimeout(240_000);
  await pasteLong(voxmark);
  await expect(first(voxmark)).not.toBeEmpty();
  await expect(page.locator("#status")).toHaveText(/ places\.$/, { timeout: 90_000 });
  // Asked in the page, for the first alone: a locator gathers all marks of the article at each look.
  await page.waitForFunction(() => document.querySelector("#article mark")?.checkVisibility(), null, { polling: 500, timeout: 120_000 });
  // While the rest is set, a press still counts.
  await voxmark.layer("Places").click();
  await expect(voxmark.layer("Places")).toHaveAttribute("aria-pressed", "false");
  await expect(page.locator(".progress")).toBeHidden({ timeout: 60_000 });
  expect(await stillness(voxmark)).toBeLessThan(STILL);
});

test("long work can be given up: the text stays, and the next one is read", async ({ voxmark, page }) => {
  test.setTimeout(180_000);
  // On a fast machine with a busy page it would be over before anybody could press anything: this work never begins.
  await page.evaluate(() => {
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = () => {
      Worker.prototype.postMessage = postMessage;
    };
  });
  await pasteLong(voxmark);
  await expect(page.locator(".progress")).toHaveText("Reading a long text …Cancel", { timeout: 60_000 });
  await page.locator(".progress button").click({ timeout: 60_000 });
  await expect(page.getByRole("alert")).toHaveText("Cancelled: the text stands without highlights.");
  await expect(page.locator(".progress")).toBeHidden();
  await expect(first(voxmark)).not.toBeEmpty();
  await expect(page.locator("#article mark")).toHaveCount(0);
  await page.getByRole("button", { name: "New article" }).click();
  await voxmark.paste({ "text/plain": DAWN });
  expect(await voxmark.marks("direct")).toHaveLength(1);
  await expect(page.getByRole("alert")).toBeHidden();
});

test("short work shows no progress @once", async ({ voxmark, page }) => {
  await page.evaluate(() => {
    new MutationObserver(() => document.querySelector(".progress") && Object.assign(window, { seen: true })).observe(document.body, { childList: true });
  });
  await voxmark.sample();
  await page.waitForTimeout(1_500);
  expect(await page.evaluate("window.seen")).toBeUndefined();
});
