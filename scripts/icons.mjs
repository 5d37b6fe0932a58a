// `node scripts/icons.mjs`: the PNG icons of the web app manifest, drawn from www/icon.svg by a browser.
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { findBrowsers } from "./browsers.mjs";
import { ROOT, fail } from "./run.mjs";

/** A maskable icon fills its square, and what matters lies within a circle of 80 % of its width (W3C, Web App Manifest, "purpose"). */
const ICONS = [
  { name: "icon-192", size: 192, share: 1, filled: false },
  { name: "icon-512", size: 512, share: 1, filled: false },
  { name: "maskable-512", size: 512, share: 0.8, filled: true },
];

async function icons() {
  const svg = readFileSync(join(ROOT, "www/icon.svg"), "utf8");
  const ground = /<rect [^>]*fill="(#\w+)"/.exec(svg)[1];
  mkdirSync(join(ROOT, "www/icons"), { recursive: true });
  const { chromium: executablePath } = await findBrowsers();
  const { chromium } = await import("@playwright/test");
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    for (const { name, size, share, filled } of ICONS) {
      const page = await browser.newPage({ viewport: { width: size, height: size } });
      const drawn = Math.round(size * share);
      await page.setContent(`<body style="margin:0;display:grid;place-items:center;height:100vh${filled ? `;background:${ground}` : ""}">${svg.replace("<svg ", `<svg width="${drawn}" height="${drawn}" `)}`);
      await page.screenshot({ path: join(ROOT, `www/icons/${name}.png`), omitBackground: !filled });
      await page.close();
    }
  } finally {
    await browser.close();
  }
}

await icons().catch(fail);
