// The folder for servers that keep files for ever: what the manifest and the names say of the bytes is true.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

const FOLDER = join(process.cwd(), "cdn");
const PACKAGE = join(process.cwd(), "pkg");

interface Entry {
  file: string;
  integrity: string;
  type: string;
  bytes: number;
  brotli: number;
  gzip: number;
}

const read = (name: string) => readFileSync(join(FOLDER, name));
const manifest = JSON.parse(read("manifest.json").toString()) as { version: string; files: Record<string, Entry> };
const entries = Object.entries(manifest.files);

test("each hash is that of the bytes, and the beginning of it is in the name", () => {
  assert.ok(entries.length > 10);
  for (const [name, { file, integrity, bytes }] of entries) {
    const hash = createHash("sha384").update(read(file)).digest();
    assert.equal(integrity, `sha384-${hash.toString("base64")}`, name);
    assert.equal(/-([0-9a-f]{16})\.\w+$/.exec(file)?.[1], hash.toString("hex").slice(0, 16), name);
    assert.equal(bytes, read(file).length, name);
  }
});

test("brotli and gzip beside each file hold the same bytes", () => {
  for (const [name, { file, brotli, gzip, bytes }] of entries) {
    assert.ok(brotliDecompressSync(read(`${file}.br`)).equals(read(file)), name);
    assert.ok(gunzipSync(read(`${file}.gz`)).equals(read(file)), name);
    assert.deepEqual([brotli, gzip], [read(`${file}.br`).length, read(`${file}.gz`).length], name);
    assert.ok(bytes < 1000 || brotli < gzip, name);
  }
});

test("nothing else is there, and data are as they are in the package", () => {
  const listed = entries.flatMap(([, { file }]) => [file, `${file}.br`, `${file}.gz`]);
  assert.deepEqual(readdirSync(FOLDER).sort(), [...listed, "manifest.json"].sort());
  for (const name of ["voxmark_bg.wasm", "full.bin", "embed.css"]) assert.ok(read(manifest.files[name]!.file).equals(readFileSync(join(PACKAGE, name))), name);
});

test("files name one another by the names they have there", () => {
  const names = new Set(entries.map(([, { file }]) => file));
  const named = new Set<string>();
  for (const file of names) {
    if (/\.(?:wasm|bin)$/.test(file)) continue;
    for (const [, other] of read(file).toString().matchAll(/["'`](?:\.\/)?([\w-]+\.(?:js|css|wasm|bin))["'`]/g)) {
      // The WebAssembly's glue has names that are no files.
      assert.ok(!existsSync(join(PACKAGE, other!)), `${file} names ${other}`);
      if (names.has(other!)) named.add(other!);
    }
  }
  const first = ["voxmark.js", "index.js", "embed.html"].map((name) => manifest.files[name]!.file);
  assert.deepEqual([...names].filter((file) => !named.has(file)).sort(), first.sort(), "and what no page names, some file names");
});
