import type { Fault } from "../strings/strings";
import type { Engine } from "./engine";
import type { Files } from "./files";
import { WorkerEngine } from "./worker-engine";

/**
 * An engine in a worker; where a worker cannot start, one in the page's own thread. `improved` is called when the same
 * text has better places than before.
 */
export async function openEngine(start: () => Worker, files: Files, improved: () => void): Promise<Engine> {
  try {
    return await WorkerEngine.open(start, files, improved);
  } catch {
    const { LocalEngine } = await import("./local").catch((cause: unknown) => {
      throw new Error("unloaded" satisfies Fault, { cause });
    });
    return LocalEngine.open(files, improved);
  }
}
