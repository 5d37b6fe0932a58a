// Following a voice: from one of its quotes and mentions to the next, by button or by the keys that press it (www/keys/table.ts).
import { element } from "../dom";
import type { Choice } from "../reading/choice";
import type { Controls, Panel } from "../reading/panel";
import { targetOf, type Shown, type Target } from "../reading/spotlight";
import { fill } from "../strings/say";
import { strings } from "../strings/strings";

export class Steps implements Panel {
  readonly #article: HTMLElement;
  readonly #controls: Controls;
  readonly #follow = button("follow");
  readonly #previous = button("previous");
  readonly #next = button("next");
  readonly #letGo = button("let-go");
  readonly #at = element("span", { class: "at" });
  readonly #root = element("div", { class: "steps", role: "group" }, this.#follow, this.#previous, this.#at, this.#next, this.#letGo);
  #shown: Shown | null = null;
  #choice: Choice | undefined;
  #target: Target | null = null;

  constructor(article: HTMLElement, note: HTMLElement, controls: Controls) {
    this.#article = article;
    this.#controls = controls;
    note.append(this.#root);
    this.#follow.addEventListener("click", () => controls.choose(this.#speaker()));
    this.#letGo.addEventListener("click", () => controls.choose(undefined));
    this.#previous.addEventListener("click", () => this.#step(-1));
    this.#next.addEventListener("click", () => this.#step(1));
    this.#update();
  }

  show(shown: Shown): void {
    this.#shown = shown;
    this.#update();
  }

  choose(choice: Choice | undefined): void {
    this.#choice = choice;
    this.#update();
  }

  point(target: Target | null): void {
    this.#target = target;
    this.#update();
  }

  /** Where a chosen voice speaks or is spoken of, in the order of the text. */
  #stops(): HTMLElement[] {
    return [...this.#article.querySelectorAll<HTMLElement>(".chosen.first")];
  }

  #step(way: number): void {
    const stops = this.#stops();
    const at = this.#index(stops);
    // From nowhere, on to the first or back to the last.
    const next = stops[at < 0 ? (way > 0 ? 0 : stops.length - 1) : (at + way + stops.length) % stops.length];
    const target = next ? targetOf(next) : null;
    if (target) this.#controls.goTo(target);
  }

  #index(stops: readonly HTMLElement[]): number {
    const wanted = JSON.stringify(this.#target);
    return stops.findIndex((stop) => JSON.stringify(targetOf(stop)) === wanted);
  }

  #speaker(): number | null | undefined {
    if (!this.#target || "place" in this.#target) return undefined;
    return "mention" in this.#target ? this.#target.speaker : (this.#shown?.analysis.quotes[this.#target.quote]?.speaker ?? null);
  }

  #update(): void {
    const following = this.#choice !== undefined;
    const stops = following ? this.#stops() : [];
    const at = this.#index(stops);
    const words = strings.panels;
    this.#root.setAttribute("aria-label", words.steps);
    this.#follow.textContent = words.follow;
    this.#previous.textContent = words.previous;
    this.#next.textContent = words.next;
    this.#letGo.textContent = words.letGo;
    this.#previous.title = this.#next.title = words.keys;
    this.#at.textContent = fill(at < 0 ? words.stepsInAll : words.step, { step: at + 1, steps: stops.length });
    this.#follow.hidden = following || this.#speaker() === undefined;
    for (const part of [this.#previous, this.#at, this.#next, this.#letGo]) part.hidden = !following;
    this.#root.hidden = !following && this.#follow.hidden;
  }
}

function button(name: string): HTMLButtonElement {
  return element("button", { type: "button", class: name });
}
