// cdn/: the widget's files for a server that keeps them for ever. Each name carries the hash of its content, brotli and gzip lie beside it,
// manifest.json says which file is which and what its bytes must hash to.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { compressed } from "./compressed.mjs";
import { ROOT, Stop } from "./run.mjs";
import { TYPES } from "./serve.mjs";

export const CDN = join(ROOT, "cdn");

/** What a page names; all else is found from here. */
const NAMED = ["voxmark.js", "index.js", "embed.html"];

/** A file's name between quotes, as scripts and the frame's page name one another. */
const NAME = /(?<=["'`](?:\.\/)?)[\w-]+\.(?:js|css|wasm|bin)(?=["'`])/g;

/** How esbuild names chunks: their hash goes, as ours comes. */
const CHUNK = /-[A-Z0-9]{8}$/;

const BINARY = [".wasm", ".bin"];

/** Takes the package as it was built last. */
export function cdn(folder) {
  rmSync(CDN, { recursive: true, force: true });
  mkdirSync(CDN);
  const files = {};
  const open = new Set();

  /** The name under which a file is served, once those that it names are. */
  const served = (name) => {
    if (files[name]) return files[name].file;
    // A name that tells the content cannot be in that content.
    if (open.has(name)) throw new Stop(`${name} is named by a file that it names.`);
    open.add(name);
    let bytes = readFileSync(join(folder, name));
    const extension = extname(name);
    if (!BINARY.includes(extension)) bytes = Buffer.from(bytes.toString().replace(NAME, (other) => (existsSync(join(folder, other)) ? served(other) : other)));
    const hash = createHash("sha384").update(bytes).digest();
    const file = `${name.slice(0, -extension.length).replace(CHUNK, "")}-${hash.toString("hex").slice(0, 16)}${extension}`;
    const { brotli, gzip } = compressed(bytes);
    for (const [ending, content] of [["", bytes], [".br", brotli], [".gz", gzip]]) writeFileSync(join(CDN, file + ending), content);
    const type = TYPES[extension] ?? "application/octet-stream";
    files[name] = { file, integrity: `sha384-${hash.toString("base64")}`, type, bytes: bytes.length, brotli: brotli.length, gzip: gzip.length };
    return file;
  };

  for (const name of NAMED) served(name);
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  writeFileSync(join(CDN, "manifest.json"), `${JSON.stringify({ version, files }, null, 2)}\n`);
  const { "voxmark.js": script, "voxmark_bg.wasm": wasm } = files;
  console.log(`cdn/ has ${Object.keys(files).length} files. In a page:
<script type="module" src="${script.file}" integrity="${script.integrity}" crossorigin></script>
<vox-mark integrity="${wasm.integrity}">`);
}
