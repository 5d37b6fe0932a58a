// `npm run screenshot`: the picture of the README, docs/screenshot.png, from the built page with its sample article.
import { join } from "node:path";
import { findBrowsers } from "./browsers.mjs";
import { build } from "./build.mjs";
import { ROOT, fail } from "./run.mjs";
import { serve } from "./serve.mjs";

async function screenshot() {
  await build();
  const { chromium: executablePath } = await findBrowsers();
  const { chromium } = await import("@playwright/test");
  const { address, close } = await serve();
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage({ viewport: { width: 1360, height: 900 }, colorScheme: "light" });
    await page.goto(address);
    await page.getByRole("button", { name: "Read a sample article" }).click();
    // Chart and map come once the highlights are there.
    await page.locator("#chart svg").first().waitFor();
    await page.locator("#map svg").first().waitFor();
    await page.locator("mark.direct").first().hover();
    await page.screenshot({ path: join(ROOT, "docs/screenshot.png") });
  } finally {
    await browser.close();
    close();
  }
}

await screenshot().catch(fail);
