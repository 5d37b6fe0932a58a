// `npm run deny`: licences, duplicates, origins and known faults of all crates (deny.toml). cargo-deny is installed into target/ where it is missing.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ROOT, Stop, fail, output, succeeds } from "./run.mjs";

const VERSION = "0.20.2";
const FOLDER = join(ROOT, "target/cargo-deny");
const PROGRAM = join(FOLDER, "bin", process.platform === "win32" ? "cargo-deny.exe" : "cargo-deny");

function installed() {
  if (existsSync(PROGRAM) && output(PROGRAM, ["--version"]) === `cargo-deny ${VERSION}`) return;
  console.log(`Installing cargo-deny ${VERSION}, which takes some minutes …`);
  if (!succeeds("cargo", ["install", "cargo-deny", "--locked", "--version", VERSION, "--root", FOLDER])) throw new Stop("cargo-deny could not be installed; cargo says why above.");
}

function deny() {
  installed();
  const checks = ["bans", "licenses", "sources"];
  if (output(PROGRAM, ["fetch", "db"]) !== null) checks.push("advisories");
  else console.log("The database of advisories (github.com/rustsec/advisory-db) cannot be reached: known faults are not looked for.");
  if (!succeeds(PROGRAM, ["--workspace", "check", ...checks])) throw new Stop("cargo-deny refuses what it says above.");
}

try {
  deny();
} catch (error) {
  fail(error);
}
