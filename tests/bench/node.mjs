// One side of `npm run bench` in Node: `node node.mjs voxmark|compromise`. Speaks as `cargo xtask time` does: a line asks, a
// line answers with milliseconds for one text, or with the most bytes that the process ever had.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { turn } from "./turn.mjs";

/** Each resolves to a function that reads a text as its user would, and loads what it needs at its first call alone. */
const SIDES = {
  async voxmark() {
    const { analyze, initSync } = await import("../../target/wasm-pkg/voxmark.js");
    initSync({ module: readFileSync(new URL("../../target/wasm-pkg/voxmark_bg.wasm", import.meta.url)) });
    return (text) => analyze(text);
  },
  async compromise() {
    const { default: nlp } = await import("compromise");
    return (text) => {
      const read = nlp(text);
      return [read.quotations().json(), read.people().json(), read.places().json()];
    };
  },
};

const start = performance.now();
const read = await SIDES[process.argv[2]]();

for await (const line of createInterface({ input: process.stdin })) {
  console.log(answer(line));
}

function answer(line) {
  if (line === "peak") return process.resourceUsage().maxRSS * 1024;
  const [what, path] = line.split(/ (.*)/);
  const text = readFileSync(path, "utf8");
  // "load": from the start of loading to the first result.
  if (what === "load") {
    read(text);
    return performance.now() - start;
  }
  return turn(read, text);
}
