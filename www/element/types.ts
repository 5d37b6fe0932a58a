// What a host sees of the element, in types.
import type { Analysis, Place, Quote, Speaker } from "#wasm";
import type { Layer } from "../reading/layers";

export type { Analysis, Candidate, Options, Person, Place, PlaceKind, Quote, QuoteKind, Span, Speaker, SpeakerKind } from "#wasm";
export type { Layer };

/** What stands around the article: switches and list, the list alone, or nothing until the keyboard reaches it. */
export type LegendMode = "full" | "list" | "none";

/** Dark or light as the host's own text is (`auto`), or always one of them. */
export type Theme = "auto" | "light" | "dark";

/** `marks` wraps words in `<mark>`; `highlight` leaves the article's nodes alone and needs the CSS Custom Highlight API. */
export type RendererName = "marks" | "highlight";

/** What `export` writes. */
export type ExportFormat = "html" | "markdown" | "csv" | "json" | "annotations" | "tei" | "geojson";

/** The article was read, and its highlights stand. */
export interface AnalysisDetail {
  /** The article's words; the offsets of `analysis` are UTF-16 code units of this string. */
  text: string;
  analysis: Analysis;
}

/** A reader chose something, in the article or in the list. */
export type SelectDetail =
  | { kind: "quote"; index: number; quote: Quote; speaker: Speaker | null }
  | { kind: "place"; index: number; place: Place }
  | { kind: "speaker"; index: number; speaker: Speaker };

/** Nothing is highlighted, and why. */
export interface ErrorDetail {
  error: Error;
}

/** The element's own events; all bubble and cross shadow roots. */
export interface VoxMarkEventMap {
  "vox-analysis": CustomEvent<AnalysisDetail>;
  "vox-select": CustomEvent<SelectDetail>;
  /** Cancel it to keep the console quiet. */
  "vox-error": CustomEvent<ErrorDetail>;
}

/** Every word that the element itself shows. */
export interface Strings {
  /** What the list is called. */
  list: string;
  /** What the switches are called, to those who cannot see them. */
  layers: string;
  direct: string;
  partial: string;
  indirect: string;
  speaker: string;
  place: string;
  /** Above the note on a quote of each kind, on a mention, on a place. */
  directOne: string;
  partialOne: string;
  indirectOne: string;
  speakerOne: string;
  placeOne: string;
  /** Has the gaps `{voices}`, `{quotes}` and `{places}`. */
  counts: string;
  voices: string;
  unattributed: string;
  cue: string;
  certainty: string;
  position: string;
  close: string;
  about: string;
}
