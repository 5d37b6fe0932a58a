// Puts the page's English words where index.html has only ids, so that they stand before any script runs.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, Stop } from "./run.mjs";

const STRINGS = join(ROOT, "www/strings");

/** `html` with the words of www/strings/en/index.json, by id: an element's words, with its own elements in the gaps, or its attributes. */
export function wordsOfPage(html) {
  const words = JSON.parse(readFileSync(join(STRINGS, "en/index.json"), "utf8"));
  const languages = JSON.parse(readFileSync(join(STRINGS, "languages.json"), "utf8"));
  const options = Object.entries(languages).map(([tag, name]) => `<option value="${tag}" lang="${tag}">${escape(name)}`);
  let filled = replaced(html, "language", (tag) => `${tag}${options.join("")}`);
  for (const [id, said] of Object.entries(words)) {
    if (typeof said === "string") filled = replaced(filled, id, (tag, elements) => tag + woven(said, elements));
    else filled = replaced(filled, id, (tag, elements) => tag.replace(/>$/, attributes(said)) + elements.join(""));
  }
  return filled;
}

/** Puts something else in place of a tag with an id and the links that follow it. */
function replaced(html, id, change) {
  const pattern = new RegExp(`(<\\w+ [^>]*\\bid="${id}"[^>]*>)((?:<a .*?</a>)*)`);
  if (!pattern.test(html)) throw new Stop(`index.html has nothing with the id "${id}", for which there are words.`);
  return html.replace(pattern, (_, tag, links) => change(tag, links.match(/<a .*?<\/a>/g) ?? []));
}

function woven(sentence, elements) {
  const [first, ...rest] = sentence.split(/\{\w+\}/).map(escape);
  if (rest.length !== elements.length) throw new Stop(`"${sentence}" has ${rest.length} gaps for ${elements.length} links of index.html.`);
  return first + rest.map((words, at) => elements[at] + words).join("");
}

function attributes(values) {
  return `${Object.entries(values).map(([name, value]) => ` ${name}="${escape(value).replaceAll('"', "&quot;")}"`).join("")}>`;
}

function escape(words) {
  return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
