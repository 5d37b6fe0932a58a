// The page for an <iframe>, for sites that let no script of others in. The article comes behind the "#" of its own address, as in a link
// of the page, or by postMessage from the one origin that the address names.
import { byId, element } from "../dom";
import { VoxMark } from "../element/define";
import type { ExportFormat } from "../element/types";
import { articleOfLink } from "../share/link";
import { words } from "../strings/en";
import { learn } from "../strings/strings";
import { blocksOf } from "../text/blocks";
import { plainLines, textOfHtml } from "../text/clipboard";
import type { FromFrame, ToFrame } from "./messages";

/** Attributes of the element that the frame's address may set. */
const PASSED = ["gazetteer", "lang", "layers", "legend", "renderer", "theme"];

const HEADINGS = { headline: "h1", heading: "h2", paragraph: "p", apart: "p" } as const;

learn(words, "en");

const asked = new URLSearchParams(location.search);
/** Who may speak to this frame, and whom it answers; null for nobody. */
const friend = originOf(asked.get("origin"));
const widget = byId("widget", VoxMark);
const article = byId("article", HTMLElement);
const trouble = byId("trouble", HTMLElement);

for (const name of PASSED) {
  const value = asked.get(name);
  if (value !== null) widget.setAttribute(name, value);
}

/** An address's origin; nobody's where there is none. */
function originOf(given: string | null): string | null {
  try {
    const { origin } = new URL(given ?? "");
    return origin === "null" ? null : origin;
  } catch {
    return null;
  }
}

function post(message: FromFrame): void {
  if (friend && parent !== window) parent.postMessage(message, friend);
}

/** Sets a text with its paragraphs; the element follows. */
function set(text: string): void {
  trouble.textContent = "";
  article.replaceChildren(...blocksOf(text).map(({ kind, start, end }) => element(HEADINGS[kind], { dir: "auto" }, text.slice(start, end))));
}

function tell(error: unknown): void {
  trouble.textContent = error instanceof Error ? error.message : String(error);
}

addEventListener("message", async ({ origin, source, data }: MessageEvent<ToFrame | null>) => {
  if (source !== parent || origin !== friend || typeof data !== "object" || data === null) return;
  if (data.voxmark === "read") {
    if (typeof data.html === "string") set(textOfHtml(data.html));
    else if (typeof data.text === "string") set(plainLines(data.text));
  }
  if (data.voxmark === "export") {
    try {
      post({ voxmark: "exported", format: data.format, written: await widget.export(data.format as ExportFormat) });
    } catch (error) {
      post({ voxmark: "error", message: error instanceof Error ? error.message : String(error) });
    }
  }
});

widget.addEventListener("vox-analysis", ({ detail }) => {
  if (detail.text) post({ voxmark: "analysis", ...detail });
});
widget.addEventListener("vox-select", ({ detail }) => post({ voxmark: "select", ...detail }));
widget.addEventListener("vox-error", ({ detail: { error } }) => {
  tell(error);
  post({ voxmark: "error", message: error.message });
});
new ResizeObserver(() => post({ voxmark: "height", height: Math.ceil(document.body.getBoundingClientRect().height) })).observe(document.body);

function openLink(): void {
  if (location.hash !== "") articleOfLink(location.hash).then(({ text }) => set(text)).catch(tell);
}

addEventListener("hashchange", openLink);
openLink();
post({ voxmark: "ready" });
