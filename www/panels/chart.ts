// The chart of voices: how much of the quoted words is named, and where in the article each voice speaks.
import type { Analysis } from "#wasm";
import { element } from "../dom";
import { isChosen, type Choice } from "../reading/choice";
import type { Controls, Panel } from "../reading/panel";
import type { Shown, Target } from "../reading/spotlight";
import { looksOf, voiceOf } from "../reading/voices";
import { percent } from "../reading/words";
import { fill, plural } from "../strings/say";
import { strings } from "../strings/strings";
import { sharesOf, standingsOf, type Share } from "./shares";
import { svg } from "./svg";
import { legible } from "../text/legible";

/** Voices with a lane of their own; the table has all. */
const LANES = 10;

/** Measures in the chart's own units, which are CSS pixels beside a wide article. */
const WIDTH = 232;
const LANE = 17;
const TRACK = { from: 32, to: 196 };
const LEAST_TICK = 2.5;

/** Where something begins that is `wide` and would begin at `x`, were the page's language written from the left. */
function from(x: number, wide: number): number {
  return strings.page.direction === "rtl" ? WIDTH - x - wide : x;
}

export class Chart implements Panel {
  readonly #root: HTMLElement;
  readonly #controls: Controls;
  #analysis: Analysis | null = null;
  /** What is drawn: an analysis that differs in its places alone leaves the chart, and a focus in it, as they stand. */
  #drawn = "";

