// The sides of `npm run bench` in a browser: what a page does that has an article to read. Bundled once for each.
declare global {
  interface Window {
    /** Resolves to milliseconds from the page's start to the first result. */
    first(text: string): Promise<number>;
    /** Milliseconds of one more reading. */
    again(text: string): number;
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
  window.again = (text) => {
    const start = performance.now();
    read(text);
    return performance.now() - start;
  };
}
