// What a reader has corrected in the article that is shown. Every analysis goes through here on its way to the page.
import type { Analysis } from "#wasm";
import { apply } from "./apply";
import type { Corrected, Correction } from "./correction";
import { NOTHING_DONE, record, redo, undo, undoAll, type History } from "./history";
import { keepCorrections, keptCorrections } from "./kept";
import { rebase } from "./rebase";

export class Corrections {
  readonly #changed: () => Promise<void>;
  #text = "";
  #history = NOTHING_DONE;
  #lost = 0;
  #came = 0;

  /** `changed` has the article shown again, through `apply`, and resolves when it stands. */
  constructor(changed: () => Promise<void>) {
    this.#changed = changed;
  }

  /** The analysis as the reader corrected it. With another text than before, corrections go along as far as their words stand in it. */
  apply(text: string, found: Analysis): Corrected {
    const kept = keptCorrections(text);
    const edited = text !== this.#text && kept.length === 0;
    const before = this.#history.done.length;
    if (edited) {
      this.#history = moved(this.#history, this.#text, text);
    } else if (JSON.stringify(kept) !== JSON.stringify(this.#history.done)) {
      this.#history = { done: kept, undone: [] };
      this.#came = kept.length;
    }
    const analysis = apply(found, this.#history.done, text);
    const done = analysis.corrections ?? [];
    this.#history = { ...this.#history, done };
    if (edited && text.trim() !== "") this.#lost = before - done.length;
    this.#text = text;
    keepCorrections(text, done);
    return analysis;
  }

  get history(): History {
    return this.#history;
  }

  /** How many came with the article, and how many went as the text was edited, since this was asked last. */
  news(): { came: number; lost: number } {
    const news = { came: this.#came, lost: this.#lost };
    [this.#came, this.#lost] = [0, 0];
    return news;
  }

  record(correction: Correction): Promise<void> {
    return this.#turn(record(this.#history, correction));
  }

  undo(): Promise<void> {
    return this.#turn(undo(this.#history));
  }

  redo(): Promise<void> {
    return this.#turn(redo(this.#history));
  }

  undoAll(): Promise<void> {
    return this.#turn(undoAll(this.#history));
  }

  #turn(history: History): Promise<void> {
    this.#history = history;
    keepCorrections(this.#text, history.done);
    return this.#changed();
  }
}

function moved({ done, undone }: History, before: string, after: string): History {
  return { done: rebase(done, before, after), undone: rebase(undone, before, after) };
}
