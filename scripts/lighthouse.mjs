// `npm run lighthouse`: Lighthouse's scores of the built page, served compressed; fails below 95. Lighthouse is fetched on demand: it is no
// dependency, as few need it and it brings more packages along than the page has files.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { findBrowsers } from "./browsers.mjs";
import { build } from "./build.mjs";
import { ROOT, Stop, fail, succeeds } from "./run.mjs";
import { serve } from "./serve.mjs";

const VERSION = "12.8.2";
const FOLDER = join(ROOT, "target/lighthouse");
const CATEGORIES = ["performance", "accessibility", "best-practices"];
const LEAST = 95;

/** Performance depends on what else the machine does: the best of so many runs counts. */
const RUNS = 3;

/** Lighthouse and what starts a browser for it, installed where nothing else is. */
async function installed() {
  const entry = join(FOLDER, "node_modules/lighthouse/core/index.js");
  if (!existsSync(entry)) {
    console.log(`Installing Lighthouse ${VERSION} …`);
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(join(FOLDER, "package.json"), JSON.stringify({ private: true, dependencies: { lighthouse: VERSION } }));
    if (!succeeds("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund"], { npm: true, cwd: FOLDER })) throw new Stop("Lighthouse could not be installed; npm says why above.");
  }
  const { default: lighthouse } = await import(pathToFileURL(entry));
  const { launch } = await import(pathToFileURL(join(FOLDER, "node_modules/chrome-launcher/dist/index.js")));
  return { lighthouse, launch };
}

async function scores() {
  await build();
  const { chromium: chromePath } = await findBrowsers();
  const { lighthouse, launch } = await installed();
  const { address, close } = await serve();
  const chrome = await launch({ chromePath, chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu"] });
  try {
    const best = Object.fromEntries(CATEGORIES.map((category) => [category, 0]));
    for (let run = 0; run < RUNS && Object.values(best).some((score) => score < LEAST); run += 1) {
      const { lhr } = await lighthouse(address, { port: chrome.port, onlyCategories: CATEGORIES, logLevel: "error" });
      for (const category of CATEGORIES) best[category] = Math.max(best[category], Math.round(100 * lhr.categories[category].score));
      console.log(CATEGORIES.map((category) => `${category} ${Math.round(100 * lhr.categories[category].score)}`).join(", "));
      for (const { id, weight } of CATEGORIES.flatMap((category) => lhr.categories[category].auditRefs)) {
        const { score, title, displayValue } = lhr.audits[id];
        if (weight > 0 && score !== null && score < 0.9) console.log(`  ${title}${displayValue ? `: ${displayValue}` : ""}`);
      }
    }
    const low = CATEGORIES.filter((category) => best[category] < LEAST);
    if (low.length > 0) throw new Stop(`Below ${LEAST}: ${low.join(", ")}.`);
  } finally {
    await chrome.kill();
    close();
  }
}

await scores().catch(fail);
