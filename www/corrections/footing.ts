// Keeps a reader where they are while a correction has the article set anew: the note at the same words, the focus where it was.
import type { Span } from "#wasm";
import type { Panel } from "../reading/panel";
import { selectorOf, targetOf, type Shown, type Target } from "../reading/spotlight";

/** A target by its words, which stay when its number changes. */
type Spot = Span & { layer: "quote" | "place" | "mention" };

export class Footing implements Panel {
  readonly #article: HTMLElement;
  #shown: Shown | null = null;
  #target: Target | null = null;

  constructor(article: HTMLElement) {
    this.#article = article;
  }

  show(shown: Shown): void {
    this.#shown = shown;
  }

  choose(): void {}

  point(target: Target | null): void {
    this.#target = target;
  }

  /** `next` is what the note is to tell of afterwards, where it is not what it tells of now; `instead` gets the focus where that is gone. */
  async during(change: () => Promise<void>, instead: () => HTMLElement, next?: Spot): Promise<void> {
    const focused = document.activeElement;
    const spot = next ?? this.#spotOf(this.#target);
    const focus = focused && this.#article.contains(focused) ? this.#spotOf(targetOf(focused)) : null;
    await change();
    this.#find(spot)?.click();
    const back = focus ? this.#find(focus) : focused instanceof HTMLElement && focused.isConnected ? focused : null;
    back?.focus({ preventScroll: true });
    // What was hidden under its focus has it still, in some browsers.
    const active = document.activeElement;
    if (active === null || active === document.body || active.getClientRects().length === 0) instead().focus({ preventScroll: true });
  }

  #spotOf(target: Target | null): Spot | null {
    const analysis = this.#shown?.analysis;
    if (!target || !analysis) return null;
    if ("mention" in target) return { layer: "mention", start: target.mention, end: target.mention };
    const [layer, found] = "quote" in target ? (["quote", analysis.quotes[target.quote]] as const) : (["place", analysis.places[target.place]] as const);
    return found ? { layer, start: found.start, end: found.end } : null;
  }

  #find(spot: Spot | null): HTMLElement | null {
    const analysis = this.#shown?.analysis;
    if (!spot || !analysis) return null;
    const isThere = ({ start, end }: Span) => start === spot.start && end === spot.end;
    if (spot.layer === "mention") return this.#article.querySelector(selectorOf({ mention: spot.start, speaker: 0 }));
    const index = spot.layer === "quote" ? analysis.quotes.findIndex(isThere) : analysis.places.findIndex(isThere);
    return this.#article.querySelector(selectorOf(spot.layer === "quote" ? { quote: index } : { place: index }));
  }
}
