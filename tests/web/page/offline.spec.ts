// Once visited, the page opens and works without its server; a new build is taken over whole; no request ever holds a word of the text.
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "../../../scripts/serve.mjs";
import { serviceWorker } from "../../../scripts/service-worker.mjs";
import { DAWN, Voxmark, expect, test } from "./voxmark";

const DIST = join(import.meta.dirname, "../../../dist");

test.use({ serviceWorkers: "allow" });
// Without its server, a browser says so in the console.
test.use({ trouble: true });

const works = (voxmark: Voxmark) => expect(voxmark.page.locator("footer")).toContainText("Works offline", { timeout: 20_000 });

/** The names of all files that the page has kept. */
const kept = (voxmark: Voxmark) =>
  voxmark.page.evaluate(async () => {
    const names: Record<string, string[]> = {};
    for (const name of await caches.keys()) {
      names[name] = (await (await caches.open(name)).keys()).map(({ url }) => url.replace(/^.*\/\/[^/]+\//, ""));
    }
    return names;
  });

test("after the first visit the page opens and works without its server", async ({ page, voxmark }) => {
  const { address, close } = await serve();
  await page.goto(address);
  await voxmark.paste({ "text/plain": DAWN });
  await works(voxmark);
  close();
  await expect(fetch(address)).rejects.toThrow();
  // Another tab, which has nothing in its memory.
  const next = new Voxmark(await page.context().newPage());
  await next.page.goto(address);
  await next.sample();
  expect(await next.marks("direct")).toContain("“Now they can buy a ticket.”");
  await expect(next.page.locator("#map svg")).toBeAttached();
  await expect(next.page.locator("#places")).toContainText("Postojna");
  await next.page.getByRole("button", { name: "Export" }).click();
  await next.page.getByRole("button", { name: "Copy as Link" }).click();
  await expect(next.page.getByRole("dialog").getByRole("status")).not.toBeEmpty();
  await next.page.keyboard.press("Escape");
  await next.page.getByRole("button", { name: "New article" }).click();
  await next.paste({ "text/plain": "Firefighters reached Grand Ledge, Michigan, before noon." });
  await expect(next.page.locator("#places").getByRole("button", { name: /Grand Ledge/ })).toContainText(/(city|town), United States/i);
  await next.page.reload();
  await expect(next.page.locator("mark.place").first()).toHaveText("Grand Ledge");
});

test("a new build is taken over whole, and the old one goes", async ({ page, voxmark }) => {
  const folder = mkdtempSync(join(tmpdir(), "voxmark-"));
  cpSync(DIST, folder, { recursive: true });
  const { address, close } = await serve(0, folder);
  try {
    await page.goto(address);
    await voxmark.paste({ "text/plain": DAWN });
    await works(voxmark);
    const [before] = Object.keys(await kept(voxmark));

    // The next build: other names of script and style sheet, as any change of them makes, and another page.
    let html = readFileSync(join(folder, "index.html"), "utf8").replace("Who says what, and where</p>", "Who says what, and where, again</p>");
    for (const name of readdirSync(folder).filter((name) => /^(page|later)-/.test(name))) {
      const content = readFileSync(join(folder, name), "utf8");
      rmSync(join(folder, name));
      const renamed = name.replace(/-\w{8}\./, "-NEWBUILD.");
      html = html.replace(name, renamed);
      writeFileSync(join(folder, renamed), content.replace(/\blater-\w{8}\.js/g, "later-NEWBUILD.js"));
    }
    writeFileSync(join(folder, "index.html"), html);
    rmSync(join(folder, "sw.js"));
    await serviceWorker(folder);

    // The build that is kept opens the page, and fetches the next one meanwhile; what is open goes on with its own files.
    await page.reload();
    await expect(page.locator(".masthead p")).toHaveText("Who says what, and where");
    await expect(page.locator("mark.direct")).toHaveCount(1);
    await expect.poll(async () => Object.values(await kept(voxmark)).flat().includes("page-NEWBUILD.js")).toBe(true);
    await page.getByRole("button", { name: "Export" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();

    await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.installing === null)).toBe(true);
    await page.reload();
    await expect(page.locator(".masthead p")).toHaveText("Who says what, and where, again");
    await expect(page.locator("mark.direct")).toHaveCount(1);
    const scripts = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name.replace(/^.*\//, "")));
    expect(scripts).toContain("page-NEWBUILD.js");
    await works(voxmark);
    await expect.poll(async () => Object.keys(await kept(voxmark)).length).toBe(1);
    const [[after, files] = []] = Object.entries(await kept(voxmark));
    expect(after).not.toBe(before);
    expect(files).toContain("later-NEWBUILD.js");
    expect(files?.some((name) => /^later-(?!NEWBUILD)/.test(name))).toBe(false);
  } finally {
    close();
    rmSync(folder, { recursive: true });
  }
});

test("a build that is put up only by half is not taken", async ({ page, voxmark }) => {
  const folder = mkdtempSync(join(tmpdir(), "voxmark-"));
  cpSync(DIST, folder, { recursive: true });
  writeFileSync(join(folder, "samples/night-train.txt"), "Another text than the list of files says.");
  const { address, close } = await serve(0, folder);
  try {
    await page.goto(address);
    await voxmark.paste({ "text/plain": DAWN });
    await expect
      .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration()) === undefined && (await caches.keys()).length > 0), { timeout: 20_000 })
      .toBe(true);
    await expect(page.locator("footer")).not.toContainText("Works offline");
    expect(await voxmark.marks("direct")).toHaveLength(1);
  } finally {
    close();
    rmSync(folder, { recursive: true });
  }
});

