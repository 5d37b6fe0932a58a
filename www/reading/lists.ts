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

/** One button a place, in the order of the text; each press goes to its next mention. */
export function listPlaces(root: HTMLElement, { places }: Analysis, show: (place: number) => void): void {
  const items = placeGroups(places).map((indexes) => {
    const place = places[indexes[0]];
    if (!place) return "";
    const button = element(
      "button",
      { type: "button", class: "town" },
      element("span", { class: "name", dir: "auto" }, place.name),
      " ",
      element("span", { class: "role" }, describePlace(place)),
      " ",
      element("span", { class: "count" }, String(indexes.length)),
    );
    let next = 0;
    button.addEventListener("click", () => {
      const index = indexes[next % indexes.length];
      next += 1;
      if (index !== undefined) show(index);
    });
    return element("li", {}, button);
  });
  const focused = [...root.querySelectorAll("button")].findIndex((button) => button === document.activeElement);
  root.replaceChildren(...items);
  if (focused >= 0) root.querySelectorAll("button")[focused]?.focus({ preventScroll: true });
}
