// Every payload through every way into the page and every way out of it: nothing of it runs, fetches or becomes an element.
import { deflateRawSync } from "node:zlib";
import { marked } from "marked";
import type { Correction } from "../../../www/corrections/correction";
import { DAWN, Voxmark, expect, test } from "../page/voxmark";
import { Chance, altered } from "./altered";
import { Canary } from "./canary";
import { PAYLOADS, VALUES, articleOf, oneLine } from "./payloads";

// The browser says in the console which styles of what was pasted it did not apply.
test.use({ trouble: true });

/** With the line ends that a text box has. */
const ARTICLE = articleOf().replace(/\r\n?/g, "\n");

/** Each payload's quote once more, now said by somebody whom a reader called as the payload. */
const CORRECTIONS: Correction[] = [...ARTICLE.matchAll(/“We leave [^]*?,” (?=said Mayor)/g)].map(({ 0: words, index }, at) => ({
  do: "quote",
  at: { start: index, end: index + words.length - 1 },
  kind: "direct",
  to: { name: oneLine(PAYLOADS[at] ?? ""), at: null },
}));

const link = (value: unknown) => `#v1=${deflateRawSync(JSON.stringify(value)).toString("base64url")}`;

/** Opens an address of the page anew: another fragment alone would not. */
async function visit({ page }: Voxmark, behind: string): Promise<void> {
  await page.goto("about:blank");
  await page.goto(`${process.env.VOXMARK_ADDRESS}${behind}`);
}

/** The article with names of every kind, as a link brings them. */
async function openLink(voxmark: Voxmark): Promise<void> {
  await visit(voxmark, link({ text: ARTICLE, corrections: CORRECTIONS }));
  await voxmark.read();
  await expect(voxmark.page.locator(".undoing")).toContainText("corrections");
}

test("what is pasted, dropped and handed over comes in as its words", async ({ voxmark, page, context }) => {
  test.slow();
  const canary = await Canary.in(context);
  await voxmark.open();
  const stray = await page.evaluate(async (payloads) => {
    const box = document.querySelector("textarea")!;
    const stray: string[] = [];
    const soon = (milliseconds = 0) => new Promise((resolve) => setTimeout(resolve, milliseconds));
    const look = (way: string, payload: string) => {
      for (const { localName } of document.querySelectorAll("#article *, #trouble *")) {
        if (!["p", "h2", "h3", "mark", "span"].includes(localName)) stray.push(`${way}: <${localName}> of ${payload}`);
      }
    };
    for (const [index, payload] of payloads.entries()) {
      for (const contents of [{ "text/html": `<p>Words ${payload} said Ana in Cairo.` }, { "text/html": payload, "text/plain": payload }, { "text/plain": payload }]) {
        const clipboardData = new DataTransfer();
        for (const [type, words] of Object.entries(contents)) clipboardData.setData(type, words);
        const event = new ClipboardEvent("paste", { bubbles: true, cancelable: true });
        Object.defineProperty(event, "clipboardData", { value: clipboardData });
        box.select();
        box.dispatchEvent(event);
        look("paste", payload);
      }
      await soon();
      for (const ending of [["html", "md", "txt"][index % 3], payload]) {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([`${payload}\n\nWords.`], `${payload}.${ending}`));
        document.body.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer }));
        await soon();
        look("drop", payload);
      }
      location.hash = `#v0=${encodeURIComponent(`<p>Words ${payload}`.replace(/\p{Cs}/gu, "\uFFFD"))}`;
      await soon(2);
      look("hand-over", payload);
    }
    await soon(500);
    return stray;
  }, PAYLOADS);
  expect(stray).toEqual([]);
  await Canary.touch(page);
  expect(await canary.heard(page, true)).toEqual([]);
  expect(new URL(page.url()).origin + "/").toBe(process.env.VOXMARK_ADDRESS);
});

test("a file whose name is a payload gives one sentence, in which nothing is unseen", async ({ voxmark, page, context }) => {
  const canary = await Canary.in(context);
  await voxmark.open();
  const alert = page.locator("#trouble");
  for (const [name, sentence] of [
    ["a.constructor", /^“a\.constructor” is of a kind/],
    ["a.__proto__", /^“a\.__proto__” is of a kind/],
    ["<img src=x onerror=canary=1>.pdf", /^“<img src=x onerror=canary=1>\.pdf” is of a kind/],
    ["invoice\u202Efdp.exe", /^“invoicefdp\.exe” is of a kind/],
    ["\u2066a\u200B\uFEFF.zip", /^“a\.zip” is of a kind/],
  ] as const) {
    await page.locator("#files").setInputFiles({ name, mimeType: "", buffer: Buffer.from("Words.") });
    await expect(alert).toHaveText(sentence);
  }
  expect(await canary.heard(page)).toEqual([]);
});

