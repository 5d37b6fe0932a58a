// One engine for all that lies at the same addresses, however many elements ask.
import type { Engine } from "../engine/engine";
import type { Files } from "../engine/files";
import { openEngine } from "../engine/open";
import { faults } from "../strings/en/page.json";
import { startWorker } from "./start";

/** Where an engine's files lie, its worker's script among them. */
export interface Addresses extends Files {
  worker: string;
}

export interface Shared {
  engine: Promise<Engine>;
  /** Called when the same text has better places than before. */
  improved: Set<() => void>;
}

const engines = new Map<string, Shared>();

/** Opened where it is not yet, and again where that failed. */
export function engineAt(addresses: Addresses): Shared {
  const key = JSON.stringify(addresses);
  const open = engines.get(key);
  if (open) return open;
  const improved = new Set<() => void>();
  const engine = openEngine(() => startWorker(addresses.worker), addresses, () => improved.forEach((tell) => tell()));
  const shared = { engine, improved };
  engines.set(key, shared);
  engine.catch(() => engines.delete(key));
  return shared;
}

/** What an engine rejected with, as an error with a sentence. */
export function explained(cause: unknown): Error {
  const { message } = cause instanceof Error ? cause : new Error(String(cause));
  return new Error((faults as Record<string, string>)[message] ?? message, { cause });
}
