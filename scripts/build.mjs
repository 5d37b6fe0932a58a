// Builds dist/, a folder that can be put on any static host as it is, and shows what it weighs.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { bookmarkletText } from "./bookmarklet-text.mjs";
import { cssText } from "./css-text.mjs";
import { outlines } from "./outlines.mjs";
import { ready } from "./ready.mjs";
import { ROOT, Stop, fail, succeeds } from "./run.mjs";
import { serviceWorker } from "./service-worker.mjs";
import { LATER_CHUNKS, laterChunks, weigh } from "./weigh.mjs";
import { wordsOfPage } from "./words-of-page.mjs";
import { workerAddress } from "./worker-address.mjs";

const DIST = join(ROOT, "dist");
const ENTRY_POINTS = ["www/page.ts", "www/page.css"];

/** Files that are served as they are, under their own names. */
const PLAIN = ["icon.svg", "icons", "app.webmanifest", "samples"];

export async function build() {
  ready();
  wasm();
  await page();
}

/** Everything but the WebAssembly, which is taken as it was built last. */
export async function page() {
  rmSync(DIST, { recursive: true, force: true });
  mkdirSync(DIST, { recursive: true });
  const metafile = await bundle();
  const later = laterChunks(metafile, ENTRY_POINTS);
  writeFileSync(LATER_CHUNKS, JSON.stringify(later));
  for (const file of PLAIN) cpSync(join(ROOT, "www", file), join(DIST, file), { recursive: true });
  writeFileSync(join(DIST, "index.html"), indexOf(metafile));
  await serviceWorker(DIST);
  weigh(DIST, later);
}

/** The dev profile for the tool itself: it links in seconds, and the wasm is a release build all the same. */
export function wasm() {
  console.log("Building the WebAssembly …");
  if (!succeeds("cargo", ["run", "--quiet", "--package", "xtask", "--features", "wasm", "--", "wasm"])) {
    throw new Stop("The WebAssembly could not be built.");
  }
}

/** index.html with its words, and with the names that its script and style sheet were built with. */
function indexOf({ outputs }) {
  return Object.entries(outputs).reduce(
    (html, [path, { entryPoint }]) => (ENTRY_POINTS.includes(entryPoint) ? html.replace(`"${basename(entryPoint).replace(/ts$/, "js")}"`, `"${basename(path)}"`) : html),
    wordsOfPage(readFileSync(join(ROOT, "www/index.html"), "utf8")),
  );
}

/** Resolves to esbuild's account of which file imports which, and not the worker's part. Each name tells the content. */
async function bundle() {
  const esbuild = await import("esbuild");
  const { metafile } = await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: ENTRY_POINTS,
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    alias: { "#wasm-file": "./target/wasm-pkg/voxmark_bg.wasm" },
    loader: { ".bin": "file", ".wasm": "file" },
    outdir: DIST,
    bundle: true,
    splitting: true,
    minify: true,
    format: "esm",
    target: ["chrome111", "firefox121", "safari16.4"],
    charset: "utf8",
    legalComments: "none",
    logLevel: "warning",
    metafile: true,
    plugins: [bookmarkletText, cssText, outlines, workerAddress],
  });
  return metafile;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await build().catch(fail);
