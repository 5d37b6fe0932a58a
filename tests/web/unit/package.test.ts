// The package as it is packed: what linters of packages say of it, and that Node takes it as its users install it.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const PACKAGE = join(process.cwd(), "pkg");
const INSTALLED = process.env.VOXMARK_EXAMPLES;

function tool(name: string, ...args: string[]): void {
  const done = spawnSync(process.execPath, [join(process.cwd(), "node_modules", name), ...args], { cwd: PACKAGE, encoding: "utf8" });
  assert.equal(done.status, 0, done.stdout + done.stderr);
}

test("publint finds nothing", () => tool("publint/src/cli.js", "run", "--strict"));

test("the types are right for whoever imports modules", () => tool("@arethetypeswrong/cli/dist/index.js", "--pack", ".", "--profile", "esm-only"));

test("every file that the manifest names is there, and what has an effect says so", () => {
  const manifest = JSON.parse(readFileSync(join(PACKAGE, "package.json"), "utf8")) as { exports: Record<string, unknown>; sideEffects: string[] };
  const files = [...JSON.stringify(Object.values(manifest.exports)).matchAll(/"(\.\/[^"]+)"/g)].map(([, file]) => file!);
  assert.ok(files.length > 12);
  for (const file of [...files, ...manifest.sideEffects]) assert.ok(readFileSync(join(PACKAGE, file)).length > 0, file);
  assert.match(readFileSync(join(PACKAGE, "define.js"), "utf8"), /customElements\.define\(/, "and not in a chunk, which bundlers would leave out");
});

test("docs/api.md says what the types say", () => {
  const script = 'import { api } from "./scripts/api.mjs"; process.stdout.write(api());';
  const written = execFileSync(process.execPath, ["--input-type=module", "--eval", script], { encoding: "utf8" });
  assert.equal(readFileSync("docs/api.md", "utf8"), written, "npm run api writes it anew");
});

const installed = { skip: INSTALLED ? false : "npm test installs the package" };
const inNode = (script: string) => execFileSync(process.execPath, ["--input-type=module", "--eval", script], { cwd: join(INSTALLED ?? "", "node"), encoding: "utf8" });

test("a plain Node script reads an article", installed, () => {
  const printed = execFileSync(process.execPath, ["who.mjs"], { cwd: join(INSTALLED ?? "", "node"), encoding: "utf8" });
  assert.equal(printed, "Ana Reyes: “We leave at dawn,”\nPlaces: Cairo\n");
});

test("on a server every module can be imported, and nothing happens", installed, () => {
  const printed = inNode(`
    const names = Object.getOwnPropertyNames(globalThis).length;
    const { VoxMark } = await import("voxmark/element");
    await import("voxmark/define");
    await import("voxmark/react");
    await import("voxmark");
    console.log(typeof VoxMark, Object.getOwnPropertyNames(globalThis).length - names);`);
  assert.equal(printed, "function 0\n");
});

test("analyze() says what is wrong with what it is given", installed, () => {
  const printed = inNode(`
    import { analyze } from "voxmark";
    for (const given of [[5], ["text", { maxBytes: 2 }]]) await analyze(...given).catch((error) => console.log(error.name, error.message));`);
  assert.match(printed, /^TypeError The text to analyse must be a string\.\nRangeError .*2 bytes/);
});
