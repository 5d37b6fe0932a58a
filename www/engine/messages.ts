import type { Analysis, Options } from "#wasm";

/** What the page asks of the worker, once it has told it where its files lie. The answer carries the same id. */
export interface Request {
  id: number;
  text: string;
  options: Options | undefined;
}

/**
 * `improved`: the same text has better places from now on, without anybody having asked. `broken`: the WebAssembly trapped (out of memory, say) and this worker can no longer
 * be trusted.
 */
export type Reply =
  | { id: number; analysis: Analysis }
  | { improved: true }
  | { id: number; error: string; broken: boolean };

/** A worker's first answer: whether its WebAssembly has loaded. */
export type Opening = { opened: true } | { opened: false; error: string };
