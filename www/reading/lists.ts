// The lists beside the article: who speaks, and which places are named.
import type { Analysis } from "#wasm";
import { element } from "../dom";
import type { Choice } from "./choice";
import { placeGroups } from "./places";
import { looksOf, voiceOf, type Voice } from "./voices";
import { describePlace, describeSpeaker } from "./words";

/** One button a speaker, most quotes first; choosing one twice lets go of it. Returns what shows a choice in the list. */
export function listSpeakers(
  root: HTMLElement,
  { quotes, speakers }: Analysis,
  voices: readonly Voice[],
  choose: (choice: Choice | undefined) => void,
): (choice: Choice | undefined) => void {
  const counts = new Map<number | null, number>();
  for (const { speaker } of quotes) counts.set(speaker, (counts.get(speaker) ?? 0) + 1);
  const choices = [...speakers.keys(), ...(counts.has(null) ? [null] : [])].sort(
    (a, b) => Number(a === null) - Number(b === null) || (counts.get(b) ?? 0) - (counts.get(a) ?? 0),
  );
  const buttons = choices.map((choice) => {
    const speaker = choice === null ? undefined : speakers[choice];
    const voice = voiceOf(choice, voices);
    const count = counts.get(choice) ?? 0;
    const button = element(
      "button",
      { type: "button", class: `voice ${looksOf(voice)}`, "aria-pressed": "false", "data-speaker": choice },
      element("span", { class: "badge", "aria-hidden": "true" }, voice.badge),
      element("span", { class: "who" }, element("span", { class: "name", dir: "auto" }, speaker?.name ?? "Not attributed")),
      " ",
      element("span", { class: "count" }, quotesOf(count)),
    );
    if (speaker) button.querySelector(".who")?.append(" ", element("span", { class: "role", dir: "auto" }, describeSpeaker(speaker)));
    button.addEventListener("click", () => choose(button.getAttribute("aria-pressed") === "true" ? undefined : choice));
    return button;
  });
  root.replaceChildren(...buttons.map((button) => element("li", {}, button)));
  return (chosen) => buttons.forEach((button, index) => button.setAttribute("aria-pressed", String(choices[index] === chosen)));
}

function quotesOf(count: number): string {
  return count === 1 ? "1 quote" : `${count} quotes`;
}

/**
 * One button a place, in the order of the text; each press goes to its next mention. Better places come while somebody reads: what
 * stands in the list is altered in place, or a press that has begun would be lost, and the focus with it.
 */
export class PlaceList {
  readonly #root: HTMLElement;
  #groups: [number, ...number[]][] = [];
  #presses: number[] = [];

  constructor(root: HTMLElement, show: (place: number) => void) {
    this.#root = root;
    root.addEventListener("click", ({ target }) => {
      const row = target instanceof Element ? target.closest("li") : null;
      const at = row ? [...root.children].indexOf(row) : -1;
      const group = this.#groups[at];
      if (!group) return;
      const presses = this.#presses[at] ?? 0;
      this.#presses[at] = presses + 1;
      show(group[presses % group.length] ?? group[0]);
    });
  }

  /** `again`: the same marks as before, so that each button goes on from where it was. */
  show({ places }: Analysis, again: boolean): void {
    this.#groups = placeGroups(places);
    if (!again) this.#presses = [];
    this.#groups.forEach((group, at) => {
      const place = places[group[0]]!;
      const row = this.#root.children[at] ?? this.#root.appendChild(town());
      const words = [place.name, describePlace(place), String(group.length)];
      row.querySelectorAll("span").forEach((span, part) => (span.textContent = words[part] ?? ""));
    });
    while (this.#root.children.length > this.#groups.length) this.#root.lastElementChild?.remove();
  }
}

function town(): HTMLElement {
  const parts = [element("span", { class: "name", dir: "auto" }), " ", element("span", { class: "role" }), " ", element("span", { class: "count" })];
  return element("li", {}, element("button", { type: "button", class: "town" }, ...parts));
}
