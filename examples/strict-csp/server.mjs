// A site with a strict policy: scripts, styles, worker and WebAssembly from its own address alone, no inline styles, Trusted Types.
import { createReadStream, existsSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const PUBLIC = fileURLToPath(new URL("public", import.meta.url));
const VOXMARK = dirname(fileURLToPath(import.meta.resolve("voxmark/package.json")));

const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "img-src data:",
  "require-trusted-types-for 'script'",
  "trusted-types voxmark",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

const server = createServer(({ url = "/" }, response) => {
  // A slash in front keeps ".." inside.
  const path = normalize(`/${decodeURIComponent(new URL(url, "http://localhost").pathname)}`);
  const file = path.startsWith("/voxmark/") ? join(VOXMARK, path.slice("/voxmark".length)) : join(PUBLIC, path === "/" ? "index.html" : path);
  if (!existsSync(file) || !extname(file)) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    "content-type": TYPES[extname(file)] ?? "application/octet-stream",
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
  });
  createReadStream(file).pipe(response);
});

server.listen(Number(process.env.PORT ?? 8080), "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}/`));
