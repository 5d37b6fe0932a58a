// What the built files weigh, raw and compressed, and whether the first highlight stays within its budget.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { Stop } from "./run.mjs";

/** Bytes (brotli) that may go over the wire before the first highlight: page, styles, scripts, wasm. */
const BUDGET = 250_000;

/** Fetched only when a reader asks for them, or when the page has nothing else to do. */
const LATER = /^(samples\/|full-\w+\.bin$)/;

export function weigh(folder) {
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
  const total = rows.filter(({ name }) => !LATER.test(name)).reduce((sum, { brotli }) => sum + brotli, 0);
  line("bytes", "raw", "gzip", "brotli");
  for (const { name, raw, gzip, brotli } of rows) line(name, raw, gzip, brotli);
  console.log(`To the first highlight: ${total} bytes (brotli) of at most ${BUDGET}.`);
  if (total > BUDGET) throw new Stop(`The page is ${total - BUDGET} bytes over its budget.`);
}

function line(name, ...columns) {
  console.log(name.padEnd(30) + columns.map((column) => String(column).padStart(10)).join(""));
}
