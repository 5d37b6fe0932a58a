// Where the files lie that come with the element: beside this script. Each address is written in the form by which bundlers find a file.

export const BESIDE = {
  worker: () => new URL("./worker.js", import.meta.url).href,
  wasm: () => new URL("./voxmark_bg.wasm", import.meta.url).href,
  gazetteer: () => new URL("./full.bin", import.meta.url).href,
};
