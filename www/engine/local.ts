import init, { analyze, loadGazetteer, type Analysis, type Options } from "#wasm";
import gazetteer from "../../data/full.bin";
import wasm from "#wasm-file";
import type { Fault } from "../strings/strings";
import type { Engine } from "./engine";

/** How long nothing was to be analysed before the full gazetteer is fetched, in milliseconds. */
const IDLE = 600;

/** The WebAssembly in the very thread that asks. */
export class LocalEngine implements Engine {
  readonly #improved: () => void;
  #fetched = false;
  #idle: ReturnType<typeof setTimeout> | undefined;

  private constructor(improved: () => void) {
    this.#improved = improved;
  }

  /** `improved` is called once the full gazetteer is there: the same text has better places then. */
  static async open(improved: () => void): Promise<LocalEngine> {
    try {
      await init({ module_or_path: new URL(wasm, import.meta.url) });
    } catch (cause) {
      throw new Error("unloaded" satisfies Fault, { cause });
    }
    return new LocalEngine(improved);
  }

  async analyze(text: string, options?: Options): Promise<Analysis> {
    const analysis = analysed(text, options);
    clearTimeout(this.#idle);
    if (!this.#fetched) this.#idle = setTimeout(() => void this.#improve(), IDLE);
    return analysis;
  }

  /** Fetches the full gazetteer, once. Where that fails, the core one does. */
  async #improve(): Promise<void> {
    this.#fetched = true;
    try {
      const answer = await fetch(new URL(gazetteer, import.meta.url));
      if (!answer.ok) return;
      loadGazetteer(new Uint8Array(await answer.arrayBuffer()));
    } catch {
      return;
    }
    this.#improved();
  }
}

/** The core refuses a text for its length alone. */
function analysed(text: string, options?: Options): Analysis {
  try {
    return analyze(text, options);
  } catch (cause) {
    throw cause instanceof RangeError ? new Error("tooLong" satisfies Fault, { cause }) : cause;
  }
}
