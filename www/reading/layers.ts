import type { Analysis, QuoteKind, Span } from "#wasm";
import { byStart } from "./nest";

/** What a reader can switch on and off. */
export const LAYERS = ["direct", "partial", "indirect", "speaker", "place"] as const;
export type Layer = (typeof LAYERS)[number];

/** One thing to show in the text. `of` is an index into the list of the analysis that its layer comes from. */
export type Mark = Span &
  (
    | { layer: QuoteKind; quote: number; speaker: number | null }
    | { layer: "cue"; quote: number }
    | { layer: "speaker"; speaker: number | null }
    | { layer: "place"; place: number }
  );

/** Where several begin and end together, the outermost first. */
const OUTERMOST = ["indirect", "direct", "partial", "speaker", "place", "cue"];

/** Everything of an analysis that is shown in the text, in the order in which `nest` takes it. */
export function marksOf(analysis: Analysis): Mark[] {
  const quotes = analysis.quotes.flatMap(({ start, end, kind, cue, speaker }, quote): Mark[] => [
    { start, end, layer: kind, quote, speaker },
    ...(cue ? [{ ...cue, layer: "cue" as const, quote }] : []),
  ]);
  const places = analysis.places.map(({ start, end }, place): Mark => ({ start, end, layer: "place", place }));
  return [...quotes, ...mentionsOf(analysis), ...places].sort(
    (a, b) => byStart(a, b) || OUTERMOST.indexOf(a.layer) - OUTERMOST.indexOf(b.layer),
  );
}

/** The mentions of every speaker and of every quote, each stretch of text once. */
function mentionsOf({ speakers, quotes }: Analysis): Mark[] {
  const marks = new Map<string, Mark>();
  const add = ({ start, end }: Span, speaker: number | null) => {
    const key = `${start}-${end}`;
    if (!marks.has(key)) marks.set(key, { start, end, layer: "speaker", speaker });
  };
  speakers.forEach(({ mentions }, speaker) => mentions.forEach((mention) => add(mention, speaker)));
  for (const { mention, speaker } of quotes) if (mention) add(mention, speaker);
  return [...marks.values()];
}

/** How many of each layer there are. */
export function countLayers(marks: readonly Mark[]): Record<Layer, number> {
  const counts = Object.fromEntries(LAYERS.map((layer) => [layer, 0])) as Record<Layer, number>;
  for (const { layer } of marks) if (layer !== "cue") counts[layer] += 1;
  return counts;
}
