// Every payload as what a host's page holds, says of the element, and sends to the frame.
import type { VoxMark } from "../../../www/element/element";
import { expect, test } from "../embed/widget";
import { Canary } from "./canary";
import { PAYLOADS, VALUES, articleOf } from "./payloads";

// Half of what is tried here is an error, and is meant to be one.
test.use({ trouble: true });

const ATTRIBUTES = ["disabled", "for", "gazetteer", "integrity", "lang", "layers", "legend", "renderer", "theme", "wasm-src", "worker-src"];

/** Addresses by which an attribute could bring its own script. */
const SCRIPTS = ["javascript:canary=1", "data:text/javascript,fetch('https://canary.example/worker')", "JaVaScRiPt:canary=1", "\tdata:text/javascript,fetch('https://canary.example/worker')"];

test("an article of payloads is marked, exported, and nothing of it becomes an element", async ({ widget, page, context }) => {
  test.slow();
  const canary = await Canary.in(context);
  await page.goto(`${widget.host}empty.html`);
  const read = await page.evaluate(async (article) => {
    const element = document.createElement("vox-mark");
    for (const words of article.split("\n\n")) {
      const paragraph = document.createElement("p");
      paragraph.append(words);
      element.append(paragraph);
    }
    const before = element.textContent;
    document.querySelector("main")!.append(element);
    await element.analyze();
    const strange = [...element.querySelectorAll("*")].map(({ localName }) => localName).filter((name) => !["p", "mark"].includes(name));
    const marks = element.querySelectorAll("mark").length;
    for (const [index, mark] of element.querySelectorAll("mark").entries()) if (index % 4 === 0) mark.click();
    for (const button of element.shadowRoot!.querySelectorAll("button")) button.click();
    const written: string[] = [];
    for (const format of ["html", "markdown", "csv", "json", "annotations", "tei", "geojson"] as const) written.push(await element.export(format));
    const refused: string[] = [];
    for (const format of ["__proto__", "constructor", "<script>"]) await element.export(format as "html").catch(({ message }: Error) => refused.push(message));
    element.disable();
    return { strange, marks, written, refused, same: element.textContent === before };
  }, articleOf());
  expect(read.strange).toEqual([]);
  expect(read.marks).toBeGreaterThan(200);
  expect(read.refused).toHaveLength(3);
  expect(read.same, "the article is as it was").toBe(true);
  expect(read.written[0]).not.toMatch(/<(?:script|img|iframe|svg)\b/i);
  for (const bad of ["\u202E", "\u200B"]) expect(JSON.parse(read.written[6]!).features.map(({ properties }: { properties: { name: string } }) => properties.name).join()).not.toContain(bad);
  expect(await canary.heard(page)).toEqual([]);
});

test("attributes and properties are words, and bring no script of their own", async ({ widget, page, context }) => {
  test.slow();
  const canary = await Canary.in(context);
  await page.goto(`${widget.host}empty.html`);
  const left = await page.evaluate(
    async ([attributes, payloads, scripts, values]) => {
      const soon = (milliseconds = 0) => new Promise((resolve) => setTimeout(resolve, milliseconds));
      const unhandled: string[] = [];
      addEventListener("unhandledrejection", ({ reason }) => unhandled.push(String(reason)));
      document.addEventListener("vox-error", (event) => event.preventDefault());
      const main = document.querySelector("main")!;
      const made = () => {
        const element = document.createElement("vox-mark");
        element.innerHTML = "<p>“We stay,” said Omar Haddad in Paris.</p>";
        main.replaceChildren(element);
        return element;
      };
      for (const payload of payloads) {
        for (const name of attributes) {
          // Each address is another engine with a worker of its own.
          if (/src$|^gazetteer$|^integrity$/.test(name)) continue;
          made().setAttribute(name, payload);
        }
        await soon();
      }
      for (const script of scripts) {
        for (const name of ["wasm-src", "worker-src", "gazetteer", "for"]) {
          made().setAttribute(name, script);
          await soon(60);
        }
      }
      for (const value of [...values, ...payloads.map((payload) => ({ list: payload, direct: payload, counts: `{quotes} ${payload} {__proto__} {constructor}`, about: payload, close: payload }))]) {
        made().strings = value as Partial<VoxMark["strings"]>;
      }
      const last = made();
      last.strings = { list: "<img src=x onerror=canary=1>" };
      await last.analyze();
      await soon(200);
      return { unhandled, summary: last.shadowRoot!.querySelector("summary")!.textContent, marks: last.querySelectorAll("mark.vox-direct").length };
    },
    [ATTRIBUTES, PAYLOADS, SCRIPTS, VALUES] as const,
  );
  expect(left.unhandled).toEqual([]);
  expect(left.summary).toContain("<img src=x onerror=canary=1>");
  expect(left.marks).toBe(1);
  expect(await canary.heard(page)).toEqual([]);
});