test("what an address, a link and the tab's own memory bring is read field by field", async ({ voxmark, page, context }) => {
  test.slow();
  const canary = await Canary.in(context);
  for (const search of ["?lang=constructor", `?lang=${encodeURIComponent("<img src=x onerror=canary=1>")}&__proto__[canary]=1`]) {
    await visit(voxmark, search);
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
  }
  const fingerprint = { text: ARTICLE, corrections: [...VALUES, ...VALUES.map((value) => ({ do: value, at: value, to: value, who: value, name: value })), ...CORRECTIONS] };
  await visit(voxmark, link(fingerprint));
  await voxmark.read();
  await expect(page.locator(".undoing")).toContainText("corrections");
  const kept = await page.evaluate(() => Object.entries({ ...sessionStorage }));
  expect(kept.map(([key]) => key).sort()).toEqual(["voxmark.article", "voxmark.corrections"]);
  // As another page of the same origin might have left it.
  for (const value of ["{", '{"__proto__":{"canary":1},"of":{},"corrections":{}}', kept[1]![1].replace(/"do":"quote"/g, '"do":"constructor"')]) {
    await page.evaluate((value) => sessionStorage.setItem("voxmark.corrections", value), value);
    await page.reload();
    await voxmark.read();
  }
  expect(await canary.heard(page)).toEqual([]);
});

test("a link that was altered opens an article or gives its sentence, and the page goes on", async ({ voxmark, page, context }) => {
  test.slow();
  const canary = await Canary.in(context);
  const errors: string[] = [];
  page.on("pageerror", ({ message }) => errors.push(message));
  await voxmark.open();
  const whole = link({ text: DAWN, corrections: CORRECTIONS.slice(0, 1) });
  const said = await page.evaluate(
    async (fragments) => {
      const said: string[] = [];
      const [trouble, box] = [document.getElementById("trouble")!, document.querySelector("textarea")!];
      for (const fragment of fragments) {
        [trouble.textContent, box.value] = ["", ""];
        location.hash = fragment;
        for (let wait = 0; wait < 200 && !trouble.textContent && !box.value; wait += 1) await new Promise((resolve) => setTimeout(resolve, 5));
        said.push(trouble.textContent || (box.value ? "opened" : `nothing for ${fragment}`));
      }
      return said;
    },
    Array.from({ length: 60 }, (_, run) => altered(new Chance(run + 1), whole)).filter((fragment) => fragment.length > 4),
  );
  expect(said.filter((each) => each !== "opened" && !/^The link does not hold a whole article.*\.$/.test(each))).toEqual([]);
  expect(said.filter((each) => each === "opened").length).toBeGreaterThan(3);
  await page.reload();
  await page.getByRole("button", { name: "New article" }).click();
  await voxmark.paste({ "text/plain": DAWN });
  expect(await voxmark.marks("direct")).toHaveLength(1);
  expect(errors).toEqual([]);
  expect(await canary.heard(page)).toEqual([]);
});

test("names that are payloads stay words in lists, notes, charts, dialogs and corrections", async ({ voxmark, page, context }) => {
  test.slow();
  const canary = await Canary.in(context);
  await openLink(voxmark);
  const names = await page.locator("#speakers .name").allTextContents();
  expect(names).toContain(`<img src=x onerror=canary=1>`);
  expect(names).toContain("__proto__");
  expect(names.length).toBeGreaterThan(80);
  // Whoever opens a link is not told that two are one who only look so.
  expect(names).toContain("Ana Reyes");
  expect(names.filter((name) => /[\p{Cc}\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\u00AD]/u.test(name))).toEqual([]);
  const opened = await page.evaluate(async () => {
    const soon = () => new Promise((resolve) => setTimeout(resolve));
    let opened = 0;
    for (const [index, mark] of document.querySelectorAll<HTMLElement>("#article mark.quote.first, #speakers button, #places button").entries()) {
      if (index % 4 > 0) continue;
      mark.click();
      await soon();
      opened += Number(!document.querySelector<HTMLElement>("#note")!.hidden);
    }
    return opened;
  });
  expect(opened).toBeGreaterThan(40);
  const correct = voxmark.note.getByRole("group", { name: "Correct" });
  await page.locator("mark.quote.first").first().click();
  await correct.getByRole("button", { name: "Change speaker" }).click();
  await expect(page.getByRole("dialog").locator(".choice").first()).toBeVisible();
  expect(await canary.heard(page)).toEqual([]);
  // Typed, and taken without what is not seen.
  for (const [typed, taken] of [[`"><img src=x onerror=canary=1>`, `"><img src=x onerror=canary=1>`], ["Eva\u200B \u202EBr\u00ADandt", "Eva Brandt"]] as const) {
    const dialog = page.getByRole("dialog");
    if (!(await dialog.isVisible())) await correct.getByRole("button", { name: "Change speaker" }).click();
    await dialog.locator("input").fill(typed);
    await dialog.locator("input").press("Enter");
    await expect(voxmark.note.locator(".who strong")).toHaveText(taken);
  }
  await page.locator("#keys").click();
  await page.keyboard.press("Escape");
  await Canary.touch(page);
  expect(await canary.heard(page)).toEqual([]);
});

