// What the browser's profiler sees of an analysis.
import { DAWN, expect, test } from "./voxmark";

test("the last analysis stands on the worker's timeline, and no other @chromium", async ({ voxmark, page }) => {
  await voxmark.paste({ "text/plain": DAWN });
  await page.getByRole("button", { name: "Edit" }).click();
  await voxmark.paste({ "text/plain": DAWN });
  const measures = await Promise.all(
    page.workers().map((worker) =>
      worker.evaluate(() => performance.getEntriesByName("voxmark.analyze").map(({ startTime, duration, entryType }) => ({ startTime, duration, entryType, now: performance.now() }))),
    ),
  );
  const [measure, ...others] = measures.flat();
  expect(others).toEqual([]);
  expect(measure!.entryType).toBe("measure");
  expect(measure!.startTime).toBeGreaterThan(0);
  expect(measure!.duration).toBeGreaterThanOrEqual(0);
  expect(measure!.startTime + measure!.duration).toBeLessThanOrEqual(measure!.now);
});
