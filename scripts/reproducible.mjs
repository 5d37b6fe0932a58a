// `npm run reproducible`: builds page, package and CDN's folder of the last commit twice, from clean checkouts in two places, and compares every byte.
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT, Stop, fail, output, succeeds } from "./run.mjs";

const MADE = ["dist", "pkg", "cdn"];

/** Of unlike depth and length, as what a build lets slip is mostly its folder's name. */
const PLACES = ["one", "another/place with spaces"];

/** The SHA-256 of every file that a build of a commit makes, by its name. */
function built(folder, commit) {
  mkdirSync(folder, { recursive: true });
  const run = (program, args) => {
    if (!succeeds(program, args, { cwd: folder, env: { ...process.env, CARGO_TARGET_DIR: undefined } })) throw new Stop(`${program} ${args.join(" ")} failed in ${folder}.`);
  };
  run("git", ["clone", "--quiet", "--no-hardlinks", ROOT, "."]);
  run("git", ["checkout", "--quiet", "--detach", commit]);
  run(process.execPath, ["scripts/build.mjs"]);
  run(process.execPath, ["scripts/package.mjs"]);
  const names = MADE.flatMap((made) => readdirSync(join(folder, made), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(names.map((name) => [name.slice(folder.length + 1).replaceAll("\\", "/"), createHash("sha256").update(readFileSync(name)).digest("hex")]));
}

function compare() {
  const commit = output("git", ["rev-parse", "HEAD"]);
  if (!commit) throw new Stop("This is no checkout of git, so that there is no commit to build.");
  const parent = mkdtempSync(join(tmpdir(), "voxmark-reproducible-"));
  try {
    const [first, second] = PLACES.map((place) => built(join(parent, place), commit));
    const different = [...new Set([...first.keys(), ...second.keys()])].filter((name) => first.get(name) !== second.get(name));
    for (const [name, hash] of [...first].sort()) if (/\.(?:wasm|js|bin)$/.test(name)) console.log(`${hash}  ${name}`);
    if (different.length > 0) throw new Stop(`These differ between two builds of ${commit}: ${different.join(", ")}.`);
    console.log(`\n${first.size} files of ${MADE.join(", ")} are the same in two builds of ${commit}, with ${output("rustc", ["--version"])} and Node ${process.version}.`);
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}

try {
  compare();
} catch (error) {
  fail(error);
}
