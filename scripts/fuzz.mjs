// `npm run fuzz`: libFuzzer makes up inputs for the targets of fuzz/src/lib.rs and keeps those that reach new code. As many executions of each
// target every time; `npm run fuzz -- analyze 5000000` takes one target, or as many executions as are wanted. Stable Rust suffices, with a C++
// compiler for libFuzzer itself. The target "web" (links, and every export) is JavaScript: fuzz-web.mjs alters and invents for it.
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { wasm } from "./build.mjs";
import { ready } from "./ready.mjs";
import { ROOT, Stop, fail, succeeds } from "./run.mjs";

const VERSION = "0.13.2";
const TOOLS = join(ROOT, "target/fuzz-tools");

/** The targets, and how many executions of each take some minutes. */
const TARGETS = { analyze: 100_000, update: 20_000, jsonl: 200_000, gazetteer: 5_000, web: 5_000 };

/** What libFuzzer is told: the longest input in bytes, and after how many seconds one that does not end counts as a crash. */
const FLAGS = ["-max_len=4096", "-timeout=20", "-print_final_stats=1"];

function installed() {
  if (existsSync(join(TOOLS, "bin/cargo-fuzz")) || existsSync(join(TOOLS, "bin/cargo-fuzz.exe"))) return;
  console.log(`Installing cargo-fuzz ${VERSION} …`);
  if (!succeeds("cargo", ["install", "--quiet", "--locked", "--root", TOOLS, "--version", VERSION, "cargo-fuzz"])) {
    throw new Stop("cargo-fuzz could not be installed; cargo says why above.");
  }
}

/** Whether a target went through all of its executions. */
function fuzz(target, runs) {
  console.log(`\n── ${target}, ${runs} executions`);
  if (target === "web") {
    wasm();
    return succeeds(process.execPath, [join(ROOT, "scripts/fuzz-web.mjs"), String(runs)]);
  }
  installed();
  const found = join(ROOT, "target/fuzz-corpus", target);
  mkdirSync(found, { recursive: true });
  const before = new Set(crashes(target));
  // No sanitizer: those need a nightly compiler, and safe Rust has nothing for them to find.
  const args = ["fuzz", "run", "--sanitizer", "none", "--target-dir", "target/fuzz", target, found, join("fuzz/seeds", target), "--", `-runs=${runs}`, ...FLAGS];
  if (succeeds(join(TOOLS, "bin/cargo-fuzz"), args)) return true;
  for (const crash of crashes(target).filter((name) => !before.has(name))) {
    console.log(`
A crash: fuzz/artifacts/${target}/${crash}
See it again:  cargo test --test fuzz   with the file copied to fuzz/seeds/${target}/ under a name that tells what it is.
Mend it, leave the copy there as its case, and where the analysis was wrong add one to tests/cases as well.`);
  }
  return false;
}

function crashes(target) {
  const folder = join(ROOT, "fuzz/artifacts", target);
  return existsSync(folder) ? readdirSync(folder) : [];
}

try {
  const asked = process.argv.slice(2);
  const runs = asked.find((word) => /^\d+$/.test(word));
  const names = asked.filter((word) => word !== runs);
  for (const name of names) if (!(name in TARGETS)) throw new Stop(`There is no target "${name}", only ${Object.keys(TARGETS).join(", ")}.`);
  ready();
  const targets = Object.entries(TARGETS).filter(([name]) => names.length === 0 || names.includes(name));
  const failed = targets.filter(([name, usual]) => !fuzz(name, runs ?? usual)).map(([name]) => name);
  if (failed.length > 0) throw new Stop(`Crashed: ${failed.join(", ")}.`);
  console.log(`\n${targets.length} targets without a crash.`);
} catch (error) {
  fail(error);
}
