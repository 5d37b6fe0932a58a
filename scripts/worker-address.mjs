// The worker as a file of its own with a hash in its name, whose address the page's script imports: no page can start the worker of another build.
import { basename, join } from "node:path";
import { ROOT } from "./run.mjs";

const WORKER = join(ROOT, "www/engine/worker.ts");

/** For esbuild: "#worker" is the worker's address, relative to the script that asks. */
export const workerAddress = {
  name: "worker-address",
  setup({ onLoad, onResolve, esbuild, initialOptions }) {
    onResolve({ filter: /^#worker$/ }, () => ({ path: "worker.ts", namespace: "worker-address" }));
    onLoad({ filter: /.*/, namespace: "worker-address" }, async () => {
      const { metafile } = await esbuild.build({ ...initialOptions, entryPoints: [WORKER], splitting: false, plugins: [] });
      const [path] = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint);
      return { contents: `export default "./${basename(path)}";`, watchFiles: Object.keys(metafile.inputs).map((input) => join(ROOT, input)) };
    });
  },
};
