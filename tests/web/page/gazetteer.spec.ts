// The full gazetteer comes when the page has nothing else to do, and changes no mark.
import type { Page } from "@playwright/test";
import { Voxmark, expect, test } from "./voxmark";

const FULL = /\/full-\w+\.bin$/;
const TOWN = "Firefighters reached Grand Ledge, Michigan, before noon.\n\nThe fire in Grand Ledge was out by two.";

const town = (voxmark: Voxmark) => voxmark.page.locator("#places").getByRole("button", { name: /Grand Ledge/ });

/** Holds the full gazetteer back until what is returned is called. */
async function held(page: Page): Promise<() => void> {
  let come = () => {};
  const waits = new Promise<void>((resolve) => (come = resolve));
  await page.context().route(FULL, async (route) => {
    await waits;
    await route.continue();
  });
  return come;
}

test("it tells where a small town lies and leaves the article as it stands", async ({ voxmark, page }) => {
  const come = await held(page);
  await voxmark.paste({ "text/plain": TOWN });
  await expect(town(voxmark)).toContainText("place, United States");
  await town(voxmark).click();
  await expect(voxmark.note).toContainText("Near");
  const mark = await page.locator("mark.place").first().elementHandle();
  const marks = await voxmark.marks("place");
  come();
  await expect(town(voxmark)).toContainText(/(city|town), United States/i);
  await expect(voxmark.note).toContainText("Position");
  await expect(town(voxmark)).toBeFocused();
  expect(await voxmark.marks("place")).toEqual(marks);
  expect(await mark?.evaluate((element) => element.isConnected), "the very elements are there still").toBe(true);
});

test("a press that has begun when it comes is not lost", async ({ voxmark, page }) => {
  const come = await held(page);
  await voxmark.paste({ "text/plain": TOWN });
  await expect(town(voxmark)).toContainText("place, United States");
  // The list moves down once, when the map comes above it.
  await expect(page.getByRole("img", { name: /^A map of the places/ })).toBeVisible();
  await town(voxmark).hover();
  await page.mouse.down();
  come();
  await expect(town(voxmark)).toContainText(/(city|town), United States/i);
  await page.mouse.up();
  await expect(page.locator("mark.place.lit")).toHaveText(["Grand Ledge"]);
});

for (const [what, answer] of [
  ["is missing", { status: 404, body: "" }],
  ["is something else", { status: 200, body: "<!doctype html>" }],
] as const) {
  test.describe("trouble", () => {
    test.use({ trouble: true });

    test(`where it ${what}, the page goes on without @once`, async ({ voxmark, page }) => {
      await page.context().route(FULL, (route) => route.fulfill(answer));
      const asked = page.context().waitForEvent("response", (response) => FULL.test(response.url()));
      await voxmark.paste({ "text/plain": TOWN });
      await asked;
      await voxmark.box.evaluate((box: HTMLTextAreaElement) => {
        box.value += " And in Paris.";
        box.dispatchEvent(new Event("input"));
      });
      await expect(page.locator("mark.place")).toHaveText(["Grand Ledge", "Michigan", "Grand Ledge", "Paris"]);
      await expect(page.getByRole("alert")).toBeHidden();
    });
  });
}
