// The dialog "Samples and bookmarklet": what to begin with who has no article at hand, and what saves copying one.
import { bookmarkletOf } from "../bookmarklet/address";
import { Dialog } from "../dialog/dialog";
import { element } from "../dom";
import { strings } from "../strings/strings";
import { adopt } from "../styles/adopt";
import sheet from "./ways-in.css";

export class WaysIn {
  readonly #dialog = new Dialog("ways");
  readonly #status = element("p", { class: "status", role: "status" });
  readonly #openSample: (name: string) => void;

  constructor(openSample: (name: string) => void) {
    adopt(sheet);
    this.#openSample = openSample;
  }

  /** In the words of the language that is shown now. */
  open(): void {
    const words = strings.start;
    this.#status.textContent = "";
    this.#dialog.open(
      words.title,
      element("ul", { class: "samples" }, ...Object.entries(words.samples).map(([name, said]) => this.#sample(name, said))),
      element("h3", {}, words.bookmarklet.title),
      element("p", {}, words.bookmarklet.how),
      element("p", { class: "actions" }, this.#bookmarklet(), this.#copy()),
      this.#status,
    );
  }

  #sample(name: string, { name: called, use }: { name: string; use: string }): HTMLElement {
    const button = element("button", { type: "button", "data-sample": name }, element("strong", {}, called), " ", element("span", { class: "use" }, use));
    button.addEventListener("click", () => {
      this.#dialog.close();
      this.#openSample(name);
    });
    return element("li", {}, button);
  }

  /** To be dragged: pressed here it would read this very page. */
  #bookmarklet(): HTMLElement {
    const link = element("a", { class: "bookmarklet", href: bookmarkletOf(location.href), draggable: "true" }, strings.start.bookmarklet.name);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      this.#status.textContent = strings.start.bookmarklet.drag;
    });
    return link;
  }

  #copy(): HTMLElement {
    const button = element("button", { type: "button" }, strings.start.bookmarklet.copy);
    button.addEventListener("click", async () => {
      const { copied, notCopied } = strings.start.bookmarklet;
      this.#status.textContent = await navigator.clipboard.writeText(bookmarkletOf(location.href)).then(() => copied, () => notCopied);
    });
    return button;
  }
}