test("where service workers are forbidden the page works as before", async ({ page, voxmark }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "serviceWorker", { value: undefined }));
  await voxmark.open();
  const full = page.context().waitForEvent("response", (response) => /\/full-\w+\.bin$/.test(response.url()));
  await voxmark.paste({ "text/plain": DAWN });
  await full;
  expect(await voxmark.marks("direct")).toHaveLength(1);
  await expect(page.getByRole("alert")).toBeHidden();
  await expect(page.locator("footer")).not.toContainText("Works offline");
});

test("every request of a whole session asks the page's own address for a file of the build, and holds nothing of the text", async ({ page, voxmark }) => {
  const SECRET = "Zyxwvut";
  const files = new Set(readdirSync(DIST, { recursive: true }).map((name) => String(name).replaceAll("\\", "/")));
  const requests: { url: string; method: string; body: string | null; headers: string }[] = [];
  page.context().on("request", (request) => {
    requests.push({ url: request.url(), method: request.method(), body: request.postData(), headers: JSON.stringify(request.headers()) });
  });
  await voxmark.paste({ "text/plain": `“We leave at dawn,” said Mayor Ana ${SECRET} in Cairo.` });
  await works(voxmark);
  await page.locator("mark.direct").first().click();
  await page.locator("#places button").first().click();
  await page.getByRole("button", { name: "Export" }).click();
  for (const format of ["CSV", "HTML", "TEI", "GeoJSON"]) {
    await page.getByRole("button", { name: new RegExp(`Download as .*${format}`) }).click();
    await expect(page.getByRole("dialog").getByRole("status")).toContainText("saved as");
  }
  await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await page.keyboard.press("Escape");
  await page.reload();
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("button", { name: "Copy as Link" }).click();
  const link = await page.getByRole("textbox", { name: "Link" }).inputValue();
  const other = new Voxmark(await page.context().newPage());
  await other.page.goto(link);
  await expect(other.page.locator("#article")).toContainText(SECRET);
  const sent = requests.filter(({ url }) => !url.startsWith("blob:"));
  expect(sent.length).toBeGreaterThan(5);
  for (const { url, method, body, headers } of sent) {
    const { origin, pathname, search } = new URL(url);
    expect(`${origin}/`).toBe(process.env.VOXMARK_ADDRESS);
    expect([method, body, search]).toEqual(["GET", null, ""]);
    expect(files.has(pathname.slice(1) || "index.html"), pathname).toBe(true);
    expect(headers.toLowerCase()).not.toContain(SECRET.toLowerCase());
  }
});
