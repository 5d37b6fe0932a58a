import type { Analysis, Options } from "#wasm";

/** Something that analyses articles. Offsets of the result are UTF-16 code units of the very string it was given. */
export interface Engine {
  /** Rejects with an `Error` whose message is a `Fault`, or a sentence in English where no reader was thought to meet it. */
  analyze(text: string, options?: Options): Promise<Analysis>;
  /** Ends what is going on, which rejects with this message. Absent where nothing can: in the page's own thread. */
  cancel?(why: string): void;
}
