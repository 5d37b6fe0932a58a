// Finds the browsers that the page is tested in. Nothing is downloaded.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { Stop } from "./run.mjs";

const CHROMIUM = [
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
  "microsoft-edge",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** Firefox of a version that Playwright can drive: Debian's extended support release, 153 or later, or a newer one. */
const FIREFOX = ["firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"];

/** The paths of a Chromium and, where there is one, of a Firefox. */
export async function findBrowsers() {
  const chromium = given("CHROME_PATH") ?? first(CHROMIUM) ?? (await packaged());
  if (!chromium) {
    throw new Stop(
      "No browser to test the page in was found: install Chromium or Chrome (on Debian and Ubuntu: apt-get install chromium), or set CHROME_PATH to one.",
    );
  }
  return { chromium, firefox: given("FIREFOX_PATH") ?? first(FIREFOX) };
}

function given(variable) {
  const path = process.env[variable];
  if (path && !existsSync(path)) throw new Stop(`${variable} is set to ${path}, and there is nothing.`);
  return path || null;
}

function first(names) {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const paths = names.flatMap((name) => (/[/\\]/.test(name) ? [name] : folders.map((folder) => join(folder, name))));
  return paths.find((path) => existsSync(path)) ?? null;
}

/** The Chromium of an npm package for 64-bit Linux, which unpacks itself into the temporary folder; null elsewhere. */
async function packaged() {
  if (process.platform !== "linux" || process.arch !== "x64") return null;
  // Asked to, it brings libraries of its own that a small system lacks.
  process.env.AWS_EXECUTION_ENV ??= "AWS_Lambda_nodejs20.x";
  process.env.AWS_LAMBDA_JS_RUNTIME ??= "nodejs20.x";
  try {
    const { default: chromium } = await import("@sparticuz/chromium");
    return await chromium.executablePath();
  } catch {
    return null;
  }
}

/** WebKit's driver, the browser that it drives and, where there is no screen, a program that makes one; null where the machine lacks one. */
export function findWebKit() {
  const driver = first(["WebKitWebDriver"]);
  const browser = ["4.1", "6.0", "4.0"].flatMap((version) => MINI_BROWSERS.map((folder) => `${folder}/webkit2gtk-${version}/MiniBrowser`)).find((path) => existsSync(path));
  const screen = process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? null : first(["xvfb-run"]);
  return driver && browser && (screen || process.env.DISPLAY || process.env.WAYLAND_DISPLAY) ? { driver, browser, screen } : null;
}

/** Where Debian, Ubuntu and Fedora put WebKit's own small browser. */
const MINI_BROWSERS = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/libexec", "/usr/lib64"];
