// The note in the margin: who said a quote, by which words, and how sure that is.
import type { Analysis, Place, Quote, Speaker } from "#wasm";
import { element } from "../dom";
import { strings } from "../strings/strings";
import { legible } from "../text/legible";
import type { Panel } from "./panel";
import { reveal, selectorOf, type Shown, type Target } from "./spotlight";
import { looksOf, voiceOf, type Voice } from "./voices";
import { certainty, coordinates, describePlace, describeSpeaker, reason, sureness } from "./words";

export class Note implements Panel {
  readonly #article: HTMLElement;
  readonly #note: HTMLElement;
  readonly #body: HTMLElement;
  #shown: Shown | null = null;
  #target: Target | null = null;

  constructor(article: HTMLElement, note: HTMLElement) {
    this.#article = article;
    this.#note = note;
    this.#body = note.querySelector<HTMLElement>(".body") ?? note;
    // Pressing gives the focus first, and would miss what moves before it is over.
    article.addEventListener("focusin", ({ target }) => {
      if (target instanceof Element && target.matches(":focus-visible")) this.#clear();
    });
    article.addEventListener("click", () => this.#clear());
  }

  show(shown: Shown): void {
    this.#shown = shown;
    this.#update();
  }

  choose(): void {}

  point(target: Target | null): void {
    this.#target = target;
    this.#update();
  }

  /** Where the note lies over the text, it may have come to lie over what it tells of. */
  #clear(): void {
    if (this.#target && getComputedStyle(this.#note).position === "fixed") reveal(this.#article.querySelector(selectorOf(this.#target)), "nearest");
  }

  #update(): void {
    const [target, shown] = [this.#target, this.#shown];
    const body = target && shown && bodyOf(target, shown);
    this.#note.hidden = !body;
    if (!body) return;
    this.#body.replaceChildren(...body);
    const anchor = this.#article.querySelector(selectorOf(target));
    if (anchor) this.#note.style.setProperty("--top", `${this.#offset(anchor)}px`);
  }

  /** How far below the article's top an element stands, in CSS pixels. */
  #offset(anchor: Element): number {
    const top = anchor.getClientRects()[0]?.top ?? 0;
    return Math.max(0, Math.round(top - this.#article.getBoundingClientRect().top));
  }
}

function bodyOf(target: Target, { text, analysis, voices }: Shown): Node[] | null {
  if ("quote" in target) {
    const quote = analysis.quotes[target.quote];
    return quote ? noteOfQuote(text, analysis, voices, quote) : null;
  }
  if ("mention" in target) return noteOfMention(analysis, voices, target.speaker);
  const place = analysis.places[target.place];
  return place ? noteOfPlace(place) : null;
}

function noteOfQuote(text: string, { speakers }: Analysis, voices: readonly Voice[], quote: Quote): Node[] {
  const words = strings.reading;
  const speaker = quote.speaker === null ? undefined : speakers[quote.speaker];
  const said = ({ start, end }: { start: number; end: number }) => element("q", { dir: "auto", lang: "en" }, text.slice(start, end));
  const rows: [string, Node | string][] = [];
  if (quote.mention) rows.push([words.namedAs, said(quote.mention)]);
  if (quote.cue) rows.push([words.cue, said(quote.cue)]);
  if (speaker) rows.push([words.certainty, sureness(quote)]);
  return [
    element("p", { class: "kind" }, words.quote[quote.kind]),
    ...who(speaker, voiceOf(quote.speaker, voices)),
    facts(rows),
    element("p", { class: "reason" }, reason(quote.rule)),
  ];
}

function noteOfMention({ quotes, speakers }: Analysis, voices: readonly Voice[], speaker: number): Node[] {
  const count = quotes.filter((quote) => quote.speaker === speaker).length;
  const words = strings.reading;
  return [
    element("p", { class: "kind" }, words.mention),
    ...who(speakers[speaker], voiceOf(speaker, voices)),
    facts([[words.quotes, count.toLocaleString(strings.language)]]),
  ];
}

function who(speaker: Speaker | undefined, voice: Voice): Node[] {
  return [
    element(
      "p",
      { class: `who ${looksOf(voice)}` },
      element("span", { class: "badge", "aria-hidden": "true" }, voice.badge),
      element("strong", { dir: "auto" }, speaker ? legible(speaker.name) : strings.reading.notAttributed),
    ),
    ...(speaker ? [element("p", { class: "role", dir: "auto", lang: speaker.role && "en" }, describeSpeaker(speaker))] : []),
  ];
}

function noteOfPlace(place: Place): Node[] {
  const words = strings.reading;
  const where = coordinates(place);
  return [
    element("p", { class: "kind" }, words.place),
    element("p", { class: "who" }, element("strong", { dir: "auto" }, legible(place.name))),
    element("p", { class: "role" }, describePlace(place)),
    // A place that the list does not hold has the position of what the text names beside it.
    facts(where ? [[place.kind === "unknown" || place.kind === "site" ? words.near : words.position, where], [words.certainty, certainty(place.confidence)]] : []),
    ...(where ? [] : [element("p", { class: "reason" }, words.notHeld)]),
  ];
}

function facts(rows: [string, Node | string][]): Node {
  return element("dl", {}, ...rows.map(([term, fact]) => element("div", {}, element("dt", {}, term), element("dd", {}, fact))));
}
