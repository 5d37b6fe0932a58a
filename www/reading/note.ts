// The note in the margin: who said a quote, by which words, and how sure that is.
import type { Analysis, Place, Quote, Speaker } from "#wasm";
import { element } from "../dom";
import { looksOf, voiceOf, type Voice } from "./voices";
import { QUOTE, certainty, coordinates, describePlace, describeSpeaker, reason } from "./words";

export function noteOfQuote(text: string, { speakers }: Analysis, voices: readonly Voice[], quote: Quote): Node[] {
  const speaker = quote.speaker === null ? undefined : speakers[quote.speaker];
  const said = ({ start, end }: { start: number; end: number }) => element("q", { dir: "auto" }, text.slice(start, end));
  const rows: [string, Node | string][] = [];
  if (quote.mention) rows.push(["Named as", said(quote.mention)]);
  if (quote.cue) rows.push(["Cue", said(quote.cue)]);
  if (speaker) rows.push(["Certainty", certainty(quote.confidence)]);
  return [
    element("p", { class: "kind" }, QUOTE[quote.kind]),
    ...who(speaker, voiceOf(quote.speaker, voices)),
    facts(rows),
    element("p", { class: "reason" }, reason(quote.rule)),
  ];
}

export function noteOfMention({ quotes, speakers }: Analysis, voices: readonly Voice[], speaker: number): Node[] {
  const count = quotes.filter((quote) => quote.speaker === speaker).length;
  return [element("p", { class: "kind" }, "Mention"), ...who(speakers[speaker], voiceOf(speaker, voices)), facts([["Quotes", String(count)]])];
}

function who(speaker: Speaker | undefined, voice: Voice): Node[] {
  return [
    element(
      "p",
      { class: `who ${looksOf(voice)}` },
      element("span", { class: "badge", "aria-hidden": "true" }, voice.badge),
      element("strong", { dir: "auto" }, speaker?.name ?? "Not attributed"),
    ),
    ...(speaker ? [element("p", { class: "role", dir: "auto" }, describeSpeaker(speaker))] : []),
  ];
}

export function noteOfPlace(place: Place): Node[] {
  const where = coordinates(place);
  return [
    element("p", { class: "kind" }, "Place"),
    element("p", { class: "who" }, element("strong", { dir: "auto" }, place.name)),
    element("p", { class: "role" }, describePlace(place)),
    // A place that the list does not hold has the position of what the text names beside it.
    facts(where ? [[place.kind === "unknown" || place.kind === "site" ? "Near" : "Position", where], ["Certainty", certainty(place.confidence)]] : []),
    ...(where ? [] : [element("p", { class: "reason" }, "Voxmark’s list of places does not hold it, or holds several and the text does not tell which.")]),
  ];
}

function facts(rows: [string, Node | string][]): Node {
  return element("dl", {}, ...rows.map(([term, fact]) => element("div", {}, element("dt", {}, term), element("dd", {}, fact))));
}
