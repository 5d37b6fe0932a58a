// What others made: the list is true, the package has its bill of materials, and no script ships somebody else's code.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

interface Component {
  type: string;
  name: string;
  version?: string;
  purl?: string;
  hashes?: { content: string }[];
  licenses: ({ license: { id: string } } | { expression: string })[];
}

test("THIRD_PARTY.md lists what is shipped", () => {
  const script = 'import { thirdParty } from "./scripts/third-party.mjs"; process.stdout.write(thirdParty());';
  const written = execFileSync(process.execPath, ["--input-type=module", "--eval", script], { encoding: "utf8", maxBuffer: 1 << 24 });
  assert.equal(readFileSync("THIRD_PARTY.md", "utf8"), written, "npm run third-party writes it anew");
});

test("the package's bill of materials names every crate of the WebAssembly, with licence and hash", () => {
  const bom = JSON.parse(readFileSync("pkg/sbom.cdx.json", "utf8")) as { bomFormat: string; specVersion: string; serialNumber: string; metadata: { component: Component }; components: Component[] };
  assert.deepEqual([bom.bomFormat, bom.specVersion], ["CycloneDX", "1.6"]);
  assert.match(bom.serialNumber, /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  const { name, version } = JSON.parse(readFileSync("pkg/package.json", "utf8")) as { name: string; version: string };
  assert.equal(bom.metadata.component.purl, `pkg:npm/${name}@${version}`);
  const rows = [...readFileSync("THIRD_PARTY.md", "utf8").matchAll(/^\| \[([\w-]+)\]\([^)]*\) \| ([\d.]+) \| (.*?) \| (.*?) \|$/gm)];
  const inWasm = rows.filter(([, , , , where]) => where!.includes("the WebAssembly")).map(([, crate, at]) => `pkg:cargo/${crate}@${at}`);
  assert.ok(inWasm.length > 5);
  assert.deepEqual(bom.components.flatMap(({ purl }) => purl ?? []), inWasm);
  const lock = readFileSync("Cargo.lock", "utf8");
  for (const { purl, hashes, licenses, name: component } of bom.components) {
    assert.equal(licenses.length, 1, component);
    if (purl) assert.ok(lock.includes(`checksum = "${hashes![0]!.content}"`), component);
  }
  assert.deepEqual(readFileSync("pkg/THIRD_PARTY.md"), readFileSync("THIRD_PARTY.md"));
});

test("page, widget and package import nothing from npm", () => {
  const files = readdirSync("www", { recursive: true, encoding: "utf8" }).filter((file) => /(?<!\.d)\.ts$/.test(file));
  let found = 0;
  for (const file of files) {
    for (const [, named, asked] of readFileSync(`www/${file}`, "utf8").matchAll(/^(?:import|export)\b(?:[^;"']*\bfrom)? ["']([^"']+)["'];$|\bimport\(["']([^"']+)["']\)/gm)) {
      const name = named ?? asked;
      assert.match(name!, /^(?:\.{1,2}\/|#|node:)/, `${file} imports ${name}`);
      found += 1;
    }
  }
  assert.ok(found > 300, `${found} imports were seen`);
});

test("workflows run actions by hash, and may write nothing by default", () => {
  for (const name of readdirSync(".github/workflows")) {
    const text = readFileSync(`.github/workflows/${name}`, "utf8");
    assert.match(text, /^permissions:\n  contents: read\n\n/m, name);
    const used = [...text.matchAll(/uses: (.*)/g)].map(([, action]) => action!);
    assert.ok(used.length > 0, name);
    for (const action of used) assert.match(action, /^actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/, name);
  }
});

test("packages for development are few, pinned, and have nothing to run when they are installed", () => {
  const { devDependencies, optionalDependencies } = JSON.parse(readFileSync("package.json", "utf8")) as Record<string, Record<string, string>>;
  const pinned = { ...devDependencies, ...optionalDependencies };
  assert.ok(Object.keys(pinned).length <= 12);
  for (const [name, version] of Object.entries(pinned)) assert.match(version, /^\d+\.\d+\.\d+$/, name);
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as { packages: Record<string, { integrity?: string; hasInstallScript?: boolean }> };
  const scripts = Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript).map(([name]) => name);
  // esbuild's only makes its first start faster.
  assert.deepEqual(scripts, ["node_modules/esbuild"]);
  for (const [name, { integrity }] of Object.entries(packages)) if (name) assert.match(integrity ?? "", /^sha512-/, name);
});
