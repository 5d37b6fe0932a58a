// The article as TEI P5 (https://tei-c.org/guidelines/p5/): who speaks and what is named in the header, who says what in the text.
import type { Analysis, Place, Span, Speaker, SpeakerKind } from "#wasm";
import { READER } from "../corrections/correction";
import { byStart, nestBlocks, type Branch, type Tree } from "../reading/nest";
import { placeGroups } from "../reading/places";
import { strings } from "../strings/strings";
import { blocksOf, type Block } from "../text/blocks";
import { creditOf } from "./credit";
import type { Export } from "./export";
import { attributes, escapeMarkup } from "./markup";
import { titleOf } from "./title";

/** What becomes an element; `of` is an index into the list of the analysis that it comes from, for a place into its groups. */
type Piece = Span & { kind: "quote" | "mention" | "person" | "place"; of: number };

/** Where several begin and end together, the outermost first. */
const OUTERMOST = ["quote", "mention", "person", "place"];

export const tei: Export = (analysis, text, blocks = blocksOf(text)) => `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader${attributes({ "xml:lang": strings.language })}>
<fileDesc>
<titleStmt><title>${escapeMarkup(titleOf(text, blocks))}</title>${readerOf(analysis)}</titleStmt>
<publicationStmt><p>${escapeMarkup(creditOf(analysis))}</p></publicationStmt>
<sourceDesc><p>${escapeMarkup(strings.exports.source)}</p></sourceDesc>
</fileDesc>
${profile(analysis)}</teiHeader>
<text>
<body>
${bodyOf(analysis, text, blocks)}
</body>
</text>
</TEI>
`;

/** Whoever corrected quotes, for these to point at. */
function readerOf({ quotes }: Analysis): string {
  const { corrections, reader } = strings.corrections;
  if (!quotes.some(({ rule }) => rule === READER)) return "";
  return `<respStmt xml:id="${READER}"><resp>${escapeMarkup(corrections)}</resp><name>${escapeMarkup(reader)}</name></respStmt>`;
}

function profile({ speakers, places }: Analysis): string {
  const voices = speakers.map(voice);
  const towns = placeGroups(places).map(([index], group) => town(places[index]!, group));
  const persons = voices.length === 0 ? "" : `<particDesc><listPerson>\n${voices.join("\n")}\n</listPerson></particDesc>\n`;
  const settings = towns.length === 0 ? "" : `<settingDesc><listPlace>\n${towns.join("\n")}\n</listPlace></settingDesc>\n`;
  return persons || settings ? `<profileDesc>\n${persons}${settings}</profileDesc>\n` : "";
}

const VOICE: Record<SpeakerKind, "person" | "personGrp" | "org"> = {
  person: "person",
  unnamed: "person",
  group: "personGrp",
  organization: "org",
  place: "org",
  document: "org",
};

function voice({ name, role, kind }: Speaker, index: number): string {
  const tag = VOICE[kind];
  const called = tag === "org" ? "orgName" : "persName";
  const about = role === null ? "" : `<note>${escapeMarkup(role)}</note>`;
  const type = tag === "org" && kind !== "organization" ? kind : null;
  return `<${tag}${attributes({ "xml:id": `speaker-${index}`, type })}><${called}>${escapeMarkup(name)}</${called}>${about}</${tag}>`;
}

function town({ name, kind, country, lat, lon, geonames }: Place, group: number): string {
  const lies = lat === null || lon === null ? "" : `<location><geo>${lat} ${lon}</geo></location>`;
  const land = country === null ? "" : `<country key="${escapeMarkup(country)}"/>`;
  const number = geonames === null ? "" : `<idno type="GeoNames">${geonames}</idno>`;
  return `<place${attributes({ "xml:id": `place-${group}`, type: kind })}><placeName>${escapeMarkup(name)}</placeName>${land}${lies}${number}</place>`;
}

/** Each heading begins a division; a headline is the text's own. What is set apart is a note, which may stand anywhere. */
function bodyOf(analysis: Analysis, text: string, blocks: readonly Block[]): string {
  if (blocks.length === 0) return "<p/>";
  const trees = nestBlocks(pieces(analysis), blocks);
  const begun = new Set<number>();
  let open = false;
  const lines = blocks.map(({ kind }, index) => {
    const words = inside(trees[index]!(), analysis, text, begun);
    if (kind === "paragraph") return `<p>${words}</p>`;
    if (kind === "apart") return `<note type="furniture">${words}</note>`;
    const division = kind === "heading" ? `${open ? "</div>\n" : ""}<div>` : "";
    open ||= kind === "heading";
    return `${division}<head>${words}</head>`;
  });
  return lines.join("\n") + (open ? "\n</div>" : "");
}

function pieces({ quotes, speakers, persons, places }: Analysis): Piece[] {
  const named = new Set(persons.map(({ start, end }) => `${start}-${end}`));
  const all: Piece[] = [
    ...quotes.map(({ start, end }, of): Piece => ({ start, end, kind: "quote", of })),
    ...speakers.flatMap(({ mentions }, of) => mentions.map(({ start, end }): Piece => ({ start, end, kind: "mention", of }))),
    ...persons.map(({ start, end }, of): Piece => ({ start, end, kind: "person", of })),
    ...placeGroups(places).flatMap((indexes, of) => indexes.map((index): Piece => ({ start: places[index]!.start, end: places[index]!.end, kind: "place", of }))),
  ];
  return all
    .filter(({ kind, start, end }) => kind !== "mention" || !named.has(`${start}-${end}`))
    .sort((a, b) => byStart(a, b) || OUTERMOST.indexOf(a.kind) - OUTERMOST.indexOf(b.kind));
}

/** `begun`: the quotes of which a piece stands already; the next one points at it. */
function inside(tree: Tree<Piece>, analysis: Analysis, text: string, begun: Set<number>): string {
  return tree
    .map((node) => {
      if (node.span === null) return escapeMarkup(text.slice(node.start, node.end));
      const children = inside(node.children, analysis, text, begun);
      // TEI has no utterance inside a name: where the two cross, the utterance stays.
      if (node.span.kind !== "quote" && holdsQuote(node.children)) return children;
      const [tag, values] = elementOf(node, analysis, begun);
      return `<${tag}${attributes(values)}>${children}</${tag}>`;
    })
    .join("");
}

function holdsQuote(tree: Tree<Piece>): boolean {
  return tree.some((node) => node.span !== null && (node.span.kind === "quote" || holdsQuote(node.children)));
}

function elementOf({ span: { kind, of } }: Branch<Piece>, { quotes, persons }: Analysis, begun: Set<number>): [string, Record<string, string | number | null>] {
  const pointer = (speaker: number | null | undefined) => (speaker == null ? null : `#speaker-${speaker}`);
  if (kind === "place") return ["placeName", { ref: `#place-${of}` }];
  if (kind === "mention") return ["rs", { ref: pointer(of) }];
  if (kind === "person") return ["persName", { ref: pointer(persons[of]?.speaker) }];
  const quote = quotes[of]!;
  const first = !begun.has(of);
  begun.add(of);
  const identity = { "xml:id": first ? `quote-${of}` : null, prev: first ? null : `#quote-${of}` };
  const who = pointer(quote.speaker);
  const cert = quote.speaker === null ? null : quote.confidence;
  const resp = quote.rule === READER ? `#${READER}` : null;
  return quote.kind === "partial"
    ? ["quote", { ...identity, source: who, cert, resp }]
    : ["said", { ...identity, direct: String(quote.kind === "direct"), who, cert, resp }];
}
