// dist/sw.js: the service worker with the list of the files that it keeps, made when all of them are there.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./run.mjs";

const sha256 = (content) => createHash("sha256").update(content).digest("hex");

export async function serviceWorker(dist) {
  const files = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path.slice(dist.length + 1).replaceAll("\\", "/").replace(/^index\.html$/, "./"), sha256(readFileSync(path))])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const contents = `export const BUILD = "${sha256(JSON.stringify(files)).slice(0, 12)}", FILES = ${JSON.stringify(files)};`;
  const esbuild = await import("esbuild");
  await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: ["www/offline/service-worker/sw.ts"],
    outfile: join(dist, "sw.js"),
    bundle: true,
    minify: true,
    // Not a module: Firefox began to take those as service workers only lately.
    format: "iife",
    target: ["chrome111", "firefox121", "safari16.4"],
    legalComments: "none",
    logLevel: "warning",
    plugins: [{ name: "files", setup: ({ onLoad, onResolve }) => {
      onResolve({ filter: /^#files$/ }, ({ path }) => ({ path, namespace: "files" }));
      onLoad({ filter: /.*/, namespace: "files" }, () => ({ contents }));
    } }],
  });
}
