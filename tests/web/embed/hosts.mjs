// Other people's sites, for the tests of the widget: one server for hosts, one on another origin for the widget's files.
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { deflateRawSync } from "node:zlib";
import { CDN } from "../../../scripts/cdn.mjs";
import { PACKAGE } from "../../../scripts/package.mjs";
import { ROOT } from "../../../scripts/run.mjs";
import { TYPES } from "../../../scripts/serve.mjs";

const PAGES = join(ROOT, "tests/web/embed");

/** What a page's first line says of its own response: `<!-- headers: {…} -->`. */
const HEADERS = /^<!-- headers: (\{.*\}) -->\s*/;

/** An article in an address's fragment, as www/share/link.ts makes it. */
const LINK = `#v1=${deflateRawSync(JSON.stringify({ text: "“We stay,” said Omar Haddad in Paris." })).toString("base64url")}`;

export async function serveHosts() {
  const cdn = await listen((request, response) => {
    const path = new URL(request.url ?? "/", "http://cdn").pathname;
    if (path.startsWith("/kept/")) return sendKept(request, response, normalize(path.slice("/kept/".length)));
    // As a server that was not told that others may read its files.
    const closed = path.startsWith("/closed/");
    send(response, join(PACKAGE, normalize(path.replace("/closed/", "/"))), closed ? {} : { "access-control-allow-origin": "*" });
  });
  const host = await listen((request, response) => {
    const path = new URL(request.url ?? "/", "http://host").pathname;
    const under = (prefix, folder, more = {}) => path.startsWith(prefix) && (send(response, join(folder, normalize(path.slice(prefix.length))), more), true);
    if (under("/voxmark/", PACKAGE)) return;
    // As a server that sends its page's policy with its scripts, too.
    if (under("/guarded/", PACKAGE, { "content-security-policy": "default-src 'self'" })) return;
    const file = join(PAGES, normalize(path));
    if (extname(file) !== ".html" || !existsSync(file)) return send(response, file, {});
    const values = { cdn: cdn.address, integrity: integrityOf("voxmark_bg.wasm"), link: LINK, ...kept() };
    const filled = readFileSync(file, "utf8").replace(/\{\{([\w.:]+)\}\}/g, (_, name) => values[name] ?? readFileSync(join(PAGES, name), "utf8"));
    const own = JSON.parse(HEADERS.exec(filled)?.[1] ?? "{}");
    response.writeHead(200, { "content-type": "text/html; charset=utf-8", ...own }).end(filled.replace(HEADERS, ""));
  });
  return { host: host.address, cdn: cdn.address, close: () => (host.close(), cdn.close()) };
}

/** A folder as a static host serves it. */
export function serveFolder(folder) {
  return listen((request, response) => {
    const path = new URL(request.url ?? "/", "http://host").pathname;
    send(response, join(folder, normalize(path === "/" ? "/index.html" : path)), {});
  });
}

/** As for the attribute `integrity`. */
export function integrityOf(file) {
  return `sha384-${createHash("sha384").update(readFileSync(join(PACKAGE, file))).digest("base64")}`;
}

/** The names and hashes of cdn/, as `kept:NAME` and `integrity:NAME`. */
function kept() {
  const { files } = JSON.parse(readFileSync(join(CDN, "manifest.json"), "utf8"));
  return Object.fromEntries(Object.entries(files).flatMap(([name, { file, integrity }]) => [[`kept:${name}`, file], [`integrity:${name}`, integrity]]));
}

/** A file of cdn/ as docs/embed.md would have it sent: kept for ever, and as it was compressed before. */
function sendKept(request, response, name) {
  const wanted = request.headers["accept-encoding"] ?? "";
  const [encoding, ending] = /\bbr\b/.test(wanted) ? ["br", ".br"] : ["gzip", ".gz"];
  const type = TYPES[extname(name)] ?? "application/octet-stream";
  const headers = { "access-control-allow-origin": "*", "cache-control": "public, max-age=31536000, immutable", "content-type": type, "content-encoding": encoding };
  send(response, join(CDN, `${name}${ending}`), { ...headers, vary: "accept-encoding", "x-content-type-options": "nosniff" });
}

function send(response, file, more) {
  if (file.endsWith("favicon.ico")) return void response.writeHead(204).end();
  if (!existsSync(file)) {
    response.writeHead(404, { "content-type": "text/plain" }).end("There is nothing here.\n");
    return;
  }
  response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream", "cache-control": "no-store", ...more }).end(readFileSync(file));
}

function listen(answer) {
  const server = createServer(answer);
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      resolve({ address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() });
    });
  });
}
