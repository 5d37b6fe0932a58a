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

/** A check that is right or wrong as a whole. */
async function check(name, work) {
  console.log(`\n── ${name}`);
  const right = await work();
  tally[right ? "passed" : "failed"] += 1;
  if (!right) console.log(`FAILED: ${name}`);
  return right;
}

/** A program that runs many tests; `count` reads from what it prints how many passed and failed. */
async function suite(name, program, args, count, more) {
  console.log(`\n── ${name}`);
  const { printed, ok } = await watched(program, args, more);
  const { passed, failed } = count(printed);
  tally.passed += passed;
  // One that fails without a failed test did not compile, crashed, or found no test.
  tally.failed += failed + Number(failed === 0 && (!ok || passed === 0));
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

const runs = (program, args) => async () => (await watched(program, args)).ok;

/** The sum of the numbers that a pattern finds. */
const sum = (text, pattern) => [...text.matchAll(pattern)].reduce((total, [, number]) => total + Number(number), 0);

const cargo = (printed) => ({
  passed: sum(printed, /^test result: .*? (\d+) passed/gm),
  failed: sum(printed, /^test result: .*? (\d+) failed/gm),
});

const node = (printed) => ({ passed: sum(printed, /^# pass (\d+)/gm), failed: sum(printed, /^# fail (\d+)/gm) });

/** Playwright's last lines; a flaky or skipped test counts as failed, as it did not show what it should. */
const playwright = (printed) => ({
  passed: sum(printed, /^ +(\d+) passed/gm),
  failed: sum(printed, /^ +(\d+) (?:failed|flaky|interrupted|skipped|did not run)/gm),
});

async function test() {
  ready();
  const { chromium, firefox } = await findBrowsers();
  console.log(`Testing in ${chromium}${firefox ? ` and ${firefox}` : "; no Firefox was found, so not in it"}.`);
  rustComponent("clippy", "clippy");

  await check("build", () => went(build));
  await check("the npm package", () => went(npmPackage));
  let examples = { folder: "", remove: () => {} };
  await check("the examples, with the package installed", () => went(() => (examples = installExamples())));
  await suite("cargo test", "cargo", ["test", "--workspace", "--all-features", "--no-fail-fast"], cargo);
  await check("clippy on this machine", runs("cargo", ["clippy", "--workspace", "--all-targets", "--all-features", "--", "-D", "warnings"]));
  await check("clippy on wasm32", runs("cargo", ["clippy", "--lib", ...WASM, "--", "-D", "warnings"]));
  for (const project of [".", "www/offline/service-worker", "tests/web"]) {
    await check(`types of ${project}`, runs(process.execPath, [join(ROOT, "node_modules/typescript/bin/tsc"), "-p", project]));
  }
  const env = { ...process.env, VOXMARK_CHROMIUM: chromium, VOXMARK_FIREFOX: firefox ?? "", VOXMARK_EXAMPLES: examples.folder, FORCE_COLOR: "0" };
  await suite("unit tests, WebAssembly and package in Node", process.execPath, ["--test", "--test-reporter=tap", "--enable-source-maps", ...(await bundleUnits())], node, { env });
  await suite(
    "the built page and the widget in the browser",
    process.execPath,
    [join(ROOT, "node_modules/@playwright/test/cli.js"), "test", "--config", "tests/web/playwright.config.ts"],
    playwright,
    { env },
  );
  examples.remove();
  if (findWebKit()) {
    await suite("the widget in WebKit", process.execPath, ["--test", "--test-reporter=tap", join(ROOT, "tests/web/webkit/")], node);
  } else {
    console.log("\nNo driver of WebKit was found (on Debian and Ubuntu: apt-get install webkit2gtk-driver xvfb), so the widget is not tested in it.");
  }

  console.log(`\n${tally.passed} passed, ${tally.failed} failed`);
  if (tally.failed > 0 || tally.passed === 0) process.exitCode = 1;
}

await test().catch(fail);
