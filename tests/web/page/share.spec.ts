// A link that carries its article.
import { DAWN, Voxmark, expect, test, type Voxmark as Page } from "./voxmark";

async function linkOf({ page }: Page): Promise<string> {
  await page.evaluate(() => {
    Object.defineProperty(navigator, "clipboard", {
      configurable: true,
      value: { writeText: async (text: string) => void ((window as { copied?: string }).copied = text) },
    });
  });
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("button", { name: "Copy as Link" }).click();
  await expect(page.getByRole("dialog").getByRole("status")).toHaveText("Link: copied.");
  return page.evaluate(() => (window as { copied?: string }).copied ?? "");
}

test("a link opens the article elsewhere, and no server sees it", async ({ voxmark, context }) => {
  await voxmark.paste({ "text/plain": DAWN });
  const link = await linkOf(voxmark);
  const requests: string[] = [];
  const other = new Voxmark(await context.newPage());
  other.page.on("request", (request) => requests.push(request.url()));
  await other.page.goto(link);
  await other.read();
  expect(await other.words()).toBe(DAWN);
  expect(await other.marks("direct")).toHaveLength(1);
  const payload = link.split("=")[1]!;
  for (const url of requests) expect(url.includes("#") ? url.split("#")[0] : url).not.toContain(payload);
  expect(other.page.url()).not.toContain("#");
  await other.page.reload();
  await other.read();
  expect(await other.words()).toBe(DAWN);
});

test("a link opened in a tab that has an article already", async ({ voxmark, page }) => {
  await voxmark.paste({ "text/plain": DAWN });
  const link = await linkOf(voxmark);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "New article" }).click();
  await voxmark.paste({ "text/plain": "Snow fell in Paris." });
  await page.evaluate((hash) => (location.hash = hash), new URL(link).hash);
  await expect(page.locator("#article")).toHaveText(DAWN);
});

for (const fragment of ["#v1=", "#v1=%F0%9F", "#v1=AAAA", "#v9=AAAA"]) {
  test(`a broken link gives one sentence: ${fragment} @once`, async ({ voxmark, page }) => {
    await page.goto("about:blank");
    await page.goto(`${process.env.VOXMARK_ADDRESS}${fragment}`);
    await expect(page.getByRole("alert")).toHaveText(/does not hold a whole article.*\.$/);
    await voxmark.paste({ "text/plain": DAWN });
    expect(await voxmark.marks("direct")).toHaveLength(1);
    await expect(page.getByRole("alert")).toBeHidden();
  });
}

test("other fragments are left alone", async ({ voxmark, page }) => {
  await page.goto(`${process.env.VOXMARK_ADDRESS}#speakers-title`);
  await expect(voxmark.box).toBeVisible();
  await expect(page.getByRole("alert")).toBeHidden();
  expect(page.url()).toContain("#speakers-title");
});

test("where copying is refused, the link stands there to be taken @once", async ({ voxmark, page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject(new Error("denied")) } });
  });
  await voxmark.open();
  await voxmark.paste({ "text/plain": DAWN });
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("button", { name: "Copy as Link" }).click();
  await expect(page.getByRole("textbox", { name: "Link" })).toHaveValue(/#v1=[\w-]+$/);
});
