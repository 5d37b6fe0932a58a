import type { Analysis, Options } from "#wasm";

/** Something that analyses articles. Offsets of the result are UTF-16 code units of the very string it was given. */
export interface Engine {
  /** Rejects with an `Error` whose message is a sentence for the reader. */
  analyze(text: string, options?: Options): Promise<Analysis>;
}