  constructor(root: HTMLElement, controls: Controls) {
    this.#root = root;
    this.#controls = controls;
    root.addEventListener("click", (event) => this.#press(event.target));
  }

  show(shown: Shown): void {
    const { quotes, speakers } = shown.analysis;
    const drawn = JSON.stringify([strings.language, shown.text, quotes, speakers]);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    this.#analysis = shown.analysis;
    const shares = sharesOf(shown.analysis, shown.text);
    const words = shares.reduce((sum, share) => sum + share.words, 0);
    const open = this.#root.querySelector("details")?.open ?? false;
    this.#root.replaceChildren(...(words === 0 ? [] : [standings(shown, shares, words), lanes(shown, shares, words), figures(shown, shares, words)]));
    const details = this.#root.querySelector("details");
    if (details) details.open = open;
  }

  choose(choice: Choice | undefined): void {
    for (const button of this.#root.querySelectorAll("[data-standing]")) button.setAttribute("aria-pressed", String(choice !== undefined && choiceOf(button) === choice));
    for (const lane of this.#root.querySelectorAll(".lane")) {
      const out = choice !== undefined && this.#analysis !== null && !isChosen(choice, choiceOf(lane) as number | null, this.#analysis);
      lane.classList.toggle("out", out);
    }
  }

  point(target: Target | null): void {
    for (const lit of this.#root.querySelectorAll(".lit")) lit.classList.remove("lit");
    if (target && "quote" in target) this.#root.querySelector(`[data-tick="${target.quote}"]`)?.classList.add("lit");
  }

  #press(at: EventTarget | null): void {
    const found = at instanceof Element ? at.closest("[data-tick], .lane, [data-standing]") : null;
    if (!found) return;
    const tick = found.getAttribute("data-tick");
    if (tick !== null) this.#controls.goTo({ quote: Number(tick) });
    else this.#controls.choose(found.getAttribute("aria-pressed") === "true" ? undefined : choiceOf(found));
  }
}

function choiceOf(found: Element): Choice {
  const standing = found.getAttribute("data-standing");
  if (standing === "named" || standing === "unnamed") return standing;
  const speaker = found.getAttribute("data-speaker");
  return speaker === null ? null : Number(speaker);
}

/** Named, not named, not attributed: a bar, and a button for each. */
function standings({ analysis }: Shown, shares: readonly Share[], words: number): Node {
  const counts = Object.entries(standingsOf(analysis, shares)).filter(([, count]) => count > 0);
  let at = 0;
  const parts = counts.map(([standing, count]) => {
    const width = (count / words) * WIDTH;
    at += width;
    const wide = Math.max(1, width - 1.5);
    return svg("rect", { class: standing, x: from(at - width + 0.75, wide), y: 1, width: wide, height: 9, rx: 1.5 });
  });
  const buttons = counts.map(([standing, count]) =>
    element(
      "button",
      { type: "button", "data-standing": standing, "aria-pressed": "false" },
      svg("svg", { class: "swatch", viewBox: "0 0 12 12", "aria-hidden": "true" }, svg("rect", { class: standing, x: 1, y: 1, width: 10, height: 10, rx: 1.5 })),
      `${strings.panels[standing as "named"]} `,
      element("span", { class: "count" }, percent(count / words)),
    ),
  );
  return element(
    "div",
    { class: "standings", role: "group", "aria-label": strings.panels.standings },
    svg("svg", { viewBox: `0 0 ${WIDTH} 11`, "aria-hidden": "true" }, ...parts),
    element("p", {}, ...buttons),
  );
}

/** A lane for each voice, from the article's beginning to its end (the way the page's language is written), with a tick for each quote: lower where words are reported. */
function lanes(shown: Shown, shares: readonly Share[], words: number): Node {
  const rows = shares.slice(0, LANES).map((share, row) => {
    const voice = voiceOf(share.speaker, shown.voices);
    const middle = row * LANE + LANE / 2;
    const speaker = share.speaker === null ? {} : { "data-speaker": share.speaker };
    return svg(
      "g",
      { class: `lane ${looksOf(voice)}`, ...speaker },
      svg("title", {}, nameOf(share, shown)),
      svg("rect", { class: "ground", x: 0, y: row * LANE, width: WIDTH, height: LANE }),
      svg("rect", { class: "sign", x: from(0.75, 25), y: middle - 6, width: 25, height: 12, rx: 3 }),
      svg("text", { class: "letters", x: from(13.25, 0), y: middle + 3.2, "text-anchor": "middle" }, voice.badge),
      svg("line", { x1: from(TRACK.from, 0), x2: from(TRACK.to, 0), y1: middle, y2: middle }),
      ...share.quotes.map((quote) => tick(quote, middle, shown)),
      svg("text", { class: "percent", x: from(WIDTH, 0), y: middle + 3.8, "text-anchor": from(0, 0) === 0 ? "end" : "start" }, percent(share.words / words)),
    );
  });
  const listed = shares.map((share) => fill(strings.panels.chartShare, { name: nameOf(share, shown), percent: percent(share.words / words) }));
  const label = fill(strings.panels.chart, { words: plural(strings.panels.quotedWords, words), shares: new Intl.ListFormat(strings.language).format(listed) });
  return svg("svg", { class: "lanes", viewBox: `0 0 ${WIDTH} ${rows.length * LANE}`, role: "img", "aria-label": label }, ...rows);
}

function tick(index: number, middle: number, { analysis, text }: Shown): Node {
  const { start, end, kind } = analysis.quotes[index]!;
  const scale = (TRACK.to - TRACK.from) / Math.max(1, text.length);
  const height = kind === "indirect" ? 5 : 11;
  const width = Math.max(LEAST_TICK, (end - start) * scale);
  return svg(
    "rect",
    { class: `tick ${kind}`, "data-tick": index, x: from(Math.min(TRACK.from + start * scale, TRACK.to - width), width), y: middle - height / 2, width, height },
    svg("title", {}, strings.reading.quote[kind]),
  );
}

function figures(shown: Shown, shares: readonly Share[], words: number): Node {
  const titles = strings.panels;
  const head = element("tr", {}, ...[titles.voice, titles.quotes, titles.words, "%"].map((name) => element("th", { scope: "col" }, name)));
  const rows = shares.map((share) =>
    element(
      "tr",
      {},
      element("th", { scope: "row", dir: "auto" }, nameOf(share, shown)),
      ...[share.quotes.length, share.words, Math.round((100 * share.words) / words)].map((figure) => element("td", {}, figure.toLocaleString(strings.language))),
    ),
  );
  return element("details", {}, element("summary", {}, titles.figures), element("table", {}, element("thead", {}, head), element("tbody", {}, ...rows)));
}

function nameOf({ speaker }: Share, { analysis }: Shown): string {
  const name = speaker === null ? undefined : analysis.speakers[speaker]?.name;
  return name === undefined ? strings.reading.notAttributed : legible(name);
}
