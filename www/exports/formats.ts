import type { Strings } from "../strings/strings";
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

export const FORMATS: Record<FormatId, Format> = {
  html: { write: html, ending: "html", type: "text/html" },
  markdown: { write: markdown, ending: "md", type: "text/markdown" },
  csv: { write: csv, ending: "csv", type: "text/csv", marked: true },
  json: { write: json, ending: "json", type: "application/json" },
  annotations: { write: annotations, ending: "jsonld", type: "application/ld+json" },
  tei: { write: tei, ending: "xml", type: "application/tei+xml" },
  geojson: { write: geojson, ending: "geojson", type: "application/geo+json" },
};
