// Installs the packed npm package into copies of examples/, outside this folder, as its users would, and builds what needs building.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PACKAGE } from "./package.mjs";
import { ROOT, Stop, output, succeeds } from "./run.mjs";

const INSTALLED = ["node", "strict-csp", "vite-react"];

/** Resolves to the folder that the copies are in, and what removes it again. */
export function installExamples() {
  const folder = mkdtempSync(join(tmpdir(), "voxmark-examples-"));
  const packed = output("npm", ["pack", PACKAGE, "--pack-destination", folder, "--json"], { npm: true });
  if (!packed) throw new Stop("The package could not be packed.");
  const tarball = join(folder, JSON.parse(packed)[0].filename);
  for (const name of INSTALLED) install(name, join(folder, name), tarball);
  run(join(folder, "vite-react"), "run", "build");
  cpSync(join(ROOT, "examples/plain"), join(folder, "plain"), { recursive: true });
  cpSync(PACKAGE, join(folder, "plain/voxmark"), { recursive: true });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function install(name, copy, tarball) {
  cpSync(join(ROOT, "examples", name), copy, { recursive: true });
  const file = join(copy, "package.json");
  const manifest = JSON.parse(readFileSync(file, "utf8"));
  manifest.dependencies.voxmark = `file:${tarball}`;
  writeFileSync(file, JSON.stringify(manifest, null, 2));
  run(copy, "install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error");
}

function run(cwd, ...args) {
  if (!succeeds("npm", args, { cwd, npm: true })) throw new Stop(`In a copy of an example, npm ${args.join(" ")} failed; it says why above.`);
}
