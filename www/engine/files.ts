import wasm from "#wasm-file";
import worker from "#worker";
import gazetteer from "../../data/full.bin";

/** Where an engine's files lie. */
export interface Files {
  wasm: string;
  /** The full gazetteer; null for the core one alone. */
  gazetteer: string | null;
  /** What the WebAssembly's bytes must hash to, as in the attribute `integrity` of a script; absent where any will do. */
  integrity?: string;
}

/** The page's own, beside its scripts. */
export const FILES: Files = {
  wasm: new URL(wasm, import.meta.url).href,
  gazetteer: new URL(gazetteer, import.meta.url).href,
};

export function startWorker(): Worker {
  return new Worker(new URL(worker, import.meta.url), { type: "module" });
}
