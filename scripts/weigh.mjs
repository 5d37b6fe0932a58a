// What the built files weigh, raw and compressed, and whether the first highlight stays within its budget.
import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { ROOT, Stop } from "./run.mjs";

/** Bytes (brotli) that may go over the wire before the first highlight: page, styles, scripts, wasm. */
const BUDGET = 250_000;

/** Data fetched only when a reader asks for it, or when the page has nothing else to do. */
const LATER_DATA = /^(samples\/|icons\/|full-\w+\.bin$|sw\.js$|app\.webmanifest$)/;

/** Where the build leaves the names of the chunks counted as later, for the test that watches when they are fetched. */
export const LATER_CHUNKS = join(ROOT, "target/later-chunks.json");

/** The chunks of a build (esbuild's metafile) that its entry points reach through a dynamic import alone. */
export function laterChunks({ outputs }, entryPoints) {
  const first = new Set();
  const reach = (path) => {
    if (first.has(path) || !outputs[path]) return;
    first.add(path);
    for (const { path: next, kind } of outputs[path].imports) if (kind !== "dynamic-import") reach(next);
  };
  // Named by the build: esbuild makes an entry point of whatever is imported dynamically too.
  for (const [path, { entryPoint }] of Object.entries(outputs)) if (entryPoints.includes(entryPoint)) reach(path);
  return Object.keys(outputs).filter((path) => path.endsWith(".js") && !first.has(path)).map((path) => basename(path));
}

/** `later`: the names that `laterChunks` gives. */
export function weigh(folder, later) {
  const rows = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ name: path.slice(folder.length + 1).replaceAll("\\", "/"), bytes: readFileSync(path) }))
    .sort((a, b) => a.name.localeCompare(b.name))
    .map(({ name, bytes }) => ({
      name,
      raw: bytes.length,
      gzip: gzipSync(bytes, { level: 9 }).length,
      brotli: brotliCompressSync(bytes).length,
    }));
  const total = rows.filter(({ name }) => !LATER_DATA.test(name) && !later.includes(name)).reduce((sum, { brotli }) => sum + brotli, 0);
  line("bytes", "raw", "gzip", "brotli");
  for (const { name, raw, gzip, brotli } of rows) line(later.includes(name) ? `${name} (later)` : name, raw, gzip, brotli);
  console.log(`To the first highlight: ${total} bytes (brotli) of at most ${BUDGET}.`);
  if (total > BUDGET) throw new Stop(`The page is ${total - BUDGET} bytes over its budget.`);
}

function line(name, ...columns) {
  console.log(name.padEnd(36) + columns.map((column) => String(column).padStart(10)).join(""));
}
