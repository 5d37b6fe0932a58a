// Marking words that were not found: select them by mouse or touch, or from word to word by keyboard.
import type { Span } from "#wasm";
import { element } from "../dom";
import type { Panel } from "../reading/panel";
import type { Shown } from "../reading/spotlight";
import { strings } from "../strings/strings";
import type { Block } from "../text/blocks";
import { whose } from "./actions";
import { ask } from "./chooser";
import { placeIn, quoteIn, wordsOf } from "./marking";
import { select, selectedIn } from "./points";
import type { Undoing } from "./undoing";

/** How long a selection has to stand before it is asked what it is, in milliseconds: it grows while somebody draws it. */
const PAUSE = 200;

export class Marker implements Panel {
  readonly #article: HTMLElement;
  readonly #undoing: Undoing;
  readonly #start = element("button", { type: "button", class: "mark-words" });
  readonly #keys = element("p", { class: "keys", id: "mark-keys", hidden: "" });
  readonly #quote = element("button", { type: "button" });
  readonly #place = element("button", { type: "button" });
  readonly #bar = element("div", { class: "marker", role: "group", hidden: "" }, this.#quote, this.#place);
  #shown: Shown | null = null;
  #blocks: readonly Block[] = [];
  #words: readonly Span[] = [];
  /** The words that the keyboard has: indexes into `#words`, where it stands first, and how far it goes. Null without. */
  #at: { anchor: number; head: number } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(root: HTMLElement, article: HTMLElement, undoing: Undoing) {
    this.#article = article;
    this.#undoing = undoing;
    root.prepend(this.#start, this.#keys);
    article.after(this.#bar);
    this.#start.addEventListener("click", () => this.#begin());
    this.#quote.addEventListener("click", () => void this.#markQuote());
    this.#place.addEventListener("click", () => void this.#markPlace());
    // A press on a button would let go of the selection, on some systems before the press is over.
    this.#bar.addEventListener("pointerdown", (event) => event.preventDefault());
    this.#bar.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.#at) return;
      event.stopPropagation();
      article.focus({ preventScroll: true });
    });
    article.addEventListener("keydown", (event) => this.#press(event));
    article.addEventListener("pointerdown", () => this.#end());
    article.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget instanceof Element && !this.#bar.contains(relatedTarget) && !relatedTarget.closest("dialog")) this.#end();
    });
    document.addEventListener("selectionchange", () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#offer(), PAUSE);
    });
  }

  show(shown: Shown): void {
    const words = strings.corrections;
    if (shown.text !== this.#shown?.text) this.#end();
    this.#blocks = shown.blocks;
    this.#shown = shown;
    this.#start.textContent = words.markWords;
    this.#start.hidden = shown.text.trim() === "";
    this.#keys.textContent = words.markKeys;
    this.#quote.textContent = words.asQuote;
    this.#place.textContent = words.asPlace;
    this.#bar.setAttribute("aria-label", words.marking);
  }

  choose(): void {}

  point(): void {}

  #selected(): Span | null {
    return selectedIn(this.#article, this.#blocks);
  }

  /** Shows the bar below what is selected. */
  #offer(): void {
    const [shown, span] = [this.#shown, this.#selected()];
    const [quote, place] = shown && span ? [quoteIn(shown.text, span), placeIn(shown.text, span)] : [null, null];
    this.#bar.hidden = quote === null && place === null;
    if (this.#bar.hidden) return;
    this.#quote.hidden = quote === null;
    this.#place.hidden = place === null;
    const within = (this.#bar.offsetParent ?? document.body).getBoundingClientRect();
    const lines = getSelection()!.getRangeAt(0).getClientRects();
    const last = lines[lines.length - 1];
    if (!last) return;
    const left = Math.min(Math.max(last.left - within.left, 0), within.width - this.#bar.offsetWidth);
    this.#bar.style.setProperty("--left", `${Math.round(left)}px`);
    this.#bar.style.setProperty("--top", `${Math.round(last.bottom - within.top)}px`);
  }

  /** By keyboard, from the first word that can be seen. */
  #begin(): void {
    const text = this.#shown?.text ?? "";
    this.#words = wordsOf(text);
    const top = this.#start.closest(".read")?.querySelector(".bar")?.getBoundingClientRect().bottom ?? 0;
    const block = this.#blocks[[...this.#article.children].findIndex((child) => child.getBoundingClientRect().bottom > top)];
    const first = this.#words.findIndex(({ start }) => start >= (block?.start ?? 0));
    if (first < 0) return;
    this.#keys.hidden = false;
    // Each arrow key is the page's own here: a screen reader lets them through.
    for (const [name, value] of Object.entries({ tabindex: "0", role: "application", "aria-describedby": this.#keys.id })) this.#article.setAttribute(name, value);
    this.#article.focus({ preventScroll: true });
    this.#move({ anchor: first, head: first });
  }

  #end(): void {
    if (!this.#at) return;
    this.#at = null;
    this.#keys.hidden = true;
    for (const name of ["tabindex", "role", "aria-describedby"]) this.#article.removeAttribute(name);
    getSelection()?.removeAllRanges();
  }

  #press(event: KeyboardEvent): void {
    const at = this.#at;
    if (!at || event.target !== this.#article || event.ctrlKey || event.metaKey || event.altKey) return;
    const steps: Record<string, () => number> = {
      ArrowRight: () => at.head + (this.#isRightToLeft() ? -1 : 1),
      ArrowLeft: () => at.head + (this.#isRightToLeft() ? 1 : -1),
      ArrowDown: () => this.#paragraph(1),
      ArrowUp: () => this.#paragraph(-1),
      Enter: () => at.head,
      Escape: () => at.head,
    };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    if (event.key === "Enter") {
      clearTimeout(this.#timer);
      this.#offer();
      [this.#quote, this.#place].find(({ hidden }) => !hidden)?.focus();
    } else if (event.key === "Escape") {
      event.stopPropagation();
      this.#end();
      this.#start.focus({ preventScroll: true });
    } else {
      const head = Math.min(Math.max(step(), 0), this.#words.length - 1);
      this.#move({ anchor: event.shiftKey ? at.anchor : head, head });
    }
  }

  #move(at: { anchor: number; head: number }): void {
    this.#at = at;
    const [first, last] = [this.#words[Math.min(at.anchor, at.head)]!, this.#words[Math.max(at.anchor, at.head)]!];
    select(this.#article, this.#blocks, { start: first.start, end: last.end });
    this.#undoing.say(this.#shown!.text.slice(first.start, last.end));
    const head = this.#words[at.head]!;
    const index = this.#blocks.findIndex(({ end }) => head.start < end);
    const range = getSelection()!.getRangeAt(0).getBoundingClientRect();
    if (range.top < 100 || range.bottom > innerHeight - 60) this.#article.children[index]?.scrollIntoView({ block: "nearest", behavior: "instant" });
  }

  #isRightToLeft(): boolean {
    const index = this.#blocks.findIndex(({ end }) => (this.#words[this.#at!.head]?.start ?? 0) < end);
    const block = this.#article.children[index];
    return block !== undefined && getComputedStyle(block).direction === "rtl";
  }

  /** The first word of the paragraph before or behind. */
  #paragraph(way: number): number {
    const { start } = this.#words[this.#at!.head]!;
    const block = this.#blocks[this.#blocks.findIndex(({ end }) => start < end) + way];
    return block ? this.#words.findIndex((word) => word.start >= block.start) : way < 0 ? 0 : this.#words.length - 1;
  }

  async #markQuote(): Promise<void> {
    const [shown, span] = [this.#shown, this.#selected()];
    const quote = shown && span && quoteIn(shown.text, span);
    if (!quote) return;
    const { kind, ...at } = quote;
    const before = shown.analysis.quotes.find(({ start, end }) => start < at.end && at.start < end);
    const to = await ask(whose(shown, at, before?.speaker));
    if (to !== undefined) await this.#mark({ do: "quote", at, kind, to }, { layer: "quote", ...at });
  }

  async #markPlace(): Promise<void> {
    const [shown, span] = [this.#shown, this.#selected()];
    const at = shown && span && placeIn(shown.text, span);
    if (at) await this.#mark({ do: "place", at }, { layer: "place", ...at });
  }

  async #mark(...correction: Parameters<Undoing["correct"]>): Promise<void> {
    const at = this.#at;
    this.#bar.hidden = true;
    getSelection()?.removeAllRanges();
    if (at) this.#article.focus({ preventScroll: true });
    await this.#undoing.correct(...correction);
    // The words that the keyboard had are set anew.
    if (at && this.#at) this.#move(at);
  }
}
