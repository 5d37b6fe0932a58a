// The legend: what each look means, how often it occurs, and a switch for it.
import { element } from "../dom";
import { LAYERS, type Layer } from "./layers";

const NAMES: Record<Layer, { name: string; sample: string; meaning: string }> = {
  direct: { name: "Direct quotes", sample: "“Aa”", meaning: "Whole utterances between quotation marks" },
  partial: { name: "Partial quotes", sample: "“aa”", meaning: "Quoted words inside the reporter’s own sentence" },
  indirect: { name: "Reported speech", sample: "aa aa", meaning: "What somebody said, without quotation marks" },
  speaker: { name: "Speakers", sample: "Aa", meaning: "Every mention of somebody who speaks" },
  place: { name: "Places", sample: "Aa", meaning: "Every mention of a named place" },
};

interface Switch {
  button: HTMLButtonElement;
  count: HTMLElement;
}

export class Legend {
  readonly #buttons: Record<Layer, Switch>;
  readonly #hidden = new Set<Layer>();

  constructor(root: HTMLElement, changed: () => void) {
    const entries = LAYERS.map((layer) => {
      const { name, sample, meaning } = NAMES[layer];
      const count = element("span", { class: "count" }, "0");
      const button = element(
        "button",
        { type: "button", class: "layer voice-0", "aria-pressed": "true", "data-layer": layer, title: meaning },
        element("span", { class: `sample ${layer}`, "aria-hidden": "true" }, sample),
        element("span", { class: "name" }, name),
        " ",
        count,
      );
      button.addEventListener("click", () => {
        const shown = this.#hidden.delete(layer) || !this.#hidden.add(layer);
        button.setAttribute("aria-pressed", String(shown));
        changed();
      });
      return [layer, { button, count }] as const;
    });
    this.#buttons = Object.fromEntries(entries) as Record<Layer, Switch>;
    root.replaceChildren(...entries.map(([, { button }]) => element("li", {}, button)));
  }

  shows(layer: Layer | "cue"): boolean {
    return layer === "cue" || !this.#hidden.has(layer);
  }

  count(counts: Record<Layer, number>): void {
    for (const layer of LAYERS) this.#buttons[layer].count.textContent = String(counts[layer]);
  }
}
