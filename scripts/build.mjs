// Builds dist/, a folder that can be put on any static host as it is, and shows what it weighs.
import { cpSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ready } from "./ready.mjs";
import { ROOT, Stop, fail, succeeds } from "./run.mjs";

const DIST = join(ROOT, "dist");

export async function build() {
  ready();
  wasm();
  rmSync(DIST, { recursive: true, force: true });
  mkdirSync(DIST, { recursive: true });
  await bundle();
  for (const file of ["index.html", "icon.svg", "samples"]) {
    cpSync(join(ROOT, "www", file), join(DIST, file), { recursive: true });
  }
  cpSync(join(ROOT, "target/wasm-pkg/voxmark_bg.wasm"), join(DIST, "voxmark_bg.wasm"));
  const { weigh } = await import("./weigh.mjs");
  weigh(DIST);
}

/** The dev profile for the tool itself: it links in seconds, and the wasm is a release build all the same. */
function wasm() {
  console.log("Building the WebAssembly …");
  if (!succeeds("cargo", ["run", "--quiet", "--package", "xtask", "--features", "wasm", "--", "wasm"])) {
    throw new Stop("The WebAssembly could not be built.");
  }
}

async function bundle() {
  const esbuild = await import("esbuild");
  await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: ["www/page.ts", "www/page.css", "www/engine/worker.ts"],
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
    legalComments: "none",
    logLevel: "warning",
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await build().catch(fail);
