// The reading view: an article, its legend and the panels beside it, kept in step with one analysis.
import type { Analysis } from "#wasm";
import { byId } from "../dom";
import type { Choice } from "./choice";
import type { Block } from "../text/blocks";
import { setArticle } from "./article";
import { countLayers, marksOf } from "./layers";
import { Legend } from "./legend";
import type { Panel } from "./panel";
import { EVERYTHING, type Reader } from "./reader";
import { Spotlight } from "./spotlight";
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
  readonly #again: () => void;
  #reader = EVERYTHING;
  #panels: Panel[] = [];
  #fetching = false;
  #text = "";
  #analysis = NOTHING;
  #setting = new AbortController();

  /** `again` analyses the text once more and shows it. */
  constructor(again: () => void) {
    this.#again = again;
  }

  /** What is shown now. */
  get current(): { text: string; analysis: Analysis; blocks: readonly Block[] } {
    return { text: this.#text, analysis: this.#analysis, blocks: this.#reader.blocks(this.#text) };
  }

  /** What of a text is to be analysed. */
  words(text: string): string {
    return this.#reader.words(text);
  }

  /** Shows a text as it is; its highlights follow with `show`. */
  showPlain(text: string): void {
    if (text !== this.#text || this.#analysis !== NOTHING) this.show(text, NOTHING);
  }

  /**
   * Shows a text with what was found in it. Offsets are UTF-16 code units of this very string. Where the marks are those
   * that stand already, the article is left as it is.
   */
  show(text: string, analysis: Analysis): void {
    const voices = voicesOf(analysis.speakers);
    const shown = { text, analysis, voices };
    const marks = marksOf(analysis);
    const stands = text === this.#text && JSON.stringify(marks) === JSON.stringify(marksOf(this.#analysis));
    this.#legend.count(countLayers(marks));
    this.#text = text;
    this.#analysis = analysis;
    if (stands) {
      this.#spotlight.renew(shown);
    } else {
      this.#spotlight.show(shown);
      this.#set();
    }
    for (const panel of this.#panels) {
      panel.show(shown);
      panel.choose(this.#spotlight.choice);
    }
  }

  #set(): void {
    this.#setting.abort();
    this.#setting = new AbortController();
    const marks = marksOf(this.#analysis);
    const setting = {
      text: this.#text,
      blocks: this.#reader.blocks(this.#text),
      marks: marks.filter(({ layer }) => this.#legend.shows(layer)),
      voices: voicesOf(this.#analysis.speakers),
    };
    void setArticle(this.#article, setting, this.#setting.signal).then(() => {
      this.#spotlight.refresh();
      if (marks.length > 0) void this.#fetchPanels();
    });
  }

  /** The article that is shown, and what comes after it, is taken otherwise from now on. */
  #readBy(reader: Reader): void {
    const same = reader.words(this.#text) === this.words(this.#text);
    this.#reader = reader;
    if (same) return;
    this.#set();
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
      const { panels } = await import("../later");
      this.#panels = panels({ choose: (choice) => this.#choose(choice), goTo: (target) => this.#spotlight.goTo(target), readBy: (reader) => this.#readBy(reader) });
    } catch {
      this.#fetching = false;
      return;
    }
    const { choice, pointed } = this.#spotlight;
    for (const panel of this.#panels) {
      panel.show({ text: this.#text, analysis: this.#analysis, voices: voicesOf(this.#analysis.speakers) });
      panel.choose(choice);
      panel.point(pointed);
    }
  }
}
