// What was corrected, step by step.
import type { Correction } from "./correction";

export interface History {
  /** In the order in which they were made; this is what is applied. */
  done: readonly Correction[];
  /** What was undone, the next to be done again last. */
  undone: readonly Correction[];
}

export const NOTHING_DONE: History = { done: [], undone: [] };

/** What was undone before cannot be done again. */
export function record({ done }: History, correction: Correction): History {
  return { done: [...done, correction], undone: [] };
}

export function undo({ done, undone }: History): History {
  return { done: done.slice(0, -1), undone: [...undone, ...done.slice(-1)] };
}

export function redo({ done, undone }: History): History {
  return { done: [...done, ...undone.slice(-1)], undone: undone.slice(0, -1) };
}

/** Each can be done again by itself. */
export function undoAll({ done, undone }: History): History {
  return { done: [], undone: [...undone, ...[...done].reverse()] };
}
