// The examples as somebody would set them up: the packed package installed from its file (scripts/consumers.mjs), in real browsers.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { serveFolder } from "./hosts.mjs";
import { expect, test, type VoxMark } from "./widget";

const FOLDER = process.env.VOXMARK_EXAMPLES;
test.skip(!FOLDER, "npm test installs them");

/** A server that an example brings: its address is what it prints. */
async function started(folder: string, args: string[]): Promise<{ address: string; close(): void }> {
  const child = spawn(process.execPath, args, { cwd: folder, env: { ...process.env, PORT: "0", NO_COLOR: "1", FORCE_COLOR: undefined }, stdio: ["ignore", "pipe", "inherit"] });
  const address = await new Promise<string>((resolve, reject) => {
    let printed = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
      printed += text;
      const found = /http:\/\/[\w.]+:\d+\//.exec(printed);
      if (found) resolve(found[0]);
    });
    child.on("close", () => reject(new Error(`The example's server ended: ${printed}`)));
  });
  return { address, close: () => void child.kill() };
}

test("plain: one page, one tag", async ({ widget, page }) => {
  const { address, close } = await serveFolder(join(FOLDER!, "plain"));
  await page.goto(address);
  await widget.read();
  expect(await widget.marks("direct")).toEqual(["“The engine failed twice in one week,”", "“I will not send people out on hope.”"]);
  await expect(page.locator("article a mark")).toHaveText("engine");
  close();
});

test("strict-csp: its own server, Trusted Types, German words, all towns", async ({ widget, page }) => {
  const { address, close } = await started(join(FOLDER!, "strict-csp"), ["server.mjs"]);
  await page.goto(address);
  await widget.read();
  expect(await widget.marks("direct")).toHaveLength(2);
  await expect(widget.element.locator("summary")).toContainText("Wer was sagt");
  await expect(widget.element.locator("[part=legend]")).toHaveCSS("justify-content", "center");
  await expect.poll(() => widget.element.evaluate((element: VoxMark) => element.analysis?.places.some(({ geonames }) => geonames !== null)), { timeout: 15_000 }).toBe(true);
  close();
});

for (const [how, start] of [
  ["built", () => serveFolder(join(FOLDER!, "vite-react/dist"))],
  ["while developing", () => started(join(FOLDER!, "vite-react"), ["node_modules/vite/bin/vite.js", "--host", "127.0.0.1", "--port", "0"])],
] as const) {
  test(`vite-react, ${how}: highlights follow React's changes, properties and events arrive`, async ({ widget, page }) => {
    test.slow();
    const { address, close } = await start();
    await page.goto(address);
    await widget.read();
    expect(await widget.highlights("direct")).toEqual(["“The engine failed twice in one week,”", "“I will not send people out on hope.”"]);
    await expect(page.locator("#root > #voices")).toContainText("Ingrid Solheim");
    await expect(widget.element.locator("summary")).toContainText("Voices in this story");
    await page.locator("#more").click();
    await expect.poll(() => widget.highlights("direct")).toContain("“We have boats of our own,”");
    await page.locator("#table").click();
    await expect(page.locator("pre")).toContainText("Kari Nygard");
    expect(await page.evaluate(() => performance.getEntriesByType("resource").some(({ name }) => name.includes(".wasm"))), "in a worker").toBe(false);
    close();
  });
}
