// The dialog "Export and share": each format to copy or to download.
import { Dialog } from "../dialog/dialog";
import { element } from "../dom";
import type { Shown } from "../reading/spotlight";
import { adopt } from "../styles/adopt";
import { linkOf } from "../share/link";
import { fill } from "../strings/say";
import { strings } from "../strings/strings";
import sheet from "./dialog.css";
import { FORMATS, type FormatId } from "./formats";
import { fileNameOf } from "./title";

/** The article that is read when somebody presses a button, which may be another than when the dialog was made. */
export type Current = () => Shown;

export class ExportDialog {
  readonly #dialog = new Dialog("export");
  readonly #status = element("p", { class: "status", role: "status" });
  readonly #current: Current;

  constructor(current: Current) {
    adopt(sheet);
    this.#current = current;
  }

  /** In the words of the language that is shown now. */
  open(): void {
    this.#status.textContent = "";
    this.#dialog.open(
      strings.exports.title,
      element("ul", { class: "formats" }, this.#linkRow(), ...(Object.keys(FORMATS) as FormatId[]).map((id) => this.#row(id))),
      this.#status,
    );
  }

  #linkRow(): HTMLElement {
    return row("link", strings.exports.link, [[strings.exports.copy, strings.exports.copyOf, () => this.#copyLink()]]);
  }

  #row(id: FormatId): HTMLElement {
    return row(id, strings.exports.formats[id], [
      [strings.exports.copy, strings.exports.copyOf, () => this.#copy(strings.exports.formats[id].name, this.#written(id))],
      [strings.exports.download, strings.exports.downloadOf, () => this.#download(id)],
    ]);
  }

  #written(id: FormatId): string {
    const { text, analysis, blocks } = this.#current();
    return FORMATS[id].write(analysis, text, blocks);
  }

  async #copyLink(): Promise<void> {
    const { name } = strings.exports.link;
    const { text, analysis } = this.#current();
    try {
      const link = await linkOf({ text, corrections: analysis.corrections }, location.href);
      if (await this.#copy(name, link)) return;
      const field = element("input", { class: "address", readonly: "", "aria-label": name, value: link });
      this.#status.replaceChildren(strings.exports.linkNotCopied, field);
      field.select();
    } catch (error) {
      this.#tell(error instanceof Error ? error.message : String(error));
    }
  }

  /** Whether the browser let the page copy. */
  async #copy(format: string, written: string): Promise<boolean> {
    try {
      await navigator.clipboard.writeText(written);
    } catch {
      this.#tell(strings.exports.notCopied);
      return false;
    }
    this.#tell(fill(strings.exports.copied, { format }));
    return true;
  }

  #download(id: FormatId): void {
    const { ending, type, marked } = FORMATS[id];
    const { text, blocks } = this.#current();
    const file = `${fileNameOf(text, blocks)}.${ending}`;
    const address = URL.createObjectURL(new Blob([marked ? "\uFEFF" : "", this.#written(id)], { type: `${type};charset=utf-8` }));
    element("a", { href: address, download: file }).click();
    // Some browsers begin to read only after the click is over.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    this.#tell(fill(strings.exports.downloaded, { format: strings.exports.formats[id].name, file }));
  }

  #tell(sentence: string): void {
    this.#status.textContent = sentence;
  }
}

type Action = [label: string, spoken: string, press: () => unknown];

function row(id: string, { name, use }: { name: string; use: string }, actions: Action[]): HTMLElement {
  const buttons = actions.map(([label, spoken, press]) => {
    const made = element("button", { type: "button", "aria-label": fill(spoken, { format: name }) }, label);
    made.addEventListener("click", () => void press());
    return made;
  });
  const about = element("div", {}, element("strong", {}, name), element("span", { class: "use" }, use));
  return element("li", { "data-format": id }, about, element("p", { class: "actions" }, ...buttons));
}
