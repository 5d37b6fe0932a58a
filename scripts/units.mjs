// The unit tests of page and package, bundled: Node 20 reads no TypeScript.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { bookmarkletText } from "./bookmarklet-text.mjs";
import { cssText } from "./css-text.mjs";
import { ROOT } from "./run.mjs";

const SOURCES = "tests/web/unit";
const BUNDLES = join(ROOT, "target/web-tests");

/** Bundles the tests of these names (`fuzz.test.ts`), all where none is given, and resolves to the files for `node --test`. */
export async function bundleUnits(names = readdirSync(join(ROOT, SOURCES))) {
  const esbuild = await import("esbuild");
  await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: names.map((name) => `${SOURCES}/${name}`),
    outdir: BUNDLES,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    sourcemap: "inline",
    external: ["libxml2-wasm"],
    logLevel: "warning",
    plugins: [bookmarkletText, cssText],
  });
  return names.map((name) => join(BUNDLES, name.replace(/\.ts$/, ".mjs")));
}
