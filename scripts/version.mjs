// `node scripts/version.mjs v1.2.3`: whether a tag, both manifests and the changelog speak of one version.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./run.mjs";

const read = (file) => readFileSync(join(ROOT, file), "utf8");
const versions = {
  "the tag": process.argv[2]?.replace(/^v/, ""),
  "package.json": JSON.parse(read("package.json")).version,
  "Cargo.toml": /^\[workspace\.package\]\nversion = "(.*)"$/m.exec(read("Cargo.toml"))?.[1],
  "CHANGELOG.md": /^## \[(\d.*?)\]/m.exec(read("CHANGELOG.md"))?.[1],
};
if (new Set(Object.values(versions)).size > 1) {
  console.error(`These are to be one version: ${Object.entries(versions).map(([where, version]) => `${where} has ${version ?? "none"}`).join(", ")}.`);
  process.exitCode = 1;
}
