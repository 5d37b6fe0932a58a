// The package's bill of materials in CycloneDX 1.6 (https://cyclonedx.org/docs/1.6/json/): what it holds that others made. The same package, the same bytes.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./run.mjs";
import { DATA, crates } from "./shipped.mjs";

const IN_PACKAGE = ["the WebAssembly", "the full gazetteer"];

export function sbom({ name, version, description, license }) {
  const lock = readFileSync(join(ROOT, "Cargo.lock"), "utf8");
  const own = { type: "library", "bom-ref": `pkg:npm/${name}@${version}`, name, version, description, licenses: [{ license: { id: license } }], purl: `pkg:npm/${name}@${version}` };
  const here = ({ where }) => where.some((each) => IN_PACKAGE.includes(each));
  const components = [...crates().filter(here).map((one) => crate(one, lock)), ...DATA.filter(here).map(data)];
  const bom = {
    metadata: { component: own },
    components,
    dependencies: [{ ref: own["bom-ref"], dependsOn: components.map((each) => each["bom-ref"]) }],
  };
  return { $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json", bomFormat: "CycloneDX", specVersion: "1.6", serialNumber: serial(bom), version: 1, ...bom };
}

function crate({ name, version, licence, from }, lock) {
  const purl = `pkg:cargo/${name}@${version}`;
  const [, checksum] = new RegExp(`name = "${name}"\nversion = "${version.replaceAll(".", "\\.")}"\n[^[]*?checksum = "([0-9a-f]{64})"`).exec(lock) ?? [];
  return {
    type: "library",
    "bom-ref": purl,
    name,
    version,
    // Of the crate as it lies in the registry.
    hashes: [{ alg: "SHA-256", content: checksum }],
    licenses: [/ /.test(licence) ? { expression: licence } : { license: { id: licence } }],
    purl,
    externalReferences: [{ type: "vcs", url: from }],
  };
}

function data({ name, what, licence, from }) {
  return { type: "data", "bom-ref": `data:${name}`, name, description: what, licenses: [{ license: { id: licence } }], externalReferences: [{ type: "website", url: from }] };
}

/** A UUID that depends on the contents alone (version 8 of RFC 9562). */
function serial(bom) {
  const hex = createHash("sha256").update(JSON.stringify(bom)).digest("hex");
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
