// The sides of `npm run bench` in a browser: what a page does that has an article to read. Bundled once for each.
import { turn } from "./turn.mjs";

declare global {
  interface Window {
    /** Resolves to milliseconds from the page's start to the first result. */
    first(text: string): Promise<number>;
    /** Milliseconds of one of the readings of a turn. */
    turn(text: string): number;
  }
}

/** `load` resolves to a function that reads a text. */
export function side(load: () => Promise<(text: string) => unknown>): void {
  let read: (text: string) => unknown;
  window.first = async (text) => {
    const start = performance.now();
    read = await load();
    read(text);
    return performance.now() - start;
  };
  window.turn = (text) => turn(read, text);
}
