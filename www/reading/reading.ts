// The reading view: an article, its legend and the panels beside it, kept in step with one analysis.
import type { Analysis } from "#wasm";
import type { Corrections } from "../corrections/corrections";
import { byId } from "../dom";
import type { Choice } from "./choice";
import { setArticle } from "./article";
import { countLayers, marksOf, type Mark } from "./layers";
import { Legend } from "./legend";
import type { Controls, Panel } from "./panel";
import { EVERYTHING, type Reader } from "./reader";
import { Spotlight, type Shown } from "./spotlight";
import { voicesOf } from "./voices";

const NOTHING: Analysis = { quotes: [], speakers: [], places: [], persons: [] };

export class Reading {
  readonly #article = byId("article", HTMLElement);
  readonly #legend = new Legend(byId("layers", HTMLElement), () => this.#set());
  readonly #spotlight = new Spotlight(this.#article, byId("note", HTMLElement), {
    choose: (choice) => this.#choose(choice),
    point: (target) => {
      this.#panels.forEach((panel) => panel.point(target));
      if (target) void this.#fetchPanels();
    },
  });
  readonly #told: (analysis: Analysis) => void;
  readonly #again: () => void;
  #reader = EVERYTHING;
  #panels: Panel[] = [];
  #fetching = false;
  /** A reader's corrections; fetched with the panels, and of no use before. */
  #corrections: Corrections | null = null;
  #shown: Shown = { text: "", blocks: [], analysis: NOTHING, voices: [] };
  /** What was found in the text; null while it is being read. */
  #found: Analysis | null = null;
  #marks: Mark[] = [];
  /** How the article is set. */
  #looks = "";
  #setting = new AbortController();

  /** `told` hears of what an article is shown with; `again` analyses its text once more and shows it. */
  constructor(told: (analysis: Analysis) => void, again: () => void) {
    this.#told = told;
    this.#again = again;
  }

  /** What is shown now. */
  get current(): Shown {
    return this.#shown;
  }

  /** What of a text is to be analysed. */
  words(text: string): string {
    return this.#reader.words(text);
  }

  /** Shows a text as it is; its highlights follow with `show`. */
  showPlain(text: string): void {
    if (text !== this.#shown.text || this.#found) void this.show(text, null);
  }

  /**
   * Shows a text with what was found in it. Offsets are UTF-16 code units of this very string. Where the marks are those
   * that stand already, the article is left as it is; resolves when it stands.
   */
  async show(text: string, found: Analysis | null): Promise<void> {
    const analysis = found ? (this.#corrections?.apply(text, found) ?? found) : NOTHING;
    this.#found = found;
    if (found) this.#told(analysis);
    const voices = voicesOf(analysis.speakers);
    const shown = { text, blocks: this.#reader.blocks(text), analysis, voices };
    const marks = marksOf(analysis);
    const looks = JSON.stringify([marks, voices]);
    const stands = text === this.#shown.text && looks === this.#looks;
    this.#looks = looks;
    this.#legend.count(countLayers(marks));
    this.#shown = shown;
    this.#marks = marks;
    if (stands) this.#spotlight.renew(shown);
    else this.#spotlight.show(shown);
    for (const panel of this.#panels) {
      panel.show(shown);
      panel.choose(this.#spotlight.choice);
      panel.point(this.#spotlight.pointed);
    }
    if (!stands) await this.#set();
  }

  async #set(): Promise<void> {
    this.#setting.abort();
    this.#setting = new AbortController();
    const marks = this.#marks.filter(({ layer }) => this.#legend.shows(layer));
    await setArticle(this.#article, { ...this.#shown, marks }, this.#setting.signal);
    this.#spotlight.refresh();
    if (this.#found) void this.#fetchPanels();
  }

  /** The article that is shown, and what comes after it, is taken otherwise from now on. */
  #readBy(reader: Reader): void {
    const { text } = this.#shown;
    const same = reader.words(text) === this.words(text);
    this.#reader = reader;
    if (same) return;
    this.#shown = { ...this.#shown, blocks: reader.blocks(text) };
    void this.#set();
    this.#again();
  }

  #choose(choice: Choice | undefined): void {
    this.#spotlight.choose(choice);
    for (const panel of this.#panels) panel.choose(choice);
  }

  /** Fetches what stands beside the article, once its highlights are there. Where that fails, the article does without until somebody points at something. */
  async #fetchPanels(): Promise<void> {
    if (this.#fetching) return;
    this.#fetching = true;
    try {
      const { Corrections, panels } = await import("../later");
      this.#corrections = new Corrections(() => this.show(this.#shown.text, this.#found));
      const controls: Controls = {
        choose: (choice) => this.#choose(choice),
        goTo: (target) => this.#spotlight.goTo(target),
        readBy: (reader) => this.#readBy(reader),
      };
      this.#panels = panels(controls, this.#corrections);
    } catch {
      this.#fetching = false;
      return;
    }
    await this.show(this.#shown.text, this.#found);
  }
}
