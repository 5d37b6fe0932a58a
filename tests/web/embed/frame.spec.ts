// The frame: for sites that let no script of others in, and for those that speak to it.
import { expect, test } from "./widget";

interface Message {
  voxmark: string;
  [name: string]: unknown;
}

test("a site without any script shows an article that comes with the frame's address", async ({ widget, page }) => {
  await page.goto(`${widget.host}frame.html`);
  const frame = page.frameLocator("iframe");
  await expect(frame.locator("mark.vox-direct")).toHaveText("“We stay,”");
  await expect(frame.locator("[part=legend]")).toBeHidden();
  await expect(frame.locator("[part=list]")).toHaveClass(/vox-dark/);
});

test("an article by message, answers to its sender, and a format on request", async ({ widget, page }) => {
  await page.goto(`${widget.host}frame-messages.html?cdn=${widget.cdn}&origin=${widget.host}`);
  const frame = page.frameLocator("iframe");
  await expect(frame.locator("mark.vox-direct")).toHaveText("“We leave at dawn,”");
  await expect(frame.locator("h1")).toHaveText("Dawn");
  await frame.locator("mark.vox-place").click();
  await page.evaluate(() => {
    const { contentWindow, src } = document.querySelector("iframe")!;
    contentWindow!.postMessage({ voxmark: "export", format: "csv" }, new URL(src).origin);
  });
  const received = () => page.evaluate(() => (window as unknown as { received: Message[] }).received);
  await expect.poll(async () => (await received()).map(({ voxmark }) => voxmark)).toContain("exported");
  const messages = await received();
  const of = (kind: string) => messages.filter(({ voxmark }) => voxmark === kind).at(-1)!;
  expect(of("ready")).toBeTruthy();
  expect(of("analysis")).toMatchObject({ text: "Dawn\n\n“We leave at dawn,” said Ana Reyes in Cairo.", analysis: { quotes: [{ kind: "direct" }] } });
  expect(of("select")).toMatchObject({ kind: "place", place: { name: "Cairo" } });
  expect(of("exported").written).toContain("Ana Reyes");
  expect(of("height").height).toBeGreaterThan(100);
  expect(await page.evaluate(() => "owned" in window)).toBe(false);
});

for (const origin of ["https://somebody.example", "", "null"]) {
  test(`a frame that is not told of its page's origin ("${origin}") neither listens nor answers`, async ({ widget, page }) => {
    await page.goto(`${widget.host}frame-messages.html?cdn=${widget.cdn}&origin=${origin}`);
    await expect.poll(() => page.evaluate(() => "loaded" in window)).toBe(true);
    await page.evaluate(() => {
      const { contentWindow, src } = document.querySelector("iframe")!;
      contentWindow!.postMessage({ voxmark: "read", text: "“We leave at dawn,” said Ana Reyes in Cairo." }, new URL(src).origin);
    });
    await page.waitForTimeout(1_500);
    await expect(page.frameLocator("iframe").locator("mark")).toHaveCount(0);
    expect(await page.evaluate(() => (window as unknown as { received: Message[] }).received)).toEqual([]);
    // Chromium says so where a message has no receiver.
    widget.complaints.splice(0);
  });
}
