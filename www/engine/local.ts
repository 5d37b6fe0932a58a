import init, { analyze, type Analysis, type Options } from "#wasm";
import type { Engine } from "./engine";

/** The WebAssembly in the very thread that asks. */
export class LocalEngine implements Engine {
  private constructor() {}

  static async open(): Promise<LocalEngine> {
    try {
      await init();
    } catch (cause) {
      throw new Error("Voxmark's reader could not be loaded, so nothing is highlighted; reload the page to try again.", { cause });
    }
    return new LocalEngine();
  }

  async analyze(text: string, options?: Options): Promise<Analysis> {
    return analyze(text, options);
  }
}
