/** What `latest` does with an input once it is that input's turn. */
export interface Job<I, O> {
  run(input: I): Promise<O>;
  done(input: I, result: O): void;
  failed(input: I, error: Error): void;
}

/**
 * A function that takes inputs as fast as they come and delivers results for the newest alone: it waits until
 * `pause` milliseconds bring no newer one, runs one job at a time, and drops what was overtaken meanwhile.
 * `pause` is asked for each input (0 for a paste, more while somebody types).
 */
export function latest<I, O>({ run, done, failed }: Job<I, O>): (input: I, pause: number) => void {
  let newest = 0;
  let running = false;
  let next: (() => void) | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function work(input: I, turn: number): Promise<void> {
    running = true;
    try {
      const result = await run(input);
      if (turn === newest) done(input, result);
    } catch (error) {
      if (turn === newest) failed(input, error instanceof Error ? error : new Error(String(error)));
    } finally {
      running = false;
      const waiting = next;
      next = null;
      waiting?.();
    }
  }

  return (input, pause) => {
    const turn = ++newest;
    const start = () => {
      if (running) next = start;
      else if (turn === newest) void work(input, turn);
    };
    clearTimeout(timer);
    next = null;
    timer = setTimeout(start, pause);
  };
}
