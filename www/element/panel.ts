// What stands around the article, in the element's shadow root: switches, the list of voices and places, the note.
import type { Analysis, Place, Quote, Speaker, Span } from "#wasm";
import { element } from "../dom";
import { quotesByVoice } from "../exports/by-voice";
import { LAYERS, countLayers, marksOf, type Layer } from "../reading/layers";
import { placeGroups } from "../reading/places";
import type { Target } from "../reading/spotlight";
import { voiceOf, type Voice } from "../reading/voices";
import type { Language } from "./language";
import { voiceRules } from "./palette";
import css from "./panel.css";
import { adoptIn } from "./sheets";
import type { LegendMode, Strings } from "./types";

const SAMPLES: Record<Layer, string> = { direct: "“Aa”", partial: "“aa”", indirect: "aa aa", speaker: "Aa", place: "Aa" };

/** How far the note stands from what it tells of, and from the window's edge, in CSS pixels. */
const GAP = 8;

/** What a reader does here. */
interface Listener {
  toggle(layer: Layer): void;
  goTo(target: Target): void;
  closed(): void;
}

export class Panel {
  readonly #legend = element("div", { class: "vox legend", part: "legend", role: "group" });
  readonly #list = element("details", { class: "vox list", part: "list" });
  readonly #note = element("div", { class: "vox note", part: "note", role: "note", "aria-live": "polite", popover: "manual" });
  readonly #listener: Listener;
  #strings!: Strings;
  #language = "en";
  readonly #escape = ({ key }: KeyboardEvent) => {
    if (key === "Escape") this.close();
  };

  constructor(root: ShadowRoot, listener: Listener) {
    this.#listener = listener;
    adoptIn(root, voiceRules() + css);
    root.append(this.#legend, element("slot"), this.#list, this.#note);
    this.hide();
  }

  /** Nothing but the article. */
  hide(): void {
    this.#legend.hidden = true;
    this.#list.hidden = true;
    this.close();
  }

  speak({ tag, dir, strings }: Language): void {
    this.#strings = strings;
    this.#language = tag;
    for (const part of [this.#legend, this.#list, this.#note]) {
      part.lang = tag;
      part.dir = dir;
    }
    this.#legend.ariaLabel = strings.layers;
  }

  dress(dark: boolean, mode: LegendMode): void {
    for (const part of [this.#legend, this.#list, this.#note]) part.classList.toggle("vox-dark", dark);
    this.#legend.classList.toggle("left-out", mode !== "full");
    this.#list.classList.toggle("left-out", mode === "none");
  }

  /** The switches, before and after there is something to count. */
  switches(analysis: Analysis | null, shown: ReadonlySet<Layer>): void {
    const counts = analysis && countLayers(marksOf(analysis));
    const focused = LAYERS.find((layer) => this.#legend.querySelector(`:focus[data-layer="${layer}"]`));
    this.#legend.replaceChildren(
      ...LAYERS.map((layer) => {
        const button = element(
          "button",
          { type: "button", class: "layer vox-voice-0", part: "layer", "aria-pressed": String(shown.has(layer)), "data-layer": layer },
          element("span", { class: `sample ${layer}`, "aria-hidden": "true" }, SAMPLES[layer]),
          element("span", { class: "name" }, this.#strings[layer]),
          " ",
          element("span", { class: "count" }, counts ? this.#number(counts[layer]) : ""),
        );
        button.addEventListener("click", () => this.#listener.toggle(layer));
        return button;
      }),
    );
    this.#legend.hidden = false;
    if (focused) this.#legend.querySelector<HTMLElement>(`[data-layer="${focused}"]`)?.focus();
  }

  /** Every quote under its voice, and every place: what the highlights say to those who see none. */
  list(text: string, analysis: Analysis, voices: readonly Voice[]): void {
    const { quotes, speakers, places } = analysis;
    const { list, counts, voices: voicesTitle, place: placesTitle, unattributed, about } = this.#strings;
    const spoken = quotesByVoice(analysis);
    const groups = placeGroups(places);
    const numbers: Record<string, number> = { voices: spoken.length, quotes: quotes.length, places: groups.length };
    const summary = element(
      "summary",
      { part: "summary" },
      element("strong", {}, list),
      " ",
      element("span", { class: "count" }, counts.replace(/\{(\w+)\}/g, (gap, name: string) => (name in numbers ? this.#number(numbers[name]!) : gap))),
    );
    const rows = spoken.map(([index, own]) => {
      const speaker = index === null ? null : (speakers[index] ?? null);
      const items = own.map((quote) => element("li", { dir: "auto" }, this.#button({ quote }, "quote", words(text, quotes[quote]!))));
      return element(
        "li",
        { class: voiceClass(voiceOf(index, voices)) },
        ...who(speaker, voiceOf(index, voices), unattributed),
        element("ul", { class: "quotes" }, ...items),
      );
    });
    const towns = groups.map(([first, ...more]) => {
      const found = places[first]!;
      const button = this.#button({ place: first }, "place", element("bdi", {}, found.name));
      const land = this.#country(found);
      return element("li", {}, button, land ? ` ${land}` : "", element("span", { class: "count" }, more.length > 0 ? ` ×${this.#number(more.length + 1)}` : ""));
    });
    this.#list.replaceChildren(
      summary,
      ...titled("voices", voicesTitle, rows),
      ...titled("places", placesTitle, towns),
      element("p", { class: "about", part: "about" }, about),
    );
    this.#list.hidden = false;
  }

  /** The note on something in the article, beside where it stands. */
  open(target: Target, text: string, analysis: Analysis, voices: readonly Voice[], at: DOMRect): void {
    const close = element("button", { type: "button", class: "close", part: "close", "aria-label": this.#strings.close }, "×");
    close.addEventListener("click", () => this.close());
    this.#note.replaceChildren(close, ...this.#body(target, text, analysis, voices));
    this.#note.hidden = false;
    // Above whatever the host lays over its page, where the browser has such a layer.
    this.#note.showPopover?.();
    const { offsetWidth: width, offsetHeight: height } = this.#note;
    const below = at.bottom + GAP + height <= innerHeight || at.top < height + GAP;
    this.#note.style.setProperty("inset", "auto");
    this.#note.style.setProperty("left", `${Math.max(GAP, Math.min(at.left, document.documentElement.clientWidth - width - GAP))}px`);
    this.#note.style.setProperty("top", `${Math.max(GAP, below ? Math.min(at.bottom + GAP, innerHeight - height - GAP) : at.top - height - GAP)}px`);
    document.addEventListener("keydown", this.#escape);
  }

  close(): void {
    document.removeEventListener("keydown", this.#escape);
    if (this.#note.hidden) return;
    this.#note.hidden = true;
    this.#note.hidePopover?.();
    this.#listener.closed();
  }

  #body(target: Target, text: string, { quotes, speakers, places }: Analysis, voices: readonly Voice[]): Node[] {
    const { cue, certainty, position, unattributed, placeOne, speakerOne } = this.#strings;
    const sure = ({ confidence }: Quote | Place): [string, string] => [certainty, confidence.toLocaleString(this.#language, { style: "percent" })];
    if ("place" in target) {
      const place = places[target.place]!;
      const where = place.lat !== null && place.lon !== null ? [[position, `${this.#number(place.lat)}, ${this.#number(place.lon)}`] as [string, string], sure(place)] : [];
      return [kind(placeOne), element("p", { class: "who" }, element("strong", {}, element("bdi", {}, place.name))), role(this.#country(place)), facts(where)];
    }
    const quote = "quote" in target ? quotes[target.quote]! : null;
    const index = "speaker" in target ? target.speaker : (quote?.speaker ?? null);
    const speaker = index === null ? null : (speakers[index] ?? null);
    const rows: [string, string][] = [];
    if (quote?.cue) rows.push([cue, words(text, quote.cue)]);
    if (quote && speaker) rows.push(sure(quote));
    const voice = voiceOf(index, voices);
    return [kind(quote ? this.#strings[`${quote.kind}One`] : speakerOne), element("div", { class: voiceClass(voice) }, ...who(speaker, voice, unattributed)), facts(rows)];
  }

  #button(target: Target, part: string, label: Node | string): HTMLButtonElement {
    const button = element("button", { type: "button", class: "go", part }, label);
    button.addEventListener("click", () => this.#listener.goTo(target));
    return button;
  }

  #number(value: number): string {
    return value.toLocaleString(this.#language);
  }

  #country({ country, kind }: Place): string {
    if (!country || kind === "country") return "";
    try {
      return new Intl.DisplayNames(this.#language, { type: "region" }).of(country) ?? country;
    } catch {
      return country;
    }
  }
}

function words(text: string, { start, end }: Span): string {
  return text.slice(start, end).replace(/\s+/g, " ");
}

function voiceClass({ colour, named }: Voice): string {
  return `vox-voice-${colour}${named ? "" : " unnamed"}`;
}

function who(speaker: Speaker | null, { badge }: Voice, unattributed: string): Node[] {
  return [
    element("p", { class: "who" }, element("span", { class: "badge", "aria-hidden": "true" }, badge), " ", element("strong", {}, element("bdi", {}, speaker?.name ?? unattributed))),
    ...(speaker?.role ? [role(speaker.role)] : []),
  ];
}

function kind(words: string): Node {
  return element("p", { class: "kind" }, words);
}

function role(words: string): Node {
  return element("p", { class: "role" }, element("bdi", {}, words));
}

function facts(rows: [string, string][]): Node {
  return element("dl", {}, ...rows.map(([term, fact]) => element("div", {}, element("dt", {}, term), element("dd", {}, element("bdi", {}, fact)))));
}

/** A list under its title; nothing where there is nothing in it. */
function titled(part: string, title: string, rows: Node[]): Node[] {
  if (rows.length === 0) return [];
  return [element("p", { class: "title", id: part }, title), element("ul", { class: part, part, "aria-labelledby": part }, ...rows)];
}
