// What the built files weigh, raw and compressed, and whether the first highlight stays within its budget.
import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { compressed } from "./compressed.mjs";
import { ROOT, Stop } from "./run.mjs";

/** Bytes (brotli) that may go over the wire before the first highlight: page, styles, scripts, wasm. */
const BUDGET = 250_000;

/** The same for the package: what one script tag fetches before the first highlight. */
const FIRST_SCRIPTS = ["voxmark.js", "worker.js"];
const PACKAGE_BUDGET = { scripts: 12_900, wasm: 240_000 };

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

/** The page. `later`: the names that `laterChunks` gives. */
export function weigh(folder, later) {
  const rows = rowsOf(folder, (name) => (later.includes(name) ? " (later)" : ""));
  const total = sum(rows, ({ name }) => !LATER_DATA.test(name) && !later.includes(name));
  within("To the first highlight", total, BUDGET);
}

/** The package. Its budgets, 14 and 285 kB at the most, are what its files weigh now and a little more: growth is to be decided upon. */
export function weighPackage(folder) {
  const rows = rowsOf(folder, (name) => (name.endsWith(".js") && !FIRST_SCRIPTS.includes(name) ? " (later, or for bundlers)" : ""), /\.(?:js|wasm|bin)$/);
  within("Element and engine", sum(rows, ({ name }) => FIRST_SCRIPTS.includes(name)), PACKAGE_BUDGET.scripts);
  within("Its WebAssembly", sum(rows, ({ name }) => name.endsWith(".wasm")), PACKAGE_BUDGET.wasm);
}

/** Prints what the files of a folder weigh; `note` says something of one by its name. */
function rowsOf(folder, note, wanted = /./) {
  const rows = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && wanted.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ name: path.slice(folder.length + 1).replaceAll("\\", "/"), bytes: readFileSync(path) }))
    .sort((a, b) => a.name.localeCompare(b.name))
    .map(({ name, bytes }) => {
      const { gzip, brotli } = compressed(bytes);
      return { name, raw: bytes.length, gzip: gzip.length, brotli: brotli.length };
    });
  line(`bytes of ${basename(folder)}/`, "raw", "gzip", "brotli");
  for (const { name, raw, gzip, brotli } of rows) line(name + note(name), raw, gzip, brotli);
  return rows;
}

function sum(rows, counts) {
  return rows.filter(counts).reduce((total, { brotli }) => total + brotli, 0);
}

function within(what, total, budget) {
  console.log(`${what}: ${total} bytes (brotli) of at most ${budget}.`);
  if (total > budget) throw new Stop(`${what}: ${total - budget} bytes over the budget.`);
}

function line(name, ...columns) {
  console.log(name.padEnd(52) + columns.map((column) => String(column).padStart(10)).join(""));
}
