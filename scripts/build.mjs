// Builds dist/, a folder that can be put on any static host as it is, and shows what it weighs.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { cssText } from "./css-text.mjs";
import { outlines } from "./outlines.mjs";
import { ready } from "./ready.mjs";
import { ROOT, Stop, fail, succeeds } from "./run.mjs";
import { LATER_CHUNKS, laterChunks, weigh } from "./weigh.mjs";
import { wordsOfPage } from "./words-of-page.mjs";

const DIST = join(ROOT, "dist");
const ENTRY_POINTS = ["www/page.ts", "www/page.css", "www/engine/worker.ts"];

export async function build() {
  ready();
  wasm();
  await page();
}

/** Everything but the WebAssembly, which is taken as it was built last. */
export async function page() {
  rmSync(DIST, { recursive: true, force: true });
  mkdirSync(DIST, { recursive: true });
  const later = laterChunks(await bundle(), ENTRY_POINTS);
  writeFileSync(LATER_CHUNKS, JSON.stringify(later));
  writeFileSync(join(DIST, "index.html"), wordsOfPage(readFileSync(join(ROOT, "www/index.html"), "utf8")));
  for (const file of ["icon.svg", "samples"]) {
    cpSync(join(ROOT, "www", file), join(DIST, file), { recursive: true });
  }
  cpSync(join(ROOT, "target/wasm-pkg/voxmark_bg.wasm"), join(DIST, "voxmark_bg.wasm"));
  weigh(DIST, later);
}

/** The dev profile for the tool itself: it links in seconds, and the wasm is a release build all the same. */
export function wasm() {
  console.log("Building the WebAssembly …");
  if (!succeeds("cargo", ["run", "--quiet", "--package", "xtask", "--features", "wasm", "--", "wasm"])) {
    throw new Stop("The WebAssembly could not be built.");
  }
}

/** Resolves to esbuild's account of which file imports which. */
async function bundle() {
  const esbuild = await import("esbuild");
  const { metafile } = await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: ENTRY_POINTS,
    entryNames: "[name]",
    chunkNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    loader: { ".bin": "file" },
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
    plugins: [cssText, outlines],
  });
  return metafile;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await build().catch(fail);
