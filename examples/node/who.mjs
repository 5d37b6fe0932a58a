// Who says what in a text: `node who.mjs article.txt`, or the sentence below.
import { readFile } from "node:fs/promises";
import { analyze } from "voxmark";

const [, , file] = process.argv;
const text = file ? await readFile(file, "utf8") : "“We leave at dawn,” Mayor Ana Reyes told residents in Cairo.";
const { quotes, speakers, places } = await analyze(text);

for (const { start, end, speaker } of quotes) {
  console.log(`${speaker === null ? "?" : speakers[speaker].name}: ${text.slice(start, end)}`);
}
console.log(`Places: ${places.map(({ name }) => name).join(", ") || "none"}`);
