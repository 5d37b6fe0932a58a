import { defineConfig } from "@playwright/test";

const CHROMIUM_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Where `npm test` found the browsers; Firefox joins where there is one. */
const { VOXMARK_CHROMIUM, VOXMARK_FIREFOX } = process.env;

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.ts",
  outputDir: "../../target/web-tests/results",
  globalSetup: "./server.ts",
  forbidOnly: true,
  fullyParallel: true,
  workers: 2,
  timeout: 30_000,
  reporter: [["list"]],
  // What a service worker answers, no test can stop on its way: offline.spec.ts alone lets it in.
  use: { serviceWorkers: "block" },
  projects: [
    ...(VOXMARK_CHROMIUM
      ? [{ name: "chromium", use: { launchOptions: { executablePath: VOXMARK_CHROMIUM, args: CHROMIUM_FLAGS } } }]
      : []),
    ...(VOXMARK_FIREFOX
      ? [
          {
            name: "firefox",
            // What Playwright cannot ask of a Firefox that it did not build: printing, forced colours, reduced motion. And what says the
            // same of the page in every browser, as no more of a browser is in it than in others that run in both.
            grepInvert: /@chromium|@once/,
            use: { browserName: "firefox" as const, channel: "moz-firefox", launchOptions: { executablePath: VOXMARK_FIREFOX } },
          },
        ]
      : []),
  ],
});
