// The dialog "Export and share": each format to copy or to download.
import type { Analysis } from "#wasm";
import { element } from "../dom";
import { adopt } from "../styles/adopt";
import strings from "../strings/en/exports.json";
import { fill } from "../strings/fill";
import sheet from "./dialog.css";
import { FORMATS, type FormatId } from "./formats";
import { fileNameOf } from "./title";

/** The article that is read when somebody presses a button, which may be another than when the dialog was made. */
export type Current = () => { text: string; analysis: Analysis };

export class ExportDialog {
  readonly #dialog: HTMLDialogElement;
  readonly #status = element("p", { class: "status", role: "status" });
  readonly #current: Current;

  constructor(current: Current) {
    adopt(sheet);
    this.#current = current;
    const close = element("button", { type: "button", class: "close", "aria-label": strings.close }, "×");
    this.#dialog = element(
      "dialog",
      { class: "export", "aria-labelledby": "export-title" },
      close,
      element("h2", { id: "export-title" }, strings.title),
      element("ul", { class: "formats" }, ...(Object.keys(FORMATS) as FormatId[]).map((id) => this.#row(id))),
      this.#status,
    );
    close.addEventListener("click", () => this.#dialog.close());
    // Pressed on what lies around it.
    this.#dialog.addEventListener("click", (event) => {
      if (event.target === this.#dialog) this.#dialog.close();
    });
    document.body.append(this.#dialog);
  }

  open(): void {
    this.#status.textContent = "";
    this.#dialog.showModal();
  }

  #row(id: FormatId): HTMLElement {
    const { name: format, use } = strings.formats[id];
    const button = (label: string, spoken: string, press: () => unknown) => {
      const made = element("button", { type: "button", "aria-label": fill(spoken, { format }) }, label);
      made.addEventListener("click", () => void press());
      return made;
    };
    return element(
      "li",
      { "data-format": id },
      element("div", {}, element("strong", {}, format), element("span", { class: "use" }, use)),
      element(
        "p",
        { class: "actions" },
        button(strings.copy, strings.copyOf, () => this.#copy(id)),
        button(strings.download, strings.downloadOf, () => this.#download(id)),
      ),
    );
  }

  #written(id: FormatId): string {
    const { text, analysis } = this.#current();
    return FORMATS[id].write(analysis, text);
  }

  async #copy(id: FormatId): Promise<void> {
    const written = this.#written(id);
    try {
      await navigator.clipboard.writeText(written);
      this.#tell(fill(strings.copied, { format: strings.formats[id].name }));
    } catch {
      this.#tell(strings.notCopied);
    }
  }

  #download(id: FormatId): void {
    const { ending, type, marked } = FORMATS[id];
    const file = `${fileNameOf(this.#current().text)}.${ending}`;
    const address = URL.createObjectURL(new Blob([marked ? "\uFEFF" : "", this.#written(id)], { type: `${type};charset=utf-8` }));
    element("a", { href: address, download: file }).click();
    // Some browsers begin to read only after the click is over.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    this.#tell(fill(strings.downloaded, { format: strings.formats[id].name, file }));
  }

  #tell(sentence: string): void {
    this.#status.textContent = sentence;
  }
}
