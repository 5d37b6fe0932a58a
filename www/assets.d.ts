/** The address of a file that is built with a hash in its name, relative to the script that asks. */
declare module "*.bin" {
  const address: string;
  export default address;
}

/** The WebAssembly itself, likewise. */
declare module "#wasm-file" {
  const address: string;
  export default address;
}

/** The worker's address, relative to the script that asks: scripts/worker-address.mjs. */
declare module "#worker" {
  const address: string;
  export default address;
}

/** The bookmarklet's script as text: scripts/bookmarklet-text.mjs. */
declare module "#bookmarklet" {
  const script: string;
  export default script;
}

/** A style sheet as text, minified: scripts/css-text.mjs. */
declare module "*.css" {
  const css: string;
  export default css;
}

/** Outlines of land (closed) and of borders (open): scripts/outlines.mjs. Each a list of steps, longitude and latitude in turn. */
declare module "#outlines" {
  /** Steps in a degree. */
  export const STEPS: number;
  export const LAND: number[][];
  export const BORDERS: number[][];
}
