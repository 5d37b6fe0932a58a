import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Voxmark } from "./voxmark";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** axe's findings. It is put into the page by the test's own means, which the page's policy does not bind. */
export async function violations({ page }: Voxmark): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(readFileSync(AXE, "utf8"));
  const { violations } = (await page.evaluate("axe.run()")) as AxeResults;
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}
