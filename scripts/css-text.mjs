// Style sheets of what comes later: a script imports one as text, minified, so that the page itself waits for none of them.
import { join, relative, resolve } from "node:path";
import { ROOT } from "./run.mjs";

/** For esbuild: a .css file that a script imports is a string. One that is an entry point, or that another imports, stays a style sheet. */
export const cssText = {
  name: "css-text",
  setup({ onLoad, onResolve, esbuild, initialOptions }) {
    onResolve({ filter: /\.css$/ }, ({ path, resolveDir, kind }) =>
      kind === "import-statement" ? { path: relative(ROOT, resolve(resolveDir, path)).replaceAll("\\", "/"), namespace: "css-text" } : undefined,
    );
    onLoad({ filter: /.*/, namespace: "css-text" }, async ({ path: name }) => {
      // The name goes into the hashes of chunks: it must not tell where the project lies.
      const path = join(ROOT, name);
      const { outputFiles } = await esbuild.build({ entryPoints: [path], bundle: true, minify: true, write: false, target: initialOptions.target });
      return { contents: outputFiles[0].text.trim(), loader: "text", watchFiles: [path] };
    });
  },
};
