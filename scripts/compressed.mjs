// Bytes as servers send them: compressed as far as it goes, each content once.
import { createHash } from "node:crypto";
import { brotliCompressSync, gzipSync } from "node:zlib";

const known = new Map();

export function compressed(bytes) {
  const name = createHash("sha256").update(bytes).digest("hex");
  if (!known.has(name)) known.set(name, { gzip: gzipSync(bytes, { level: 9 }), brotli: brotliCompressSync(bytes) });
  return known.get(name);
}
