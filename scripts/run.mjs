// Running other programs, and stopping with one sentence where something is missing.
import { spawn, spawnSync } from "node:child_process";
import { constants, setPriority } from "node:os";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** An end that needs no stack trace: its message is all that a developer has to read. */
export class Stop extends Error {}

/** Prints what went wrong, as a sentence where it is a `Stop`, and lets the process end with exit code 1. */
export function fail(error) {
  console.error(error instanceof Stop ? `\n${error.message}` : error);
  process.exitCode = 1;
}

/** On Windows npm is a .cmd file, which only a shell can start. */
const options = (more) => ({ cwd: ROOT, shell: process.platform === "win32" && more.npm, ...more });

/** Runs a program to its end; true where it went well. Its output goes where ours goes. */
export function succeeds(program, args, more = {}) {
  return spawnSync(program, args, options({ stdio: "inherit", ...more })).status === 0;
}

/** What a program prints, or null where it cannot be started or fails. */
export function output(program, args, more = {}) {
  const done = spawnSync(program, args, options({ encoding: "utf8", ...more }));
  return done.status === 0 ? done.stdout.trim() : null;
}

/**
 * Runs a program, gives `print` its output as it comes, and returns what it wrote to its standard output with whether it went well. One that
 * runs `beside` others leaves them the first turn, and its standard error goes to `print`, too.
 */
export function watched(program, args, { print = (text) => process.stdout.write(text), beside = false, ...more } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, options({ stdio: ["ignore", "pipe", beside ? "pipe" : "inherit"], ...more }));
    if (beside) stepBack(child.pid);
    let printed = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
      printed += text;
      print(text);
    });
    child.stderr?.setEncoding("utf8").on("data", print);
    child.on("error", () => resolve({ printed, ok: false }));
    child.on("close", (code) => resolve({ printed, ok: code === 0 }));
  });
}

function stepBack(pid) {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It could not be started, or is over already.
  }
}
