// Whatever breaks, the reader's text stays on the screen, with one sentence. And nothing leaves the page.
import { DAWN, Voxmark, expect, test } from "./voxmark";

test.describe("trouble", () => {
  test.use({ trouble: true });

  test("where a worker cannot start, the page reads by itself", async ({ voxmark, page }) => {
    await page.addInitScript(() => {
      window.Worker = class {
        constructor() {
          throw new Error("forbidden");
        }
      } as unknown as typeof Worker;
    });
    await voxmark.open();
    await voxmark.paste({ "text/plain": DAWN });
    expect(await voxmark.marks("direct")).toEqual(['"We leave at dawn 🙂,"']);
  });

  test("where the worker's file is missing, the page reads by itself", async ({ voxmark, page }) => {
    await page.context().route("**/worker-*.js", (route) => route.fulfill({ status: 404, body: "" }));
    await voxmark.open();
    await voxmark.paste({ "text/plain": DAWN });
    expect(await voxmark.marks("direct")).toEqual(['"We leave at dawn 🙂,"']);
  });

  for (const [what, answer] of [
    ["is missing", { status: 404, body: "" }],
    ["is cut short", { contentType: "application/wasm", body: Buffer.from([0, 97, 115, 109, 1, 0]) }],
  ] as const) {
    test(`where the WebAssembly ${what}, the text stands with one sentence`, async ({ voxmark, page }) => {
      await page.context().route("**/*.wasm", (route) => route.fulfill(answer));
      await voxmark.open();
      await voxmark.box.fill(DAWN);
      await expect(page.getByRole("alert")).toHaveText(/could not be loaded.*\.$/);
      expect(await voxmark.words()).toBe(DAWN);
      await page.context().unroute("**/*.wasm");
      await voxmark.box.fill(`${DAWN} `);
      await voxmark.read();
      expect(await voxmark.marks("direct")).toHaveLength(1);
      await expect(page.getByRole("alert")).toBeHidden();
    });
  }

  test("a worker that breaks is replaced before the next text", async ({ voxmark, page }) => {
    await page.addInitScript(() => {
      const Whole = window.Worker;
      let first = true;
      window.Worker = class extends Whole {
        override postMessage(message: { id: number }) {
          if (!first || !("id" in message)) return super.postMessage(message);
          first = false;
          const data = { id: message.id, error: "memory", broken: true };
          this.dispatchEvent(new MessageEvent("message", { data }));
        }
      };
    });
    await voxmark.open();
    await voxmark.box.fill(DAWN);
    await expect(page.getByRole("alert")).toHaveText(/ran out of memory/);
    expect(await voxmark.words()).toBe(DAWN);
    await voxmark.box.fill(`${DAWN} `);
    await voxmark.read();
    expect(await voxmark.marks("direct")).toHaveLength(1);
  });

  test("where the sample cannot be fetched, one sentence says so", async ({ page, voxmark }) => {
    await page.context().route("**/samples/*", (route) => route.abort());
    await page.getByRole("button", { name: "Read a sample article" }).click();
    await expect(page.getByRole("alert")).toHaveText(/could not be fetched/);
    await expect(voxmark.box).toBeVisible();
  });

  test("a text over the limit stays on the screen", async ({ voxmark, page }) => {
    test.slow();
    const line = "The tide came in and went out again. ".repeat(100);
    await voxmark.transfer({ "text/plain": `First words.\n${`${line}\n`.repeat(5_600)}` });
    await expect(page.getByRole("alert")).toHaveText(/longer than 20 MB/, { timeout: 60_000 });
    await expect(page.locator("#article")).toContainText("First words.");
  });

  test("the page's policy forbids what it does not need", async ({ page, voxmark }) => {
    await voxmark.paste({ "text/plain": DAWN });
    const outcomes = await page.evaluate(async () => {
      const script = document.createElement("script");
      script.textContent = "window.owned = true";
      document.head.append(script);
      const away = await fetch("https://example.org/").then(() => "sent", () => "stopped");
      return [String("owned" in window), away];
    });
    expect(outcomes).toEqual(["false", "stopped"]);
  });
});

test("the page asks its own address alone, and nothing once an article and the full gazetteer are there", async ({ page, voxmark }) => {
  const full = page.context().waitForEvent("response", (response) => /\/full-\w+\.bin$/.test(response.url()));
  await voxmark.paste({ "text/plain": DAWN });
  await full;
  const requests: string[] = [];
  page.context().on("request", (request) => requests.push(request.url()));
  await voxmark.page.getByRole("button", { name: "Edit text" }).click();
  await voxmark.box.fill(`${DAWN} And in Paris.`);
  await expect(page.locator("mark.place")).toHaveText(["Cairo", "Paris"]);
  expect(requests).toEqual([]);
  const fresh = await page.context().newPage();
  fresh.context().on("request", (request) => requests.push(request.url()));
  const other = new Voxmark(fresh);
  await other.open();
  await other.sample();
  expect(requests.length).toBeGreaterThan(3);
  for (const url of requests) expect(url.startsWith(process.env.VOXMARK_ADDRESS ?? "nowhere")).toBe(true);
});
