// THIRD_PARTY.md: what others made of what Voxmark ships, and their licences. `npm run third-party` writes it anew; a unit test sees that it is true.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT, fail } from "./run.mjs";
import { DATA, crates } from "./shipped.mjs";

export const THIRD_PARTY = join(ROOT, "THIRD_PARTY.md");

export function thirdParty() {
  const all = crates();
  const texts = new Map();
  for (const { name, texts: own } of all) for (const text of own) texts.set(text, [...(texts.get(text) ?? []), name]);
  return `# What others made

What Voxmark ships and others made: in its WebAssembly (page, widget, npm package) and in the command line. The scripts of page, widget and package have code of
nobody else, but for what wasm-bindgen writes. What is needed for building and testing alone is not shipped, and not here. \`npm run third-party\` writes this file.

## Code

| crate | version | licence | in |
|---|---|---|---|
${all.map(({ name, version, licence, from, where }) => `| [${name}](${from}) | ${version} | ${licence} | ${where.join(", ")} |`).join("\n")}
| [Rust's standard library](https://github.com/rust-lang/rust) | of the compiler | MIT | ${[...new Set(all.flatMap(({ where }) => where))].join(", ")} |

Where a crate may be had under several licences, the one above is taken.

## Data

| from | what | licence | in |
|---|---|---|---|
${DATA.map(({ name, what, licence, from, where }) => `| [${name}](${from}) | ${what} | ${licence.replace("LicenseRef-", "")} | ${where.join(", ")} |`).join("\n")}

[data/SOURCES.md](data/SOURCES.md) says how each was changed. The model of names holds weights learnt from openly licensed texts, which are named there, and none of
their words.

## Texts of the licences

${[...texts].map(([text, names]) => `### ${names.join(", ")}\n\n${fenced(text)}`).join("\n\n")}
`;
}

function fenced(text) {
  return `\`\`\`text\n${text}\n\`\`\``;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    writeFileSync(THIRD_PARTY, thirdParty());
  } catch (error) {
    fail(error);
  }
}
