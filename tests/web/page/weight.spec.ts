// What the build counts as later (scripts/weigh.mjs) is really fetched later: after the first highlight stands.
import { readFileSync } from "node:fs";
import { LATER_CHUNKS } from "../../../scripts/weigh.mjs";
import { DAWN, expect, test } from "./voxmark";

test("no chunk that is counted as later is asked for before the first highlight @once", async ({ voxmark, page }) => {
  const later = JSON.parse(readFileSync(LATER_CHUNKS, "utf8")) as string[];
  expect(later.length).toBeGreaterThan(0);
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector("#article mark")) return;
      performance.mark("first highlight");
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  await voxmark.open();
  await voxmark.paste({ "text/plain": DAWN });
  await page.getByRole("button", { name: "Export" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  const fetched = await page.evaluate(() => {
    const [highlight] = performance.getEntriesByName("first highlight");
    return performance.getEntriesByType("resource").map(({ name, startTime }) => ({
      name: name.replace(/^.*\//, ""),
      early: startTime < highlight!.startTime,
    }));
  });
  const seen = fetched.filter(({ name }) => later.includes(name));
  expect(seen.length, "some of it was fetched in the end").toBeGreaterThan(0);
  expect(seen.filter(({ early }) => early)).toEqual([]);
  expect(fetched.filter(({ early }) => early).some(({ name }) => /^page-\w+\.js$/.test(name))).toBe(true);
});
