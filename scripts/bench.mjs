// `npm run bench`: Voxmark's WebAssembly, its native build and compromise on the same texts, in Node and in Chromium. Sides take
// turns, so that a busy machine slows all of them; what counts are the ratios. Writes the tables of docs/performance.md.
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { brotliCompressSync } from "node:zlib";
import { findBrowsers } from "./browsers.mjs";
import { wasm } from "./build.mjs";
import { ready } from "./ready.mjs";
import { ROOT, Stop, fail, output, succeeds } from "./run.mjs";
import { serve } from "./serve.mjs";

const FOLDER = join(ROOT, "target/bench");
const DOCUMENT = join(ROOT, "docs/performance.md");

/** Texts in bytes, and how many rounds each has. */
const SIZES = [
  { name: "1 kB", bytes: 1e3, rounds: 41 },
  { name: "10 kB", bytes: 1e4, rounds: 41 },
  { name: "100 kB", bytes: 1e5, rounds: 9 },
  { name: "1 MB", bytes: 1e6, rounds: 5 },
  { name: "10 MB", bytes: 1e7, rounds: 3 },
];

/** How many rounds tell how time grows with a text. */
const GROWTH_ROUNDS = 7;

/** How many rounds tell what an edit takes, and of which text. */
const EDIT_ROUNDS = 21;
const EDITED = "100 kB";

/** A side that took longer than this for a text, in milliseconds, is not asked for a larger one. */
const PATIENCE = 10_000;

/** How often a side starts anew for the cost of loading, and on which text. */
const LOADS = 7;
const LOADED = "10 kB";

/** How many turns each side reads the text of LOADED before anything is timed: engines compile what runs often once more. */
const WARM_UP = 20;

const SIDES = ["native", "wasm", "compromise"];
const node = (side) => [process.execPath, [join(ROOT, "tests/bench/node.mjs"), side]];
const COMMANDS = { native: [join(ROOT, "target/release/xtask"), ["time"]], wasm: node("voxmark"), compromise: node("compromise") };

/** Those that a browser has too, each in a page of its own. */
const PAGES = ["wasm", "compromise"];
const inPage = (side) => `${side} in a page`;

