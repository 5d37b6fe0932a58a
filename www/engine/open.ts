import type { Engine } from "./engine";
import { WorkerEngine } from "./worker-engine";

/** An engine in a worker; where a worker cannot start, one in the page's own thread. */
export async function openEngine(): Promise<Engine> {
  try {
    return await WorkerEngine.open(() => new Worker(new URL("./worker.js", import.meta.url), { type: "module" }));
  } catch {
    const { LocalEngine } = await import("./local");
    return LocalEngine.open();
  }
}
