// The article as Markdown (CommonMark with the footnotes of GitHub): a footnote for each quote, then its voices and places.
import type { Analysis, Quote } from "#wasm";
import { placeGroups } from "../reading/places";
import { commas, coordinates, describePlace, describeSpeaker, sureness } from "../reading/words";
import { fill } from "../strings/say";
import { strings } from "../strings/strings";
import { blocksOf, type Block } from "../text/blocks";
import { quotesByVoice } from "./by-voice";
import { creditOf } from "./credit";
import type { Export } from "./export";

const HEADINGS = { headline: "# ", heading: "## ", paragraph: "", apart: "" } as const;

export const markdown: Export = (analysis, text, blocks = blocksOf(text)) => {
  const parts = [
    ...articleOf(analysis, text, blocks),
    analysis.quotes.map((quote, index) => `[^${index + 1}]: ${noteOf(quote, analysis)}`).join("\n"),
    ...voiceList(analysis, text),
    ...placeList(analysis),
    ...(analysis.corrections ? [escapeText(creditOf(analysis))] : []),
  ];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
};

/** Each block with the numbers of its footnotes behind the quotes that end in it; in italics what is set apart. */
function articleOf({ quotes }: Analysis, text: string, blocks: readonly Block[]): string[] {
  const ends = quotes.map(({ end }, index) => ({ end, index })).sort((a, b) => a.end - b.end);
  let next = 0;
  return blocks.map((block) => {
    let [at, words] = [block.start, ""];
    for (; next < ends.length && ends[next]!.end <= block.end; next += 1) {
      const { end, index } = ends[next]!;
      words += `${escapeText(text.slice(at, end))}[^${index + 1}]`;
      at = end;
    }
    // Where footnotes are not known, a bracket behind one would make it a link, and a colon the target of links.
    const whole = (words + escapeText(text.slice(at, block.end))).replace(/(?<=\[\^\d+\])[(:]/g, "\\$&");
    return HEADINGS[block.kind] + escapeBlock(whole, block);
  });
}

function noteOf(quote: Quote, { speakers }: Analysis): string {
  const speaker = quote.speaker === null ? undefined : speakers[quote.speaker];
  const kind = strings.reading.quote[quote.kind];
  const { footnote, footnoteNobody } = strings.exports;
  if (!speaker) return fill(footnoteNobody, { kind, who: strings.reading.notAttributed });
  return fill(footnote, { kind, who: commas(line(speaker.name), line(describeSpeaker(speaker))), certainty: sureness(quote) });
}

function voiceList(analysis: Analysis, text: string): string[] {
  const { quotes, speakers } = analysis;
  const items = quotesByVoice(analysis).map(([index, own]) => {
    const speaker = index === null ? undefined : speakers[index];
    const name = speaker ? commas(`**${line(speaker.name)}**`, line(describeSpeaker(speaker))) : `**${strings.reading.notAttributed}**`;
    return [`- ${name}`, ...own.map((quote) => `  - ${line(text.slice(quotes[quote]!.start, quotes[quote]!.end))}`)].join("\n");
  });
  return items.length === 0 ? [] : [`## ${strings.exports.voices}`, items.join("\n")];
}

function placeList({ places }: Analysis): string[] {
  const items = placeGroups(places).map(([index]) => {
    const place = places[index]!;
    return `- ${commas(`**${line(place.name)}**`, line(describePlace(place)), coordinates(place))}`;
  });
  return items.length === 0 ? [] : [`## ${strings.exports.places}`, items.join("\n")];
}

/**
 * Words in which nothing is markup, wherever they stand in a line. No address is one either: where GitHub's Markdown makes a link of it, the
 * link takes in a backslash behind it, and what that escapes would be a tag.
 */
function escapeText(text: string): string {
  return text.replace(/[\\`*_[\]>&~|$]|:(?=\/\/)|(?<=www)\./gi, "\\$&").replaceAll("<", "&lt;");
}

/** The same in one line, at the beginning of a list's item. */
function line(text: string): string {
  return startOfLine(escapeText(text.replace(/\s+/g, " ").trim()));
}

function escapeBlock(words: string, { kind }: Block): string {
  const lines = words.split(/\r\n?|\n/).map((each) => startOfLine(each.trim()));
  if (kind === "apart") return lines.filter(Boolean).map((each) => `*${each}*`).join("\\\n");
  return lines.join(kind === "paragraph" ? "\n" : " ");
}

/** What makes a heading, a list or a rule at the beginning of a line. */
function startOfLine(words: string): string {
  return words.replace(/^[#+\-=]/, "\\$&").replace(/^(\d{1,9})([.)])/, "$1\\$2");
}
