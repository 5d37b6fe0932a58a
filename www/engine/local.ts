import { analyze, initSync, loadGazetteer, type Analysis, type Options } from "#wasm";
import type { Fault } from "../strings/strings";
import type { Engine } from "./engine";
import type { Files } from "./files";

/** How long nothing was to be analysed before the full gazetteer is fetched, in milliseconds. */
const IDLE = 600;

/** The WebAssembly in the very thread that asks. */
export class LocalEngine implements Engine {
  readonly #improved: () => void;
  /** What is still to be fetched. */
  #gazetteer: string | null;
  #idle: ReturnType<typeof setTimeout> | undefined;

  private constructor(gazetteer: string | null, improved: () => void) {
    this.#gazetteer = gazetteer;
    this.#improved = improved;
  }

  /** `improved` is called once the full gazetteer is there: the same text has better places then. */
  static async open(files: Files, improved: () => void): Promise<LocalEngine> {
    try {
      initSync({ module: await compiled(files) });
      // Another module than ours shows when it is called.
      analyze("");
    } catch (cause) {
      throw new Error("unloaded" satisfies Fault, { cause });
    }
    return new LocalEngine(files.gazetteer, improved);
  }

  async analyze(text: string, options?: Options): Promise<Analysis> {
    const analysis = analysed(text, options);
    clearTimeout(this.#idle);
    const gazetteer = this.#gazetteer;
    if (gazetteer) this.#idle = setTimeout(() => void this.#improve(gazetteer), IDLE);
    return analysis;
  }

  /** Fetches the full gazetteer, once. Where that fails, the core one does. */
  async #improve(gazetteer: string): Promise<void> {
    this.#gazetteer = null;
    try {
      const answer = await fetch(gazetteer);
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

/** Compiled while it comes, where the server calls it what it is. The browser itself refuses bytes of another hash. */
async function compiled({ wasm, integrity = "" }: Files): Promise<WebAssembly.Module> {
  const answer = await fetch(wasm, { integrity });
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.headers.get("content-type") === "application/wasm"
    ? WebAssembly.compileStreaming(answer)
    : WebAssembly.compile(await answer.arrayBuffer());
}