/** The rows of a file in the format of RFC 4180. */
function rowsOf(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, bare, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? bare!);
    if (end !== ",") rows.push([]);
  }
  return rows.slice(0, -1);
}

test("no export does harm where it is opened", async ({ voxmark, page, context }) => {
  test.slow();
  await page.addInitScript(() => {
    const copied: string[] = [];
    Object.defineProperty(window, "copied", { value: copied });
    Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText: async (words: string) => void copied.push(words) } });
  });
  const canary = await Canary.in(context);
  await openLink(voxmark);
  const words = await voxmark.words();
  await page.getByRole("button", { name: "Export" }).click();
  const copied: string[] = [];
  for (const format of ["html", "markdown", "csv", "json", "annotations", "tei", "geojson"]) {
    await page.locator(`[data-format="${format}"]`).getByRole("button", { name: "Copy" }).click();
    await expect(page.getByRole("dialog").getByRole("status")).toHaveText(/copied\.$/);
    copied.push(await page.evaluate(() => (window as unknown as { copied: string[] }).copied.at(-1)!));
  }
  const [html, markdown, csv, json, annotations, tei, geojson] = copied as [string, string, string, string, string, string, string];

  // As whoever serves it without the policy that it brings, and Markdown as whoever lets HTML through.
  const bare = html.replace(/<meta http-equiv[^>]*>/, "");
  expect(bare).not.toBe(html);
  const rendered = `<!doctype html><meta charset="utf-8"><title>x</title><main>${marked.parse(markdown, { gfm: true }) as string}</main>`;
  const alone = await context.newPage();
  for (const [name, body] of [["page", bare], ["markdown", rendered]] as const) {
    await context.route(`**/opened-${name}.html`, (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body }));
    await alone.goto(`${process.env.VOXMARK_ADDRESS}opened-${name}.html`);
    await Canary.touch(alone);
    expect(await canary.heard(alone), name).toEqual([]);
    await expect(alone.locator("script, img, link, [style], iframe")).toHaveCount(0);
  }
  expect(await alone.locator(`a:not([href^="http"])`).count()).toBe(0);
  await alone.goto(`${process.env.VOXMARK_ADDRESS}opened-page.html`);
  expect(await alone.locator("article").evaluate((article) => [...article.children].map((block) => block.textContent).join("\n"))).toBe(words.replace(/[\0\uFFFE\uFFFF]|[\x01-\x08\x0B\x0C\x0E-\x1F]|\p{Cs}/gu, "\uFFFD"));
  // A name can turn nothing around it: each keeps to itself, also in Firefox.
  expect(await alone.locator("h3 span[dir]").first().evaluate((name) => getComputedStyle(name).unicodeBidi)).toBe("isolate");
  expect(await alone.locator("[title]").evaluateAll((all) => all.filter((each) => /[\u202A-\u202E\u2066-\u2069]/.test(each.getAttribute("title")!)).length)).toBe(0);

  const rows = rowsOf(csv.replace(/^\uFEFF/, ""));
  expect(rows.length).toBeGreaterThan(PAYLOADS.length);
  for (const row of rows) {
    expect(row).toHaveLength(9);
    for (const field of row.filter((field) => !/^-?[\d.]+$/.test(field))) expect(field).not.toMatch(/^[\s\p{Cc}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20|%]|^[\t\r\n]/u);
  }
  const read = await page.evaluate((xml) => {
    const read = new DOMParser().parseFromString(xml, "application/xml");
    const all = [...read.querySelectorAll("*")];
    return {
      wrong: read.querySelector("parsererror")?.textContent ?? null,
      foreign: all.filter(({ namespaceURI }) => namespaceURI !== "http://www.tei-c.org/ns/1.0").length,
      instructions: [...read.childNodes].filter(({ nodeType }) => nodeType !== Node.ELEMENT_NODE).length,
      words: [...read.querySelectorAll("body head, body p, body note")].map((block) => block.textContent).join("\n"),
      names: [...read.querySelectorAll("particDesc persName, particDesc orgName")].map((name) => name.textContent),
    };
  }, tei);
  expect(read).toMatchObject({ wrong: null, foreign: 0, instructions: 0 });
  expect(read.words).toBe(words.replace(/\0|[\x01-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|\p{Cs}/gu, "\uFFFD"));
  expect(read.names).toContain("__proto__");
  const analysis = JSON.parse(json);
  expect(analysis.corrections.length).toBeGreaterThan(80);
  expect(analysis.speakers.map(({ name }: { name: string }) => name)).toContain("constructor");
  expect(JSON.parse(annotations).items).toHaveLength(analysis.quotes.length + analysis.places.length);
  expect(JSON.parse(geojson).type).toBe("FeatureCollection");
  expect(await canary.heard(page)).toEqual([]);
});
