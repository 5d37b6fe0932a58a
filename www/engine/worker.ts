// The worker: answers each request in turn, so that the page never waits for an analysis.
import type { Fault } from "../strings/strings";
import { LocalEngine } from "./local";
import type { Opening, Reply, Request } from "./messages";
import type { Files } from "./files";

let engine: Promise<LocalEngine>;

addEventListener("message", async ({ data }: MessageEvent<Files | Request>) => {
  if ("wasm" in data) {
    engine = LocalEngine.open(data, () => post({ improved: true }));
    engine.then(
      () => post({ opened: true }),
      (error: unknown) => post({ opened: false, error: sentence(error) }),
    );
    return;
  }
  const { id, text, options } = data;
  try {
    post({ id, analysis: await (await engine).analyze(text, options) });
  } catch (error) {
    const broken = error instanceof WebAssembly.RuntimeError;
    post({ id, error: broken ? ("memory" satisfies Fault) : sentence(error), broken });
  }
});

function post(message: Opening | Reply): void {
  self.postMessage(message);
}

function sentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
