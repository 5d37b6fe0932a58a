// The bookmarklet's script as text, for an address to carry.
import { join } from "node:path";
import { ROOT } from "./run.mjs";

const SCRIPT = join(ROOT, "www/bookmarklet/hand-over.ts");

/** For esbuild: "#bookmarklet" is the script, minified, with PAGE where the page's address is to stand. */
export const bookmarkletText = {
  name: "bookmarklet-text",
  setup({ onLoad, onResolve, esbuild, initialOptions }) {
    onResolve({ filter: /^#bookmarklet$/ }, () => ({ path: "hand-over.ts", namespace: "bookmarklet-text" }));
    onLoad({ filter: /.*/, namespace: "bookmarklet-text" }, async () => {
      const { outputFiles } = await esbuild.build({ entryPoints: [SCRIPT], bundle: true, minify: true, format: "iife", write: false, target: initialOptions.target });
      return { contents: outputFiles[0].text.trim(), loader: "text", watchFiles: [SCRIPT] };
    });
  },
};
