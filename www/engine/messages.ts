import type { Analysis, Options } from "#wasm";

/** What the page asks of the worker. The answer carries the same id. */
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

/** The first message of a worker: whether its WebAssembly has loaded. */
export type Opening = { opened: true } | { opened: false; error: string };
