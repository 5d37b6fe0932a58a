// Style sheets of what comes later: a script imports one as text, minified, so that the page itself waits for none of them.
import { resolve } from "node:path";

/** For esbuild: a .css file that a script imports is a string. One that is an entry point, or that another imports, stays a style sheet. */
export const cssText = {
  name: "css-text",
  setup({ onLoad, onResolve, esbuild, initialOptions }) {
    onResolve({ filter: /\.css$/ }, ({ path, resolveDir, kind }) =>
      kind === "import-statement" ? { path: resolve(resolveDir, path), namespace: "css-text" } : undefined,
    );
    onLoad({ filter: /.*/, namespace: "css-text" }, async ({ path }) => {
      const { outputFiles } = await esbuild.build({ entryPoints: [path], bundle: true, minify: true, write: false, target: initialOptions.target });
      return { contents: outputFiles[0].text.trim(), loader: "text", watchFiles: [path] };
    });
  },
};
