// Serves dist/ on this machine, compressed, the way a static host would.
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { ROOT, Stop, fail } from "./run.mjs";

const DIST = join(ROOT, "dist");
export const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** A name that tells the content: what it holds stays the same for ever. */
const HASHED = /-[A-Z0-9]{8}\.\w+$/;

/** What was packed before, of files whose names tell the content: the largest takes a fifth of a second. */
const packed = new Map();

/** Serves the built page, or another folder, and resolves to its address. Port 0 takes any free one. */
export function serve(port = 0, folder = DIST) {
  if (!existsSync(join(folder, "index.html"))) throw new Stop("There is no dist/ yet: run npm run build first.");
  const server = createServer((request, response) => answer(folder, request, response));
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      resolve({ address: `http://127.0.0.1:${server.address().port}/`, close: () => (server.close(), server.closeAllConnections()) });
    });
  });
}

function answer(folder, request, response) {
  const path = file(folder, request.url ?? "/");
  if (!path) {
    response.writeHead(404, { "content-type": "text/plain; charset=utf-8" }).end("There is nothing here.\n");
    return;
  }
  const headers = {
    "content-type": TYPES[extname(path)] ?? "application/octet-stream",
    "cache-control": HASHED.test(path) ? "public, max-age=31536000, immutable" : "no-cache",
    "x-content-type-options": "nosniff",
    vary: "accept-encoding",
  };
  const [encoding, packer] = compression(request.headers["accept-encoding"] ?? "");
  response.writeHead(200, encoding ? { ...headers, "content-encoding": encoding } : headers);
  response.end(request.method === "HEAD" ? undefined : bytes(path, encoding, packer));
}

function bytes(path, encoding, packer) {
  if (!packer) return readFileSync(path);
  const key = `${encoding} ${path}`;
  const known = packed.get(key);
  if (known) return known;
  const made = packer(readFileSync(path));
  if (HASHED.test(path)) packed.set(key, made);
  return made;
}

/** The file of a folder that an address means, or null; never a file outside. */
function file(folder, url) {
  let name;
  try {
    name = decodeURIComponent(new URL(url, "http://localhost").pathname);
  } catch {
    return null;
  }
  const path = normalize(join(folder, name.endsWith("/") ? `${name}index.html` : name));
  return path.startsWith(folder + sep) && !path.includes("\0") && existsSync(path) && statSync(path).isFile() ? path : null;
}

function compression(accepted) {
  if (/\bbr\b/.test(accepted)) {
    return ["br", (file) => brotliCompressSync(file, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })];
  }
  return /\bgzip\b/.test(accepted) ? ["gzip", gzipSync] : [];
}

/** Serves on the usual port, or on any free one where that is taken, and prints the address. */
export async function announce() {
  const wanted = Number(process.env.PORT ?? 4173);
  const { address } = await serve(wanted).catch((error) => {
    if (error.code === "EADDRINUSE") return serve(0);
    throw error;
  });
  console.log(`\nVoxmark is at ${address} (Ctrl+C ends it).`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await announce().catch(fail);
