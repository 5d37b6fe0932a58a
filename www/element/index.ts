// The package's front door in a browser: `analyze` without an element. The analysis runs in a worker that all callers share.
import type { Analysis, Options } from "#wasm";
import { BESIDE } from "./addresses";
import { engineAt, explained } from "./shared";

export type * from "./types";

/**
 * Reads an article and returns who says what in it, and where. Offsets are UTF-16 code units of this very string.
 *
 * @throws {Error} with a sentence for readers, where the text is too long, the options are wrong or the WebAssembly cannot be loaded.
 */
export async function analyze(text: string, options?: Options): Promise<Analysis> {
  const { engine } = engineAt({ worker: BESIDE.worker(), wasm: BESIDE.wasm(), gazetteer: null, integrity: "" });
  try {
    return await (await engine).analyze(text, options);
  } catch (cause) {
    throw explained(cause);
  }
}