test("a worker's address that is a script itself is not run, and the article is read without", async ({ widget, page, context }) => {
  const canary = await Canary.in(context);
  await page.goto(`${widget.host}empty.html`);
  const marks = await page.evaluate(async (script) => {
    document.querySelector("main")!.innerHTML = `<vox-mark worker-src="${script}"><p>“We stay,” said Omar Haddad in Paris.</p></vox-mark>`;
    const element = document.querySelector("vox-mark")!;
    await element.analyze();
    return element.querySelectorAll("mark.vox-direct").length;
  }, SCRIPTS[1]!);
  expect(marks).toBe(1);
  expect(await canary.heard(page)).toEqual([]);
});

test("messages to the frame and its own address inject nothing", async ({ widget, page, context }) => {
  test.slow();
  const canary = await Canary.in(context);
  const evil = encodeURIComponent(`"><img src=x onerror=canary=1>`);
  const search = ["gazetteer=core", `lang=${evil}`, "layers=direct%20__proto__", "legend=__proto__", "renderer=constructor", `theme=${evil}`, "wasm-src=https://canary.example/x.wasm", "worker-src=https://canary.example/x.js", `onload=${evil}`].join("&");
  await page.goto(`${widget.host}frame-messages.html?cdn=${widget.cdn}&origin=${widget.host}`);
  await page.evaluate((search) => (document.querySelector("iframe")!.src += `&${search}`), search);
  const frame = page.frames().at(-1)!;
  await expect.poll(() => frame.url()).toContain("theme=");
  await expect(frame.locator("vox-mark")).toHaveAttribute("theme", `"><img src=x onerror=canary=1>`);
  await expect(frame.locator("[part=list]")).toBeAttached();
  const send = (messages: readonly unknown[]) =>
    page.evaluate(async (messages) => {
      const { contentWindow, src } = document.querySelector("iframe")!;
      for (const message of messages) {
        contentWindow!.postMessage(message, new URL(src).origin);
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    }, messages);
  await send(PAYLOADS.flatMap((payload) => [payload, { voxmark: payload, text: payload }, { voxmark: "export", format: payload }, { voxmark: "read", html: payload }, { voxmark: "read", text: payload }]));
  await send(VALUES.flatMap((value) => [value, { voxmark: value }, { voxmark: "read", html: value, text: value }, { voxmark: "export", format: value }]));
  await Canary.touch(frame);
  expect(await canary.heard(frame, true)).toEqual([]);
  await send([{ voxmark: "read", text: articleOf(PAYLOADS.slice(0, 40)) }]);
  await expect.poll(() => frame.locator("mark.vox-direct").count(), { timeout: 15_000 }).toBeGreaterThan(20);
  await expect(frame.locator("#article :not(p, h1, h2, mark)")).toHaveCount(0);
  expect(await canary.heard(frame, true)).toEqual([]);
  expect(await canary.heard(page)).toEqual([]);
});
