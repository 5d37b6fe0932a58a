// `npm test`: everything, from the core's own tests to the built page in real browsers. Ends with "N passed, N failed".
import { join } from "node:path";
import { findBrowsers, findWebKit } from "./browsers.mjs";
import { build } from "./build.mjs";
import { installExamples } from "./consumers.mjs";
import { npmPackage } from "./package.mjs";
import { ready, rustComponent } from "./ready.mjs";
import { ROOT, fail, watched } from "./run.mjs";
import { bundleUnits } from "./units.mjs";

const WASM = ["--target", "wasm32-unknown-unknown"];
const tally = { passed: 0, failed: 0 };

/** What each step took, in the order in which they ended. */
const times = [];

/** What failed, in the order in which it did: said once more at the end, where it is not lost among what went well. */
const failures = [];

/** Steps that follow one another. Those `beside` others are printed in one piece when all of them are over. */
class Lane {
  #beside;
  #held = "";

  constructor({ beside = false } = {}) {
    this.#beside = beside;
  }

  #print = (text) => {
    if (this.#beside) this.#held += text;
    else process.stdout.write(text);
  };

  /** A program, and what it printed. */
  run(program, args, more = {}) {
    return watched(program, args, { ...more, beside: this.#beside, print: this.#print });
  }

  async #step(name, work) {
    this.#print(`\n── ${name}\n`);
    const begun = performance.now();
    const result = await work();
    const line = `${name}: ${Math.round((performance.now() - begun) / 1_000)} s`;
    times.push(line);
    this.#print(`   (${line})\n`);
    return result;
  }

  /** A check that is right or wrong as a whole. */
  async check(name, work) {
    const right = await this.#step(name, () => work(this));
    tally[right ? "passed" : "failed"] += 1;
    if (right) return;
    this.#print(`FAILED: ${name}\n`);
    failures.push(name);
  }

  /** A program that runs many tests; `count` reads from what it prints how many passed and failed, and what it says of the latter. */
  async suite(name, program, args, count, more) {
    const { printed, ok } = await this.#step(name, () => this.run(program, args, more));
    const { passed, failed, told } = count(printed);
    tally.passed += passed;
    // One that fails without a failed test did not compile, crashed, or found no test.
    const broken = failed === 0 && (!ok || passed === 0);
    tally.failed += failed + Number(broken);
    if (failed > 0 || broken) failures.push([name, ...told].join("\n"));
  }

  end() {
    process.stdout.write(this.#held);
  }
}

/** Whether work came to its end; what stopped it is printed. */
const went = async (work) => {
  try {
    await work();
    return true;
  } catch (error) {
    fail(error);
    return false;
  }
};

const runs = (program, args) => async (lane) => (await lane.run(program, args)).ok;

/** The sum of the numbers that a pattern finds. */
const sum = (text, pattern) => [...text.matchAll(pattern)].reduce((total, [, number]) => total + Number(number), 0);

/** All that a pattern finds. */
const all = (text, pattern) => [...text.matchAll(pattern)].map(([found]) => found.trimEnd());

const cargo = (printed) => ({
  passed: sum(printed, /^test result: .*? (\d+) passed/gm),
  failed: sum(printed, /^test result: .*? (\d+) failed/gm),
  told: all(printed, /^---- .* stdout ----$[^]*?(?=^---- |^failures:$)/gm),
});

const node = (printed) => ({
  passed: sum(printed, /^# pass (\d+)/gm),
  failed: sum(printed, /^# fail (\d+)/gm),
  told: all(printed, /^ *not ok .*\n(?: *---\n[^]*?\n *\.\.\.$)?/gm),
});

/** Playwright's last lines; a flaky or skipped test counts as failed, as it did not show what it should. */
const playwright = (printed) => ({
  passed: sum(printed, /^ +(\d+) passed/gm),
  failed: sum(printed, /^ +(\d+) (?:failed|flaky|interrupted|skipped|did not run)/gm),
  told: all(printed, /^ +1\) \[[^]*/gm),
});

async function withoutBrowser(lane, env) {
  await lane.suite("cargo test", "cargo", ["test", "--workspace", "--features", "voxmark/cli,voxmark/count", "--no-fail-fast"], cargo);
  await lane.check("clippy on this machine", runs("cargo", ["clippy", "--workspace", "--all-targets", "--all-features", "--", "-D", "warnings"]));
  // As the build was made, whose macros and build scripts it then has.
  await lane.check("clippy on wasm32", runs("cargo", ["clippy", "--release", "--lib", ...WASM, "--", "-D", "warnings"]));
  for (const project of [".", "www/offline/service-worker", "tests/web"]) {
    await lane.check(`types of ${project}`, runs(process.execPath, [join(ROOT, "node_modules/typescript/bin/tsc"), "-p", project]));
  }
  await lane.suite("unit tests, WebAssembly and package in Node", process.execPath, ["--test", "--test-reporter=tap", "--enable-source-maps", ...(await bundleUnits())], node, { env });
}

async function inBrowsers(lane, env) {
  await lane.suite(
    "the built page and the widget in the browser",
    process.execPath,
    [join(ROOT, "node_modules/@playwright/test/cli.js"), "test", "--config", "tests/web/playwright.config.ts"],
    playwright,
    { env },
  );
  if (findWebKit()) {
    await lane.suite("the widget in WebKit", process.execPath, ["--test", "--test-reporter=tap", join(ROOT, "tests/web/webkit/")], node);
  } else {
    console.log("\nNo driver of WebKit was found (on Debian and Ubuntu: apt-get install webkit2gtk-driver xvfb), so the widget is not tested in it.");
  }
}

async function test() {
  ready();
  const { chromium, firefox } = await findBrowsers();
  console.log(`Testing in ${chromium}${firefox ? ` and ${firefox}` : "; no Firefox was found, so not in it"}.`);
  rustComponent("clippy", "clippy");

  const first = new Lane();
  await first.check("build", () => went(build));
  await first.check("the npm package", () => went(npmPackage));
  let examples = { folder: "", remove: () => {} };
  await first.check("the examples, with the package installed", () => went(() => (examples = installExamples())));
  const env = { ...process.env, VOXMARK_CHROMIUM: chromium, VOXMARK_FIREFOX: firefox ?? "", VOXMARK_EXAMPLES: examples.folder, FORCE_COLOR: "0" };
  // Browsers wait as often as they work: what needs none runs in between.
  const beside = new Lane({ beside: true });
  await Promise.all([inBrowsers(first, env), withoutBrowser(beside, env)]);
  beside.end();
  examples.remove();
  if (failures.length > 0) console.log(`\nWhat failed:\n\n${failures.join("\n\n")}`);
  console.log(`\nWhat took how long:\n${times.map((line) => `  ${line}`).join("\n")}`);

  console.log(`\n${tally.passed} passed, ${tally.failed} failed`);
  if (tally.failed > 0 || tally.passed === 0) process.exitCode = 1;
}

await test().catch(fail);
