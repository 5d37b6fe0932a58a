// The legend's last switch: furniture set apart, or taken for the article's own.
import { element } from "../dom";
import type { Controls, Panel } from "../reading/panel";
import { EVERYTHING } from "../reading/reader";
import type { Shown } from "../reading/spotlight";
import { strings } from "../strings/strings";
import { adopt } from "../styles/adopt";
import { Apart } from "./apart";
import sheet from "./furniture.css";

export class FurnitureSwitch implements Panel {
  readonly #apart = new Apart();
  readonly #name = element("span", { class: "name" });
  readonly #count = element("span", { class: "count" });
  readonly #button = element("button", { type: "button", class: "layer", "aria-pressed": "true", "data-layer": "apart" }, this.#name, " ", this.#count);
  readonly #row = element("li", { hidden: "" }, this.#button);

  readonly #article: HTMLElement;

  constructor(article: HTMLElement, legend: HTMLElement, controls: Controls) {
    adopt(sheet);
    this.#article = article;
    legend.append(this.#row);
    this.#button.addEventListener("click", () => {
      const apart = this.#button.getAttribute("aria-pressed") !== "true";
      this.#button.setAttribute("aria-pressed", String(apart));
      controls.readBy(apart ? this.#apart : EVERYTHING);
    });
    controls.readBy(this.#apart);
  }

  show({ text }: Shown): void {
    const lines = this.#apart.lines(text);
    this.#row.hidden = lines === 0;
    this.#name.textContent = strings.furniture.name;
    this.#button.title = strings.furniture.meaning;
    this.#count.textContent = lines.toLocaleString(strings.language);
  }

  choose(): void {}

  /** The article was set anew: to whoever hears it, what is set apart is a note. */
  point(): void {
    for (const apart of this.#article.querySelectorAll(".apart:not([role])")) apart.setAttribute("role", "note");
  }
}
