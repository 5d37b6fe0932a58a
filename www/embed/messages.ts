// What goes between a host's page and the frame, in types.
import type { AnalysisDetail, SelectDetail } from "../element/types";

/** To the frame: an article to read, as plain text or as HTML, of which the words are taken; or a format to write it in. */
export type ToFrame = { voxmark: "read"; text?: string; html?: string } | { voxmark: "export"; format: string };

/** From the frame. `height` is in CSS pixels, sent whenever it changes. */
export type FromFrame =
  | { voxmark: "ready" }
  | ({ voxmark: "analysis" } & AnalysisDetail)
  | ({ voxmark: "select" } & SelectDetail)
  | { voxmark: "exported"; format: string; written: string }
  | { voxmark: "error"; message: string }
  | { voxmark: "height"; height: number };
