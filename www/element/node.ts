// The package's front door outside browsers (Node, Deno, Bun): the same `analyze`, in the thread that calls.
import { readFile } from "node:fs/promises";
import { analyze as read, initSync, type Analysis, type Options } from "#wasm";
import { BESIDE } from "./addresses";

let opening: Promise<unknown> | null = null;

/** The same as in a browser: index.ts. */
export async function analyze(text: string, options?: Options): Promise<Analysis> {
  opening ??= readFile(new URL(BESIDE.wasm())).then((module) => initSync({ module }));
  await opening;
  return read(text, options);
}
