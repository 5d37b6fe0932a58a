// Builds pkg/, the npm package `voxmark`: the element for other people's sites, and `analyze` for any JavaScript; and cdn/, its files for a
// server that keeps them for ever.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { wasm } from "./build.mjs";
import { cdn } from "./cdn.mjs";
import { cssText } from "./css-text.mjs";
import { ready } from "./ready.mjs";
import { ROOT, Stop, fail, succeeds } from "./run.mjs";
import { sbom } from "./sbom.mjs";
import { weighPackage } from "./weigh.mjs";

export const PACKAGE = join(ROOT, "pkg");
/** They point at one another, so that they lie in the package as they do here. */
const DOCUMENTS = ["docs/embed.md", "docs/api.md", "docs/contract.md", "docs/accuracy.md", "examples"];
const TYPES = join(ROOT, "target/types");

/** Takes the WebAssembly as it was built last. */
export async function npmPackage() {
  rmSync(PACKAGE, { recursive: true, force: true });
  mkdirSync(PACKAGE);
  // Each its own: what one tag loads, and a worker, are to come in one piece.
  await bundle({ voxmark: "www/element/define.ts" });
  await bundle({ worker: "www/engine/worker.ts" });
  await bundle({ embed: "www/embed/embed.ts" });
  // Nobody else may share what define.js does, or it would move to a chunk that says nothing of its effect (`sideEffects`).
  await bundle({ index: "www/element/index.ts", element: "www/element/element.ts", define: "www/element/define.ts" });
  await bundle({ embed: "www/embed/embed.css" });
  await bundle({ node: "www/element/node.ts" }, { platform: "node", target: "node20" });
  copy("target/wasm-pkg/voxmark_bg.wasm", "data/full.bin", "LICENSE", "THIRD_PARTY.md", "www/element/README.md", "www/element/custom-elements.json", "www/embed/embed.html");
  for (const file of DOCUMENTS) cpSync(join(ROOT, file), join(PACKAGE, file), { recursive: true });
  types();
  writeFileSync(join(PACKAGE, "react.js"), "export {};\n");
  const made = manifest();
  writeFileSync(join(PACKAGE, "package.json"), `${JSON.stringify(made, null, 2)}\n`);
  writeFileSync(join(PACKAGE, "sbom.cdx.json"), `${JSON.stringify(sbom(made), null, 2)}\n`);
  weighPackage(PACKAGE);
  cdn(PACKAGE);
}

async function bundle(entryPoints, more = {}) {
  const esbuild = await import("esbuild");
  await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints,
    // Flat, as each script finds the others beside itself.
    chunkNames: "[name]-[hash]",
    outdir: PACKAGE,
    bundle: true,
    splitting: true,
    minify: true,
    format: "esm",
    target: ["chrome111", "firefox121", "safari16.4"],
    legalComments: "none",
    charset: "utf8",
    logLevel: "warning",
    plugins: [cssText],
    ...more,
  });
}

function copy(...files) {
  for (const file of files) cpSync(join(ROOT, file), join(PACKAGE, file.replace(/^.*\//, "")));
}

/** The declarations that the package's own reach, with the endings that Node's way of finding modules wants. */
function types() {
  rmSync(TYPES, { recursive: true, force: true });
  const options = ["--noEmit", "false", "--emitDeclarationOnly", "--declaration", "--rootDir", join(ROOT, "www"), "--outDir", TYPES];
  if (!succeeds(process.execPath, [join(ROOT, "node_modules/typescript/bin/tsc"), "-p", ROOT, ...options])) throw new Stop("The package's types could not be written.");
  cpSync(join(ROOT, "www/element/react.d.ts"), join(TYPES, "element/react.d.ts"));
  const contract = join(TYPES, "contract.d.ts");
  writeFileSync(contract, contractTypes());
  const done = new Set();
  const take = (file) => {
    if (done.has(file)) return;
    done.add(file);
    const text = readFileSync(file, "utf8").replace(/(?<=(?:from|import)\s*\(?")([#.][^"]*)(?=")/g, (name) => {
      const found = name === "#wasm" ? contract : join(dirname(file), `${name}.d.ts`);
      take(found);
      const path = relative(dirname(file), found).replaceAll("\\", "/").replace(/\.d\.ts$/, ".js");
      return path.startsWith(".") ? path : `./${path}`;
    });
    const target = join(PACKAGE, "types", relative(TYPES, file));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  };
  for (const entry of ["element/index", "element/element", "element/define", "element/react", "embed/messages"]) take(join(TYPES, `${entry}.d.ts`));
  writeFileSync(join(PACKAGE, "types/address.d.ts"), "/** Where the file lies, as bundlers tell it. */\ndeclare const address: string;\nexport default address;\n");
  writeFileSync(join(PACKAGE, "types/script.d.ts"), "export {};\n");
}

/** What an analysis is made of: the interfaces of the WebAssembly's declarations, without its functions. */
function contractTypes() {
  const all = readFileSync(join(ROOT, "target/wasm-pkg/voxmark.d.ts"), "utf8");
  const found = all.match(/(?:\/\*\*(?:(?!\*\/)[^])*\*\/\s*)?export (?:interface \w+[^{]*\{[^}]*\}|type [^;]*;)/g) ?? [];
  return `${found.filter((each) => !/Init(?:Input|Output)/.test(each)).join("\n\n")}\n`;
}

function manifest() {
  const { name, version, description, license, keywords } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const entry = (file, more = {}) => ({ types: `./types/element/${file}.d.ts`, ...more, default: `./${file}.js` });
  return {
    name,
    version,
    description,
    license,
    keywords,
    type: "module",
    engines: { node: ">=20" },
    sideEffects: ["./define.js", "./voxmark.js", "./worker.js", "./embed.js"],
    customElements: "custom-elements.json",
    exports: {
      ".": entry("index", { node: "./node.js" }),
      "./element": entry("element"),
      "./define": entry("define"),
      "./react": entry("react"),
      "./embed": { types: "./types/embed/messages.d.ts", default: "./embed.html" },
      "./worker": { types: "./types/script.d.ts", default: "./worker.js" },
      "./wasm": { types: "./types/address.d.ts", default: "./voxmark_bg.wasm" },
      "./gazetteer": { types: "./types/address.d.ts", default: "./full.bin" },
      "./custom-elements.json": "./custom-elements.json",
      "./package.json": "./package.json",
    },
  };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    ready();
    wasm();
    await npmPackage();
  } catch (error) {
    fail(error);
  }
}
