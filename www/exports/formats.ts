import type { Strings } from "../strings/strings";
import { legible } from "../text/legible";
import { annotations } from "./annotations";
import { csv } from "./csv";
import type { Export } from "./export";
import { geojson } from "./geojson";
import { html } from "./html";
import { json } from "./json";
import { markdown } from "./markdown";
import { tei } from "./tei";

export type FormatId = keyof Strings["exports"]["formats"];

export interface Format {
  write: Export;
  /** What a file's name ends with. */
  ending: string;
  type: string;
  /** Whether a file begins with a byte order mark, without which a spreadsheet takes UTF-8 for something else. */
  marked?: true;
}

/** With names and roles that show all there is in them. The words of the article stay as they stand in it. */
const readable =
  (write: Export): Export =>
  (analysis, text, blocks) => {
    const speakers = analysis.speakers.map((speaker) => ({ ...speaker, name: legible(speaker.name), role: speaker.role && legible(speaker.role) }));
    const places = analysis.places.map((place) => ({ ...place, name: legible(place.name) }));
    return write({ ...analysis, speakers, places }, text, blocks);
  };

export const FORMATS: Record<FormatId, Format> = {
  html: { write: readable(html), ending: "html", type: "text/html" },
  markdown: { write: readable(markdown), ending: "md", type: "text/markdown" },
  csv: { write: readable(csv), ending: "csv", type: "text/csv", marked: true },
  json: { write: json, ending: "json", type: "application/json" },
  annotations: { write: readable(annotations), ending: "jsonld", type: "application/ld+json" },
  tei: { write: readable(tei), ending: "xml", type: "application/tei+xml" },
  geojson: { write: readable(geojson), ending: "geojson", type: "application/geo+json" },
};
