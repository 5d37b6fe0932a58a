// How much was corrected, to undo and to redo it, and the sentence that says what has changed.
import { element } from "../dom";
import type { Panel } from "../reading/panel";
import type { Shown } from "../reading/spotlight";
import { fill, plural } from "../strings/say";
import { strings } from "../strings/strings";
import type { Correction } from "./correction";
import type { Corrections } from "./corrections";
import type { Footing } from "./footing";
import { describe } from "./sentences";

export class Undoing implements Panel {
  readonly #corrections: Corrections;
  readonly #footing: Footing;
  readonly #count = element("span", { class: "count" });
  readonly #undo = element("button", { type: "button", class: "undo" });
  readonly #redo = element("button", { type: "button", class: "redo" });
  readonly #all = element("button", { type: "button" });
  readonly #said = element("p", { role: "status" });
  readonly #buttons = element("div", { class: "undoing", role: "group" }, this.#count, this.#undo, this.#redo, this.#all);
  #text = "";

  constructor(root: HTMLElement, corrections: Corrections, footing: Footing) {
    this.#corrections = corrections;
    this.#footing = footing;
    root.append(this.#buttons, this.#said);
    this.#undo.addEventListener("click", () => void this.#back());
    this.#redo.addEventListener("click", () => void this.#forth());
    this.#all.addEventListener("click", () => void this.#backToNothing());
  }

  show({ text }: Shown): void {
    const words = strings.corrections;
    const { done, undone } = this.#corrections.history;
    if (text !== this.#text) this.#said.textContent = "";
    this.#text = text;
    this.#buttons.setAttribute("aria-label", words.corrections);
    this.#buttons.hidden = done.length + undone.length === 0;
    this.#count.textContent = plural(words.count, done.length);
    for (const [button, label, possible] of [
      [this.#undo, words.undo, done.length > 0],
      [this.#redo, words.redo, undone.length > 0],
      [this.#all, words.undoAll, done.length > 1],
    ] as const) {
      button.textContent = label;
      // Not `disabled`, which would let go of the focus.
      button.setAttribute("aria-disabled", String(!possible));
    }
    this.#all.hidden = done.length < 2 && document.activeElement !== this.#all;
    const { came, lost } = this.#corrections.news();
    const news = [...(came > 0 ? [plural(words.came, came)] : []), ...(lost > 0 ? [plural(words.lost, lost)] : [])];
    if (news.length > 0) this.#said.textContent = news.join(" ");
  }

  choose(): void {}

  point(): void {}

  say(sentence: string): void {
    this.#said.textContent = sentence;
  }

  /** Corrects, and says so. `next`: what the note is to tell of then. */
  async correct(correction: Correction, next?: Parameters<Footing["during"]>[2]): Promise<void> {
    await this.#footing.during(() => this.#corrections.record(correction), () => this.#undo, next);
    this.say(describe(correction, this.#text));
  }

  async #back(): Promise<void> {
    const last = this.#corrections.history.done.at(-1);
    if (!last) return;
    await this.#footing.during(() => this.#corrections.undo(), () => this.#undo);
    this.say(fill(strings.corrections.undone, { what: describe(last, this.#text) }));
  }

  async #forth(): Promise<void> {
    const next = this.#corrections.history.undone.at(-1);
    if (!next) return;
    await this.#footing.during(() => this.#corrections.redo(), () => this.#redo);
    this.say(fill(strings.corrections.redone, { what: describe(next, this.#text) }));
  }

  async #backToNothing(): Promise<void> {
    const { length } = this.#corrections.history.done;
    if (length === 0) return;
    await this.#footing.during(() => this.#corrections.undoAll(), () => this.#redo);
    this.say(plural(strings.corrections.allUndone, length));
  }
}
