// The lists beside the article: who speaks, and which places are named.
import { element } from "../dom";
import { plural } from "../strings/say";
import { strings } from "../strings/strings";
import { legible } from "../text/legible";
import type { Choice } from "./choice";
import type { Controls, Panel } from "./panel";
import { placeGroups } from "./places";
import type { Shown } from "./spotlight";
import { looksOf, voiceOf } from "./voices";
import { describePlace, describeSpeaker } from "./words";

/** One button a speaker, most quotes first; choosing one twice lets go of it. */
export class VoiceList implements Panel {
  readonly #root: HTMLElement;
  readonly #controls: Controls;
  /** What is listed: an analysis that differs in its places alone leaves the list, and a focus in it, as they stand. */
  #listed = "";
  #choices: (number | null)[] = [];

  constructor(root: HTMLElement, controls: Controls) {
    this.#root = root;
    this.#controls = controls;
  }

  show(shown: Shown): void {
    const { quotes, speakers } = shown.analysis;
    const listed = JSON.stringify([strings.language, quotes, speakers]);
    if (listed === this.#listed) return;
    this.#listed = listed;
    const counts = new Map<number | null, number>();
    for (const { speaker } of quotes) counts.set(speaker, (counts.get(speaker) ?? 0) + 1);
    this.#choices = [...speakers.keys(), ...(counts.has(null) ? [null] : [])].sort(
      (a, b) => Number(a === null) - Number(b === null) || (counts.get(b) ?? 0) - (counts.get(a) ?? 0),
    );
    this.#root.replaceChildren(...this.#choices.map((choice) => element("li", {}, this.#button(choice, counts.get(choice) ?? 0, shown))));
  }

  choose(chosen: Choice | undefined): void {
    this.#root.querySelectorAll("button").forEach((button, index) => button.setAttribute("aria-pressed", String(this.#choices[index] === chosen)));
  }

  point(): void {}

  #button(choice: number | null, count: number, { analysis, voices }: Shown): HTMLButtonElement {
    const speaker = choice === null ? undefined : analysis.speakers[choice];
    const voice = voiceOf(choice, voices);
    const button = element(
      "button",
      { type: "button", class: `voice ${looksOf(voice)}`, "aria-pressed": "false", "data-speaker": choice },
      element("span", { class: "badge", "aria-hidden": "true" }, voice.badge),
      element("span", { class: "who" }, element("span", { class: "name", dir: "auto" }, speaker ? legible(speaker.name) : strings.reading.notAttributed)),
      " ",
      element("span", { class: "count" }, plural(strings.page.quotes, count)),
    );
    if (speaker) button.querySelector(".who")?.append(" ", element("span", { class: "role", dir: "auto", lang: speaker.role && "en" }, describeSpeaker(speaker)));
    button.addEventListener("click", () => this.#controls.choose(button.getAttribute("aria-pressed") === "true" ? undefined : choice));
    return button;
  }
}

/**
 * One button a place, in the order of the text; each press goes to its next mention. Better places come while somebody reads: what
 * stands in the list is altered in place, or a press that has begun would be lost, and the focus with it.
 */
export class PlaceList implements Panel {
  readonly #root: HTMLElement;
  #groups: [number, ...number[]][] = [];
  /** Where the places stand in which text: with the same marks as before, each button goes on from where it was. */
  #marks = "";
  #presses: number[] = [];

  constructor(root: HTMLElement, controls: Controls) {
    this.#root = root;
    root.addEventListener("click", ({ target }) => {
      const row = target instanceof Element ? target.closest("li") : null;
      const at = row ? [...root.children].indexOf(row) : -1;
      const group = this.#groups[at];
      if (!group) return;
      const presses = this.#presses[at] ?? 0;
      this.#presses[at] = presses + 1;
      controls.goTo({ place: group[presses % group.length] ?? group[0] });
    });
  }

  show({ text, analysis: { places } }: Shown): void {
    this.#groups = placeGroups(places);
    const marks = JSON.stringify([text, places.map(({ start, end }) => [start, end])]);
    if (marks !== this.#marks) this.#presses = [];
    this.#marks = marks;
    this.#groups.forEach((group, at) => {
      const place = places[group[0]]!;
      const row = this.#root.children[at] ?? this.#root.appendChild(town());
      const words = [legible(place.name), describePlace(place), group.length.toLocaleString(strings.language)];
      row.querySelectorAll("span").forEach((span, part) => (span.textContent = words[part] ?? ""));
    });
    while (this.#root.children.length > this.#groups.length) this.#root.lastElementChild?.remove();
  }

  choose(): void {}

  point(): void {}
}

function town(): HTMLElement {
  const parts = [element("span", { class: "name", dir: "auto" }), " ", element("span", { class: "role" }), " ", element("span", { class: "count" })];
  return element("li", {}, element("button", { type: "button", class: "town" }, ...parts));
}
