// `npm run api`: docs/api.md, the package's interface, written from the declarations in pkg/types.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { PACKAGE } from "./package.mjs";
import { ROOT } from "./run.mjs";

export const API = join(ROOT, "docs/api.md");

/** What is documented, in this order: the module to import from, its declarations, and a sentence about it. */
const CHAPTERS = [
  ["voxmark", "element/index", "`analyze` for browsers, Node, Deno, Bun and bundlers, and every type below."],
  ["voxmark/element", "element/element", "The class. Importing it has no effect, on a server neither."],
  ["voxmark/define", null, "Exports `VoxMark` too, and makes `<vox-mark>` known to the page, unless somebody has done so before."],
  ["What the element takes and tells", "element/types", "Types, exported by `voxmark`."],
  ["Layers", "reading/layers", ""],
  ["What an analysis is made of", "contract", "Field by field in [contract.md](contract.md)."],
  ["Messages of the frame", "embed/messages", "Types, exported by `voxmark/embed`; how they are sent is in [embed.md](embed.md#the-frame)."],
];

/** What is of no use outside the package. */
const INNER = /^(?:#private|constructor|connectedCallback|disconnectedCallback|attributeChangedCallback|Mark|marksOf|countLayers|LAYERS)\b/;

export function api() {
  const chapters = CHAPTERS.map(([title, file, about]) => {
    const found = file ? declarations(readFileSync(join(PACKAGE, "types", `${file}.d.ts`), "utf8")) : [];
    return [`## ${title.startsWith("voxmark") ? `\`${title}\`` : title}`, about, ...found.map(chapter)].filter(Boolean).join("\n\n");
  });
  return `# Interface of the package\n\nWritten by \`npm run api\` from the package's types; do not edit. [embed.md](embed.md) explains how to use it.\n\n${chapters.join("\n\n")}\n`;
}

function chapter({ name, head, about, members }) {
  const shown = members.filter((member) => !INNER.test(member.code));
  if (shown.length === 0) return [`### ${name}`, about, code(head)].filter(Boolean).join("\n\n");
  const rows = shown.map((member) => `| ${cell(member.code)} | ${member.about.replace(/\n+/g, " ").replaceAll("|", "\\|")} |`);
  return [`### ${name}`, about, code(head.replace("extends Base", "extends HTMLElement")), `| member | |\n|---|---|\n${rows.join("\n")}`].filter(Boolean).join("\n\n");
}

const code = (text) => `\`\`\`ts\n${text}\n\`\`\``;
const cell = (text) => `\`${text.replace(/\s+/g, " ").replaceAll("|", "\\|")}\``;

/** The exported declarations of a file, each with its comment; getters and setters of one name are one member. */
function declarations(text) {
  const found = [];
  for (const { about, statement } of statements(text)) {
    const [, name] = /^export (?:declare )?(?:abstract )?(?:class|interface|type|function|const) (\w+)/.exec(statement) ?? [];
    if (!name || INNER.test(name)) continue;
    const body = /^export (?:declare )?(?:class|interface)/.test(statement) ? statement.slice(statement.indexOf("{") + 1, statement.lastIndexOf("}")) : "";
    const members = new Map();
    for (const { about: comment, statement: member } of statements(body)) {
      const key = member.replace(/^(?:get|set) (\w+)[^]*/, "$1");
      if (key !== member && members.has(key)) continue;
      members.set(key, { code: member.replace(/^get (\w+)\(\): /, hasSetter(body, key) ? "$1: " : "readonly $1: ").replace(/;$/, ""), about: comment });
    }
    const head = members.size > 0 ? statement.slice(0, statement.indexOf("{")).trim() : statement;
    found.push({ name, head: head.replace(/^export (?:declare )?/, ""), about, members: [...members.values()] });
  }
  return found;
}

const hasSetter = (body, name) => new RegExp(`\\bset ${name}\\(`).test(body);

/** The statements of a text on its outermost level, each with the comment in front of it. */
function statements(text) {
  const found = [];
  let [about, start, depth] = ["", -1, 0];
  for (let at = 0; at < text.length; at += 1) {
    if (text.startsWith("/*", at)) {
      const end = text.indexOf("*/", at);
      if (start < 0 && text.startsWith("/**", at)) about = prose(text.slice(at + 3, end));
      at = end + 1;
      continue;
    }
    if (text.startsWith("//", at)) {
      at = text.indexOf("\n", at);
      continue;
    }
    const character = text[at];
    if (start < 0) {
      if (/\s/.test(character)) continue;
      start = at;
    }
    if ("{([".includes(character)) depth += 1;
    if ("})]".includes(character)) depth -= 1;
    const over = depth === 0 && (character === ";" || (character === "}" && /^(?:export )?(?:declare )?(?:class|interface|global)\b/.test(text.slice(start, at))));
    if (!over) continue;
    found.push({ about, statement: text.slice(start, at + 1) });
    [about, start] = ["", -1];
  }
  return found;
}

/** A comment's text: without stars, its tags as sentences. */
function prose(comment) {
  const lines = comment.split("\n").map((line) => line.replace(/^\s*\* ?/, "").trim());
  return lines.join("\n").trim().replace(/@throws \{(\w+)\}/g, "Throws `$1`").replace(/([^\n])\n(?!\n)/g, "$1 ");
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) writeFileSync(API, api());
