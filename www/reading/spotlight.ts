// Pointing at things in the article by hover, focus and touch; a chosen speaker stands out.
import type { Corrected } from "../corrections/correction";
import { isChosen, type Choice } from "./choice";
import type { Voice } from "./voices";
import type { Block } from "../text/blocks";

/** Something in the article that has a note: an index into `quotes` or `places`, or where a speaker's mention starts. */
export type Target = { quote: number } | { place: number } | { mention: number; speaker: number };

export interface Shown {
  text: string;
  /** Of which the article's elements are made, in order. */
  blocks: readonly Block[];
  analysis: Corrected;
  voices: readonly Voice[];
}

/** Told of what a reader does in the article. */
interface Listener {
  choose(choice: Choice | undefined): void;
  point(target: Target | null): void;
}

export class Spotlight {
  readonly #article: HTMLElement;
  readonly #note: HTMLElement;
  #shown: Shown | null = null;
  #pinned: Target | null = null;
  /** What the note tells of: what is pinned, or what the mouse is over. */
  #pointed: Target | null = null;
  #choice: Choice | undefined;
  readonly #listener: Listener;

  constructor(article: HTMLElement, note: HTMLElement, listener: Listener) {
    this.#listener = listener;
    this.#article = article;
    this.#note = note;
    // What comes to lie under a mouse that rests, as a dialog closes or the text scrolls, is not pointed at.
    let rests = "";
    document.addEventListener("pointermove", (event) => (rests = placeOf(event)));
    article.addEventListener("pointerover", (event) => {
      if (event.pointerType === "mouse" && placeOf(event) !== rests && this.#inMargin()) this.#point(targetOf(event.target) ?? this.#pinned);
    });
    article.addEventListener("pointerleave", () => this.#point(this.#pinned));
    article.addEventListener("focusin", (event) => this.#pin(targetOf(event.target)));
    article.addEventListener("click", (event) => this.#pin(targetOf(event.target)));
    note.querySelector(".close")?.addEventListener("click", () => this.#pin(null));
  }

  get choice(): Choice | undefined {
    return this.#choice;
  }

  get pointed(): Target | null {
    return this.#pointed;
  }

  /** Takes a new analysis; what was pointed at before is let go. */
  show(shown: Shown): void {
    this.#shown = shown;
    this.#choice = undefined;
    this.#pin(null);
  }

  /** Takes an analysis with the same marks; what is pointed at stays. */
  renew(shown: Shown): void {
    this.#shown = shown;
    this.#light(this.#pointed);
  }

  /** Lights the article's elements again after they were set anew. */
  refresh(): void {
    this.#light(this.#pinned);
    this.#dim();
    this.#listener.point(this.#pointed);
  }

  /** Lets quotes and mentions stand out, and goes to the first; `undefined` lets go. */
  choose(choice: Choice | undefined): void {
    this.#choice = choice;
    this.#dim();
    const first = this.#article.querySelector(".quote.chosen") ?? this.#article.querySelector(".chosen");
    const target = targetOf(first);
    if (target) this.goTo(target);
  }

  /** Goes to something in the article and shows its note. */
  goTo(target: Target): void {
    this.#pin(target);
    reveal(this.#article.querySelector(selectorOf(target)));
  }

  #pin(target: Target | null): void {
    this.#pinned = target;
    this.#point(target);
  }

  #point(target: Target | null): void {
    this.#pointed = target;
    this.#light(target);
    this.#listener.point(target);
  }

  /** Elsewhere the note lies over the text: one that came by hovering would hide what is pointed at. */
  #inMargin(): boolean {
    return getComputedStyle(this.#note).position !== "fixed";
  }

  /** Marks what belongs to a note: all parts of the utterance, their cues and their mentions. */
  #light(target: Target | null): void {
    for (const lit of this.#article.querySelectorAll(".lit")) lit.classList.remove("lit");
    const analysis = this.#shown?.analysis;
    if (!target || !analysis) return;
    const light = (selector: string) => this.#article.querySelectorAll(selector).forEach((found) => found.classList.add("lit"));
    light(selectorOf(target));
    if (!("quote" in target)) return;
    const group = analysis.quotes[target.quote]?.group;
    analysis.quotes.forEach((quote, index) => {
      if (quote.group !== group) return;
      light(`[data-quote="${index}"]`);
      light(`[data-cue="${index}"]`);
      if (quote.mention) light(`[data-at="${quote.mention.start}"]`);
    });
  }

  #dim(): void {
    const [choice, analysis] = [this.#choice, this.#shown?.analysis];
    this.#article.classList.toggle("choosing", choice !== undefined);
    for (const chosen of this.#article.querySelectorAll(".chosen")) chosen.classList.remove("chosen");
    if (choice === undefined || !analysis) return;
    for (const found of this.#article.querySelectorAll<HTMLElement>(".quote, .speaker")) {
      const { speaker } = found.dataset;
      if (isChosen(choice, speaker === undefined ? null : Number(speaker), analysis)) found.classList.add("chosen");
    }
  }
}

export function reveal(found: Element | null, block: ScrollLogicalPosition = "center"): void {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  found?.scrollIntoView({ block, behavior: still ? "instant" : "smooth" });
}

function placeOf({ screenX, screenY }: PointerEvent): string {
  return `${screenX} ${screenY}`;
}

export function selectorOf(target: Target): string {
  if ("mention" in target) return `[data-at="${target.mention}"]`;
  return "quote" in target ? `[data-quote="${target.quote}"]` : `[data-place="${target.place}"]`;
}

/** A place or mention inside a quote is pointed at before the quote; inside nothing, there is nothing to point at. */
export function targetOf(at: EventTarget | null): Target | null {
  const found = at instanceof Element ? at.closest<HTMLElement>("[data-place], [data-quote], [data-at][data-speaker]") : null;
  const { place, quote, at: mention, speaker } = found?.dataset ?? {};
  if (place !== undefined) return { place: Number(place) };
  if (quote !== undefined) return { quote: Number(quote) };
  return mention === undefined ? null : { mention: Number(mention), speaker: Number(speaker) };
}
