// The legend: what each look means, how often it occurs, and a switch for it.
import { element } from "../dom";
import { strings } from "../strings/strings";
import { LAYERS, type Layer } from "./layers";

/** Letters that look like a layer in the text. */
const SAMPLES: Record<Layer, string> = { direct: "“Aa”", partial: "“aa”", indirect: "aa aa", speaker: "Aa", place: "Aa" };

interface Switch {
  button: HTMLButtonElement;
  name: HTMLElement;
  count: HTMLElement;
}

export class Legend {
  readonly #buttons: Record<Layer, Switch>;
  readonly #hidden = new Set<Layer>();

  constructor(root: HTMLElement, changed: () => void) {
    const entries = LAYERS.map((layer) => {
      const name = element("span", { class: "name" });
      const count = element("span", { class: "count" });
      const button = element(
        "button",
        { type: "button", class: "layer voice-0", "aria-pressed": "true", "data-layer": layer },
        element("span", { class: `sample ${layer}`, dir: "ltr", "aria-hidden": "true" }, SAMPLES[layer]),
        name,
        " ",
        count,
      );
      button.addEventListener("click", () => {
        const shown = this.#hidden.delete(layer) || !this.#hidden.add(layer);
        button.setAttribute("aria-pressed", String(shown));
        changed();
      });
      return [layer, { button, name, count }] as const;
    });
    this.#buttons = Object.fromEntries(entries) as Record<Layer, Switch>;
    root.replaceChildren(...entries.map(([, { button }]) => element("li", {}, button)));
  }

  shows(layer: Layer | "cue"): boolean {
    return layer === "cue" || !this.#hidden.has(layer);
  }

  /** In the words of the language that is shown now. */
  count(counts: Record<Layer, number>): void {
    for (const layer of LAYERS) {
      const { button, name, count } = this.#buttons[layer];
      const words = strings.page.layers[layer];
      button.title = words.meaning;
      name.textContent = words.name;
      count.textContent = counts[layer].toLocaleString(strings.language);
    }
  }
}
