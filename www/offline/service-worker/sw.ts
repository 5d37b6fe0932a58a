// The service worker: keeps the files of one build, so that the page opens and works without a network. It sees addresses only; what
// stands behind the "#" of one, an article say, no browser shows it.
import { BUILD, FILES } from "#files";

declare const self: ServiceWorkerGlobalScope;

const { scope } = self.registration;
/** Other pages of the same origin may keep caches too. */
const OURS = `voxmark ${scope} `;
const CACHE = OURS + BUILD;

// Taken over at once: every name but the page's own tells the content, so that a page of the build before goes on with its own files.
self.addEventListener("install", (event) => event.waitUntil(keepAll().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(scope)) event.respondWith(answer(event.request));
});

/** A page tells which script it runs, once it is idle. */
self.addEventListener("message", (event) => event.waitUntil(tidy(String(event.data)).catch(() => {})));

async function answer(request: Request): Promise<Response> {
  const page = request.url.replace(/[?#].*$/s, "").replace(/index\.html$/, "");
  return (await kept(page)) ?? fetch(request);
}

/** A file as this build has it, or as one before had it that may still be open somewhere. */
async function kept(address: string): Promise<Response | undefined> {
  for (const name of [CACHE, ...(await caches.keys()).filter((name) => name.startsWith(OURS))]) {
    const found = await caches.match(address, { cacheName: name, ignoreVary: true });
    if (found) return found;
  }
  return undefined;
}

/** Rejects unless every file of this build is kept, and is the very file. */
async function keepAll(): Promise<void> {
  const cache = await caches.open(CACHE);
  for (const [path, sha256] of FILES) {
    const address = new URL(path, scope).href;
    if (await cache.match(address, { ignoreVary: true })) continue;
    const sources = [() => kept(address), () => fetch(address), () => fetch(address, { cache: "reload" })];
    await cache.put(address, await theVery(sources, sha256, path));
  }
}

/** The first that has this content: a host that is being updated may give files of two builds, and so may the browser's own cache. */
async function theVery(sources: (() => Promise<Response | undefined>)[], sha256: string, path: string): Promise<Response> {
  for (const source of sources) {
    const response = await source();
    if (response?.ok && (await digest(response.clone())) === sha256) return response;
  }
  throw new Error(`${path} is not that of this build.`);
}

async function digest(response: Response): Promise<string> {
  const bytes = await crypto.subtle.digest("SHA-256", await response.arrayBuffer());
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Mends what the browser may have thrown away; removes earlier builds where the one page that is open is of this one. */
async function tidy(script: string): Promise<void> {
  await keepAll();
  const { installing, waiting } = self.registration;
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (installing || waiting || windows.length > 1 || !FILES.some(([path]) => new URL(path, scope).href === script)) return;
  for (const name of await caches.keys()) if (name.startsWith(OURS) && name !== CACHE) await caches.delete(name);
}
