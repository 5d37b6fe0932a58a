// The article with its marks as one HTML file: no script, nothing fetched, and a policy that forbids both.
import type { Analysis, Quote } from "#wasm";
import { marksOf, type Mark } from "../reading/layers";
import { nestBlocks, type Branch, type Tree } from "../reading/nest";
import { placeGroups } from "../reading/places";
import { looksOf, voiceOf, voicesOf, type Voice } from "../reading/voices";
import { QUOTE, certainty, coordinates, describePlace, describeSpeaker, reason } from "../reading/words";
import strings from "../strings/en/exports.json";
import colours from "../styles/colours.css";
import marks from "../styles/marks.css";
import { blocksOf } from "../text/blocks";
import { quotesByVoice } from "./by-voice";
import sheet from "./document.css";
import type { Export } from "./export";
import { attributes, escapeMarkup } from "./markup";
import { titleOf } from "./title";

export const html: Export = (analysis, text) => {
  const voices = voicesOf(analysis.speakers);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeMarkup(titleOf(text))}</title>
<style>
${[colours, marks, sheet].map((css) => css.replaceAll("</", "<\\/")).join("\n")}
</style>
</head>
<body>
<main>
<article aria-label="${escapeMarkup(strings.article)}">
${articleOf(analysis, text, voices)}
</article>
${voiceList(analysis, text, voices)}${placeList(analysis)}</main>
<footer><p>${escapeMarkup(strings.madeWith)}</p></footer>
</body>
</html>
`;
};

function articleOf(analysis: Analysis, text: string, voices: readonly Voice[]): string {
  const blocks = blocksOf(text);
  const trees = nestBlocks(marksOf(analysis), blocks);
  const tags = { headline: "h1", heading: "h2", paragraph: "p" } as const;
  return blocks
    .map(({ kind }, index) => {
      const tag = tags[kind];
      return `<${tag}${attributes({ class: kind, dir: "auto" })}>${inside(trees[index]!(), analysis, text, voices)}</${tag}>`;
    })
    .join("\n");
}

function inside(tree: Tree<Mark>, analysis: Analysis, text: string, voices: readonly Voice[]): string {
  return tree
    .map((node) => {
      if (node.span === null) return escapeMarkup(text.slice(node.start, node.end));
      const children = inside(node.children, analysis, text, voices);
      return node.span.layer === "cue" ? children : `<mark${attributes(looks(node, analysis, voices))}>${children}</mark>`;
    })
    .join("");
}

function looks({ span, first, last }: Branch<Mark>, analysis: Analysis, voices: readonly Voice[]): Record<string, string | null> {
  const ends = `${first ? " first" : ""}${last ? " last" : ""}`;
  if (span.layer === "place") {
    const place = analysis.places[span.place];
    return { class: `place${ends}`, title: place ? [place.name, describePlace(place), coordinates(place)].filter(Boolean).join(", ") : null };
  }
  if (span.layer === "speaker") return { class: `speaker ${looksOf(voiceOf(span.speaker, voices))}${ends}` };
  if (span.layer === "cue") return {};
  const voice = voiceOf(span.speaker, voices);
  const quote = analysis.quotes[span.quote];
  return {
    id: first ? `quote-${span.quote}` : null,
    class: `quote ${span.layer} ${looksOf(voice)}${ends}`,
    "data-badge": first ? voice.badge : null,
    title: quote ? why(quote, analysis) : null,
  };
}

/** Who said a quote, how sure that is and why, in a line. */
function why(quote: Quote, { speakers }: Analysis): string {
  const speaker = quote.speaker === null ? undefined : speakers[quote.speaker];
  const who = speaker ? `${speaker.name} (${describeSpeaker(speaker)})` : strings.notAttributed;
  const sure = speaker ? ` ${certainty(quote.confidence)}.` : "";
  return `${QUOTE[quote.kind]}: ${who}.${sure} ${reason(quote.rule)}`;
}

function voiceList(analysis: Analysis, text: string, voices: readonly Voice[]): string {
  const { quotes, speakers } = analysis;
  const items = quotesByVoice(analysis).map(([index, own]) => {
    const speaker = index === null ? undefined : speakers[index];
    const voice = voiceOf(index, voices);
    const links = own.map((quote) => `<li><a href="#quote-${quote}" dir="auto">${escapeMarkup(text.slice(quotes[quote]!.start, quotes[quote]!.end))}</a></li>`);
    const role = speaker ? `<p class="role" dir="auto">${escapeMarkup(describeSpeaker(speaker))}</p>` : "";
    return `<section class="${looksOf(voice)}">
<h3><span class="badge" aria-hidden="true">${escapeMarkup(voice.badge)}</span> <span dir="auto">${escapeMarkup(speaker?.name ?? strings.notAttributed)}</span></h3>${role}
<ul>
${links.join("\n")}
</ul>
</section>`;
  });
  return items.length === 0 ? "" : `<section class="list">\n<h2>${escapeMarkup(strings.voices)}</h2>\n${items.join("\n")}\n</section>\n`;
}

function placeList({ places }: Analysis): string {
  const items = placeGroups(places).map(([index]) => {
    const place = places[index]!;
    return `<li><strong dir="auto">${escapeMarkup(place.name)}</strong> <span class="role">${escapeMarkup([describePlace(place), coordinates(place)].filter(Boolean).join(", "))}</span></li>`;
  });
  return items.length === 0 ? "" : `<section class="list">\n<h2>${escapeMarkup(strings.places)}</h2>\n<ul>\n${items.join("\n")}\n</ul>\n</section>\n`;
}
