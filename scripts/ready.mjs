// Installs what is missing before anything is built. Uses Node's own modules only, as node_modules may not be there yet.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, Stop, output, succeeds } from "./run.mjs";

const WASM = "wasm32-unknown-unknown";

export function ready() {
  node();
  packages();
  rust();
}

/** A component of the Rust toolchain that a minimal install lacks. */
export function rustComponent(name, probe) {
  if (output("cargo", [probe, "--version"])) return;
  console.log(`Installing ${name} …`);
  if (!succeeds("rustup", ["component", "add", name])) {
    throw new Stop(`${name} is missing, and rustup could not add it.`);
  }
}

function node() {
  const major = Number(process.versions.node.split(".")[0]);
  if (major < 20) throw new Stop(`Voxmark needs Node 20 or newer; this is Node ${process.versions.node}.`);
}

/** `npm ci`, unless node_modules was installed from this very lock file. */
function packages() {
  const lock = createHash("sha256").update(readFileSync(join(ROOT, "package-lock.json"))).digest("hex");
  const stamp = join(ROOT, "node_modules", ".voxmark-lock");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  console.log("Installing the npm packages …");
  if (!succeeds("npm", ["ci", "--ignore-scripts"], { npm: true })) {
    throw new Stop("The npm packages could not be installed; npm says why above.");
  }
  writeFileSync(stamp, lock);
}

function rust() {
  if (!output("cargo", ["--version"])) {
    throw new Stop("Voxmark's core is built with Rust, and cargo was not found: install it from https://rustup.rs and run this again.");
  }
  const library = output("rustc", ["--print", "target-libdir", "--target", WASM]);
  if (library && existsSync(library)) return;
  console.log(`Installing Rust's ${WASM} target …`);
  if (!succeeds("rustup", ["target", "add", WASM])) {
    throw new Stop(`Rust's ${WASM} target is missing, and rustup could not add it: install Rust from https://rustup.rs, which brings rustup along.`);
  }
}
