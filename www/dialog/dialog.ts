// A dialog as the page has them: a title, a button that closes it, and a press beside it that does so, too.
import { element } from "../dom";
import { strings } from "../strings/strings";
import { adopt } from "../styles/adopt";
import sheet from "./dialog.css";

export class Dialog {
  readonly root: HTMLDialogElement;
  readonly #title: string;

  /** `name` is its class. */
  constructor(name: string) {
    adopt(sheet);
    this.#title = `${name}-title`;
    this.root = element("dialog", { class: name, "aria-labelledby": this.#title });
    this.root.addEventListener("click", ({ target }) => {
      if (target === this.root) this.close();
    });
    document.body.append(this.root);
  }

  /** Shows it with what is in it this time, in the words of the language that is shown now. */
  open(title: string, ...content: Node[]): void {
    const close = element("button", { type: "button", class: "close", "aria-label": strings.exports.close }, "×");
    close.addEventListener("click", () => this.close());
    this.root.replaceChildren(close, element("h2", { id: this.#title, dir: "auto" }, title), ...content);
    this.root.showModal();
  }

  close(): void {
    this.root.close();
  }
}
