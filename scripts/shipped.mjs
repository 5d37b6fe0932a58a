// What others made of all that Voxmark ships: crates and data, with licences and where they go. From cargo's own account of its build.
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { Stop, output } from "./run.mjs";

/** Where crates go. The command line's are those of Linux; other systems have a few more, for their terminals. */
const BUILDS = {
  "the WebAssembly": ["--target", "wasm32-unknown-unknown"],
  "the command line": ["--target", "x86_64-unknown-linux-gnu", "--features", "cli"],
};

/** Of the licences that a crate may be had under, the one that we take it under. */
const PREFERRED = ["MIT", "Apache-2.0", "Unicode-3.0", "Zlib", "BSD-3-Clause"];

/** How the files of a licence may be called, the licence's own name first. */
const LICENCE_FILE = /^(?:licen[cs]e|copying|copyright|notice)/i;

/** Every crate that ends up in what is shipped, sorted: name, version, licence, the texts that come with it, where it goes. */
export function crates() {
  const { packages } = JSON.parse(cargo("metadata", "--format-version", "1", "--features", "cli"));
  const byName = new Map(packages.map((one) => [`${one.name} v${one.version}`, one]));
  const found = new Map();
  for (const [where, args] of Object.entries(BUILDS)) {
    // Without what makes code while the compiler runs, which is not in what it makes. The first is Voxmark itself.
    const lines = cargo("tree", "--package", "voxmark", "--edges", "normal,no-proc-macro", "--prefix", "none", "--no-dedupe", ...args).split("\n").slice(1);
    for (const name of new Set(lines.map((line) => line.split(" ", 2).join(" ")))) {
      if (!found.has(name)) found.set(name, { ...described(byName.get(name)), where: [] });
      found.get(name).where.push(where);
    }
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function cargo(...args) {
  const printed = output("cargo", [...args, "--locked"], { maxBuffer: 1 << 26 });
  if (!printed) throw new Stop("cargo could not tell what is built of what; perhaps Cargo.lock is not in step with Cargo.toml.");
  return printed;
}

/** What is not a crate: data/SOURCES.md has the details. Code of other packages goes into no script, which a unit test sees to. */
export const DATA = [
  { name: "GeoNames", what: "places: names, positions, numbers", licence: "CC-BY-4.0", from: "https://www.geonames.org/", where: ["the WebAssembly", "the full gazetteer", "the command line"] },
  { name: "Unicode CLDR", what: "English names of countries and divisions", licence: "Unicode-3.0", from: "https://cldr.unicode.org/", where: ["the WebAssembly", "the full gazetteer", "the command line"] },
  { name: "Faker", what: "given and family names", licence: "MIT", from: "https://pypi.org/project/Faker/", where: ["the WebAssembly", "the command line"] },
  { name: "Natural Earth", what: "outlines of countries, by way of npm world-atlas", licence: "LicenseRef-public-domain", from: "https://www.naturalearthdata.com/", where: ["the page's map"] },
];

function described({ name, version, license, repository, manifest_path }) {
  const folder = dirname(manifest_path);
  const files = readdirSync(folder).filter((file) => LICENCE_FILE.test(file)).sort();
  const all = / AND /.test(license);
  const licence = all ? license : PREFERRED.find((each) => license.split(/ OR |\//).includes(each));
  if (!licence) throw new Stop(`${name} ${version} is under ${license}, which scripts/shipped.mjs does not know.`);
  // Of the texts those of the licences that are taken.
  const others = PREFERRED.filter((each) => !licence.includes(each)).concat(all && licence.includes("MIT OR Apache-2.0") ? ["Apache-2.0"] : []);
  const texts = files.filter((file) => !others.some((each) => file.toLowerCase().includes(each.split("-")[0].toLowerCase())));
  const read = (file) => readFileSync(join(folder, file), "utf8").replace(/\r/g, "").replace(/[ \t]+$/gm, "").trim();
  return { name, version, licence, from: repository ?? `https://crates.io/crates/${name}`, texts: texts.map(read) };
}
