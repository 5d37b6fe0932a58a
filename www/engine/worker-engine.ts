import type { Analysis, Options } from "#wasm";
import type { Fault } from "../strings/strings";
import type { Engine } from "./engine";
import type { Files } from "./files";
import type { Opening, Reply, Request } from "./messages";

/** How long a worker may take to load before the page does without it, in milliseconds: a slow phone on a slow line. */
const PATIENCE = 20_000;

interface Waiting {
  resolve(analysis: Analysis): void;
  reject(error: Error): void;
}

/** The WebAssembly in a worker of its own. A worker that breaks is replaced before the next analysis. */
export class WorkerEngine implements Engine {
  readonly #start: () => Worker;
  readonly #files: Files;
  readonly #improved: () => void;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Promise<Worker>;
  #lastId = 0;

  private constructor(start: () => Worker, files: Files, improved: () => void) {
    this.#start = start;
    this.#files = files;
    this.#improved = improved;
    this.#worker = this.#open();
  }

  /** Rejects where this browser or this page's address does not let a worker start. */
  static async open(start: () => Worker, files: Files, improved: () => void): Promise<WorkerEngine> {
    const engine = new WorkerEngine(start, files, improved);
    await engine.#worker;
    return engine;
  }

  async analyze(text: string, options?: Options): Promise<Analysis> {
    const worker = await this.#worker;
    return new Promise((resolve, reject) => {
      const id = ++this.#lastId;
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage({ id, text, options } satisfies Request);
    });
  }

  async #open(): Promise<Worker> {
    const worker = this.#start();
    worker.postMessage(this.#files);
    try {
      await opened(worker);
    } catch (error) {
      worker.terminate();
      throw error;
    }
    worker.addEventListener("message", ({ data }: MessageEvent<Reply>) => this.#settle(data));
    worker.addEventListener("error", () => this.cancel("brokeOff" satisfies Fault));
    return worker;
  }

  #settle(reply: Reply): void {
    if ("improved" in reply) {
      this.#improved();
      return;
    }
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if ("analysis" in reply) {
      waiting?.resolve(reply.analysis);
      return;
    }
    waiting?.reject(new Error(reply.error));
    if (reply.broken) this.cancel(reply.error);
  }

  /** Gives up the present worker and whatever was asked of it, and starts another. */
  cancel(why: string): void {
    void this.#worker.then((worker) => worker.terminate());
    for (const { reject } of this.#waiting.values()) reject(new Error(why));
    this.#waiting.clear();
    this.#worker = this.#open();
    // Reported to whoever asks next, not to the console as an unhandled rejection.
    this.#worker.catch(() => {});
  }
}

/** Settles with the worker's first message. */
function opened(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    const over = setTimeout(() => reject(new Error("The worker did not start in time.")), PATIENCE);
    const settle = (then: () => void) => () => {
      clearTimeout(over);
      then();
    };
    worker.addEventListener("error", settle(() => reject(new Error("The worker could not start."))), { once: true });
    worker.addEventListener(
      "message",
      ({ data }: MessageEvent<Opening>) => settle(() => (data.opened ? resolve() : reject(new Error(data.error))))(),
      { once: true },
    );
  });
}