/** A process that answers a line with a number. */
function start(side) {
  const [program, args] = COMMANDS[side];
  const child = spawn(program, args, { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async ask(question) {
      child.stdin.write(`${question}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Stop(`The side “${side}” of the benchmark ended before its answer.`);
      return Number(value);
    },
    turn(path) {
      return this.ask(`analyze ${path}`);
    },
    end: () => child.kill(),
  };
}

/** A new page, in which a side has nothing loaded. */
async function open(side, { browser, address }) {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${address}${side}.html`);
  return {
    first: (path) => page.evaluate((text) => window.first(text), readFileSync(path, "utf8")),
    turn: (path) => page.evaluate((text) => window.turn(text), readFileSync(path, "utf8")),
    end: () => page.context().close(),
  };
}

async function bench() {
  ready();
  wasm();
  if (!succeeds("cargo", ["build", "--quiet", "--release", "--package", "xtask"])) throw new Stop("The native side could not be built.");
  const texts = writeTexts();
  await bundlePages();
  const { chromium } = await findBrowsers();
  const { chromium: engine } = await import("@playwright/test");
  const server = await serve(0, FOLDER);
  const where = { browser: await engine.launch({ executablePath: chromium, args: ["--no-sandbox"] }), address: server.address };
  const tables = [await throughput(texts, where), await loading(texts[LOADED], where), await memory(texts)];
  await where.browser.close();
  server.close();
  const machine = `${cpus()[0]?.model.trim()}, ${cpus().length} cores, Node ${process.versions.node}, ${output(chromium, ["--version"]) ?? "Chromium"}`;
  const report = `Measured ${new Date().toISOString().slice(0, 10)} on ${machine}.\n\n${tables.join("\n\n")}`;
  const document = readFileSync(DOCUMENT, "utf8");
  writeFileSync(DOCUMENT, document.replace(/(<!-- bench -->\n)[^]*(<!-- \/bench -->)/, (_, open, close) => `${open}${report}\n${close}`));
  console.log(`\n${report}`);
}

/** The project's articles, over and over. */
function writeTexts() {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const folder = join(ROOT, "tests/articles");
  const names = readdirSync(folder).filter((name) => name.endsWith(".txt") && !name.endsWith(".gold.txt")).sort();
  const all = Buffer.concat(names.flatMap((name) => [readFileSync(join(folder, name)), Buffer.from("\n\n")]));
  return Object.fromEntries(
    SIZES.map(({ name, bytes }) => {
      const path = join(FOLDER, `${name.replace(" ", "")}.txt`);
      const whole = Buffer.concat(Array.from({ length: Math.ceil(bytes / all.length) }, () => all));
      // Whole characters: a cut one at the end is left out.
      writeFileSync(path, new TextDecoder().decode(whole.subarray(0, bytes)).replace(/\uFFFD$/, ""));
      return [name, path];
    }),
  );
}

async function throughput(texts, where) {
  const sides = Object.fromEntries(SIDES.map((side) => [side, start(side)]));
  for (const side of PAGES) {
    sides[inPage(side)] = await open(side, where);
    await sides[inPage(side)].first(texts[LOADED]);
  }
  for (const side of Object.values(sides)) {
    for (let i = 0; i < WARM_UP; i++) await side.turn(texts[LOADED]);
  }
  const tired = new Set();
  const rows = { node: [], page: [] };
  for (const { name, rounds } of SIZES) {
    const bytes = readFileSync(texts[name]).length;
    const times = Object.fromEntries(["scan", ...Object.keys(sides)].map((side) => [side, []]));
    for (let round = 0; round < rounds; round++) {
      times.scan.push(await sides.native.ask(`scan ${texts[name]}`));
      for (const side of Object.keys(sides)) {
        if (tired.has(side)) continue;
        times[side].push(await sides[side].turn(texts[name]));
        if (times[side].at(-1) > PATIENCE) tired.add(side);
      }
    }
    const time = Object.fromEntries(Object.entries(times).map(([side, all]) => [side, median(all)]));
    const speeds = (sides) => sides.map((side) => speed(bytes, time[side]));
    rows.node.push([name, ...speeds(SIDES), ratio(time.compromise, time.wasm), ratio(time.wasm, time.native), ratio(time.native, time.scan)]);
    const pages = PAGES.map(inPage);
    rows.page.push([name, ...speeds(pages), ratio(time[inPage("compromise")], time[inPage("wasm")])]);
    console.log([...rows.node.at(-1), ...rows.page.at(-1)].join(" | "));
  }
  const growth = { native: await grown(sides.native, texts), wasm: await grown(sides.wasm, texts) };
  const edits = [await edited(sides.native, "letters", texts[EDITED]), await edited(sides.native, "words", texts[EDITED])];
  for (const side of Object.values(sides)) await side.end();
  return [
    "Throughput in Node, megabytes of text a second (medians of turns of a tenth of a second or one text, whichever is longer; no side is asked for more once a text took it ten seconds), and ratios of times:",
    "",
    table(["text", "native", "wasm", "compromise", "compromise ÷ wasm", "wasm ÷ native", "native ÷ plain scan"], rows.node),
    "",
    "In pages of Chromium, in the same rounds:",
    "",
    table(["text", "wasm", "compromise", "compromise ÷ wasm"], rows.page),
    "",
    `Time for each byte at 10 MB, as a multiple of that at 100 kB, in Node: native ${growth.native.toFixed(2)}, wasm ${growth.wasm.toFixed(2)}.`,
    "",
    `An edit of ${EDITED}, natively, as a part of an analysis of it: ${edits[0].toFixed(3)} for a letter, ${edits[1].toFixed(3)} for words, names, quotes and breaks, anywhere.`,
  ].join("\n");
}

/** The time for each byte of the longest text as a multiple of that at 100 kB: the two by turns, so that both meet the same machine. */
async function grown(side, texts) {
  const time = async (name) => (await side.turn(texts[name])) / readFileSync(texts[name]).length;
  const ratios = [];
  for (let round = 0; round < GROWTH_ROUNDS; round++) ratios.push((await time("10 MB")) / (await time("100 kB")));
  return median(ratios);
}

/** The time of an edit as a part of that of an analysis, by turns. */
async function edited(side, what, path) {
  const ratios = [];
  for (let round = 0; round < EDIT_ROUNDS; round++) ratios.push((await side.ask(`${what} ${path}`)) / (await side.turn(path)));
  return median(ratios);
}

/** To the first result: in a process of Node that has just begun, in a new page of Chromium; and the bytes that it takes. */
async function loading(path, where) {
  const times = Object.fromEntries(PAGES.map((side) => [side, { node: [], page: [] }]));
  for (let round = 0; round < LOADS; round++) {
    for (const side of PAGES) {
      const process = start(side);
      times[side].node.push(await process.ask(`load ${path}`));
      process.end();
      const page = await open(side, where);
      times[side].page.push(await page.first(path));
      await page.end();
    }
  }
  const wire = (names) => names.reduce((sum, name) => sum + brotliCompressSync(readFileSync(join(FOLDER, name))).length, 0);
  const bytes = { wasm: wire(["wasm.js", "voxmark_bg.wasm"]), compromise: wire(["compromise.js"]) };
  const row = (what, of, unit) => [what, of("wasm"), of("compromise"), unit];
  const ms = (key) => (side) => median(times[side][key]).toFixed(1);
  return [
    "To the first result, on the text of 10 kB:",
    "",
    table(
      ["", "Voxmark's wasm", "compromise", ""],
      [
        row("load and first result, Node", ms("node"), "ms"),
        row("load and first result, Chromium", ms("page"), "ms"),
        row("bytes on the wire (brotli)", (side) => String(bytes[side]), "bytes"),
      ],
    ),
  ].join("\n");
}

async function memory(texts) {
  const rows = [];
  for (const [side, size] of [["native", "10 MB"], ["wasm", "10 MB"], ["compromise", "100 kB"]]) {
    const process = start(side);
    const before = await process.ask("peak");
    await process.turn(texts[size]);
    const after = await process.ask("peak");
    process.end();
    const bytes = readFileSync(texts[size]).length;
    rows.push([side, size, (before / 1e6).toFixed(0), (after / 1e6).toFixed(0), ((after - before) / bytes).toFixed(1)]);
  }
  return ["The most memory that a process ever had, in megabytes:", "", table(["side", "text", "before", "with one analysis", "more, as a multiple of the text"], rows)].join("\n");
}

/** One page for each side, with all it needs beside it. */
async function bundlePages() {
  const esbuild = await import("esbuild");
  await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: { wasm: "tests/bench/page-voxmark.ts", compromise: "tests/bench/page-compromise.ts" },
    outdir: FOLDER,
    bundle: true,
    minify: true,
    format: "esm",
    logLevel: "error",
  });
  writeFileSync(join(FOLDER, "voxmark_bg.wasm"), readFileSync(join(ROOT, "target/wasm-pkg/voxmark_bg.wasm")));
  for (const side of ["index", "wasm", "compromise"]) writeFileSync(join(FOLDER, `${side}.html`), `<!doctype html><meta charset="utf-8"><title>${side}</title><script type="module" src="${side}.js"></script>`);
}

const median = (times) => (times.length ? times.toSorted((a, b) => a - b)[times.length >> 1] : Number.NaN);
const speed = (bytes, ms) => (Number.isNaN(ms) ? "–" : (bytes / 1e3 / ms).toPrecision(3));
const ratio = (slow, fast) => (Number.isNaN(slow) || Number.isNaN(fast) ? "–" : (slow / fast).toPrecision(3));

function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, column) => (column ? "---:" : "---"))), ...rows.map(line)].join("\n");
}

await bench().catch(fail);
