import assert from "node:assert/strict";
import { test } from "node:test";
import { latest } from "../../../www/engine/latest";

/** A job whose runs end when the test says so. */
function controlled() {
  const runs: { input: string; end(): void; fail(error: Error): void }[] = [];
  const seen: string[] = [];
  const give = latest<string, string>({
    run: (input) =>
      new Promise((resolve, reject) => runs.push({ input, end: () => resolve(input.toUpperCase()), fail: reject })),
    done: (input, result) => seen.push(`${input}=${result}`),
    failed: (input, error) => seen.push(`${input}: ${error.message}`),
  });
  return { give, runs, seen };
}

const soon = () => new Promise((resolve) => setTimeout(resolve, 20));

test("only the newest of several quick inputs is worked on", async () => {
  const { give, runs, seen } = controlled();
  give("a", 5);
  give("b", 5);
  await soon();
  assert.deepEqual(runs.map(({ input }) => input), ["b"]);
  runs[0]?.end();
  await soon();
  assert.deepEqual(seen, ["b=B"]);
});

test("a result that was overtaken is dropped, and jobs never overlap", async () => {
  const { give, runs, seen } = controlled();
  give("a", 0);
  await soon();
  give("b", 0);
  await soon();
  give("c", 0);
  await soon();
  assert.deepEqual(runs.map(({ input }) => input), ["a"]);
  runs[0]?.end();
  await soon();
  assert.deepEqual(runs.map(({ input }) => input), ["a", "c"]);
  runs[1]?.end();
  await soon();
  assert.deepEqual(seen, ["c=C"]);
});

test("a failure is reported for the newest input alone, and work goes on", async () => {
  const { give, runs, seen } = controlled();
  give("a", 0);
  await soon();
  give("b", 0);
  await soon();
  runs[0]?.fail(new Error("late"));
  await soon();
  runs[1]?.fail(new Error("broken"));
  await soon();
  give("c", 0);
  await soon();
  runs[2]?.end();
  await soon();
  assert.deepEqual(seen, ["b: broken", "c=C"]);
});
