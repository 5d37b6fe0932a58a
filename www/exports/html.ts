// The article with its marks as one HTML file: no script, nothing fetched, and a policy that forbids both.
import type { Analysis, Quote } from "#wasm";
import furniture from "../furniture/furniture.css";
import { marksOf, type Mark } from "../reading/layers";
import { nestBlocks, type Branch, type Tree } from "../reading/nest";
import { placeGroups } from "../reading/places";
import { looksOf, voiceOf, voicesOf, type Voice } from "../reading/voices";
import { commas, coordinates, describePlace, describeSpeaker, reason, sureness } from "../reading/words";
import { fill } from "../strings/say";
import { strings } from "../strings/strings";
import colours from "../styles/colours.css";
import marks from "../styles/marks.css";
import { blocksOf, type Block } from "../text/blocks";
import { quotesByVoice } from "./by-voice";
import { creditOf } from "./credit";
import sheet from "./document.css";
import type { Export } from "./export";
import { attributes, escapeMarkup } from "./markup";
import { titleOf } from "./title";

export const html: Export = (analysis, text, blocks = blocksOf(text)) => {
  const voices = voicesOf(analysis.speakers);
  return `<!doctype html>
<html${attributes({ lang: strings.language, dir: strings.page.direction })}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeMarkup(titleOf(text, blocks))}</title>
<style>
${[colours, marks, sheet, furniture].map((css) => css.replaceAll("</", "<\\/")).join("\n")}
</style>
</head>
<body>
<main>
<article${attributes({ lang: "en", "aria-label": strings.exports.article })}>
${articleOf(analysis, text, blocks, voices)}
</article>
${voiceList(analysis, text, voices)}${placeList(analysis)}</main>
<footer><p>${escapeMarkup(creditOf(analysis))}</p></footer>
</body>
</html>
`;
};

function articleOf(analysis: Analysis, text: string, blocks: readonly Block[], voices: readonly Voice[]): string {
  const trees = nestBlocks(marksOf(analysis), blocks);
  const tags = { headline: "h1", heading: "h2", paragraph: "p", apart: "p" } as const;
  return blocks
    .map(({ kind }, index) => {
      const tag = tags[kind];
      return `<${tag}${attributes({ class: kind, dir: "auto", role: kind === "apart" ? "note" : null })}>${inside(trees[index]!(), analysis, text, voices)}</${tag}>`;
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
    return { class: `place${ends}`, title: place ? commas(place.name, describePlace(place), coordinates(place)) : null };
  }
  if (span.layer === "speaker") return { class: `speaker ${looksOf(voiceOf(span.speaker, voices))}${ends}` };
  if (span.layer === "cue") return {};
  const voice = voiceOf(span.speaker, voices);
  const quote = analysis.quotes[span.quote];
  return {
    id: first ? `quote-${span.quote}` : null,
    class: `quote ${span.layer} ${looksOf(voice)}${ends}`,
    "data-badge": first ? voice.badge : null,
    title: quote ? about(quote, analysis) : null,
  };
}

/** Who said a quote, how sure that is and why, in a line. */
function about(quote: Quote, { speakers }: Analysis): string {
  const speaker = quote.speaker === null ? undefined : speakers[quote.speaker];
  const who = speaker ? `${speaker.name} (${describeSpeaker(speaker)})` : strings.reading.notAttributed;
  const { why, whyNobody } = strings.exports;
  const kind = strings.reading.quote[quote.kind];
  return fill(speaker ? why : whyNobody, { kind, who, certainty: sureness(quote), reason: reason(quote.rule) });
}

function voiceList(analysis: Analysis, text: string, voices: readonly Voice[]): string {
  const { quotes, speakers } = analysis;
  const items = quotesByVoice(analysis).map(([index, own]) => {
    const speaker = index === null ? undefined : speakers[index];
    const voice = voiceOf(index, voices);
    const links = own.map((quote) => `<li><a href="#quote-${quote}" dir="auto">${escapeMarkup(text.slice(quotes[quote]!.start, quotes[quote]!.end))}</a></li>`);
    const role = speaker ? `<p${attributes({ class: "role", dir: "auto", lang: speaker.role && "en" })}>${escapeMarkup(describeSpeaker(speaker))}</p>` : "";
    return `<section class="${looksOf(voice)}">
<h3><span class="badge" aria-hidden="true">${escapeMarkup(voice.badge)}</span> <span dir="auto">${escapeMarkup(speaker?.name ?? strings.reading.notAttributed)}</span></h3>${role}
<ul>
${links.join("\n")}
</ul>
</section>`;
  });
  return items.length === 0 ? "" : `<section class="list">\n<h2>${escapeMarkup(strings.exports.voices)}</h2>\n${items.join("\n")}\n</section>\n`;
}

function placeList({ places }: Analysis): string {
  const items = placeGroups(places).map(([index]) => {
    const place = places[index]!;
    return `<li><strong dir="auto">${escapeMarkup(place.name)}</strong> <span class="role">${escapeMarkup(commas(describePlace(place), coordinates(place)))}</span></li>`;
  });
  return items.length === 0 ? "" : `<section class="list">\n<h2>${escapeMarkup(strings.exports.places)}</h2>\n<ul>\n${items.join("\n")}\n</ul>\n</section>\n`;
}
