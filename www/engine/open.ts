import worker from "#worker";
import type { Engine } from "./engine";
import { WorkerEngine } from "./worker-engine";

/**
 * An engine in a worker; where a worker cannot start, one in the page's own thread. `improved` is called when the same
 * text has better places than before.
 */
export async function openEngine(improved: () => void): Promise<Engine> {
  try {
    return await WorkerEngine.open(() => new Worker(new URL(worker, import.meta.url), { type: "module" }), improved);
  } catch {
    const { LocalEngine } = await import("./local");
    return LocalEngine.open(improved);
  }
}
