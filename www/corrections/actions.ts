// In a note: what can be corrected about what it tells of.
import type { Speaker } from "#wasm";
import { element } from "../dom";
import type { Panel } from "../reading/panel";
import type { Shown, Target } from "../reading/spotlight";
import { describeSpeaker } from "../reading/words";
import { NOBODY, voiceOf } from "../reading/voices";
import { fill } from "../strings/say";
import { strings } from "../strings/strings";
import { ask, type Choice, type Question } from "./chooser";
import type { Correction, Who } from "./correction";
import { excerpt } from "./sentences";
import type { Undoing } from "./undoing";
import { legible } from "../text/legible";

export class Actions implements Panel {
  readonly #article: HTMLElement;
  readonly #undoing: Undoing;
  readonly #buttons = { speaker: button(), notQuote: button(), notPlace: button(), rename: button(), same: button() };
  /** What stands here is for pressing: a screen reader reads out the note alone. */
  readonly #root = element("div", { class: "correcting", role: "group", "aria-live": "off" }, ...Object.values(this.#buttons));
  #shown: Shown | null = null;
  #target: Target | null = null;

  constructor(article: HTMLElement, note: HTMLElement, undoing: Undoing) {
    this.#article = article;
    this.#undoing = undoing;
    note.append(this.#root);
    const { speaker, notQuote, notPlace, rename, same } = this.#buttons;
    speaker.addEventListener("click", () => void this.#changeSpeaker());
    notQuote.addEventListener("click", () => this.#remove("unquote"));
    notPlace.addEventListener("click", () => this.#remove("unplace"));
    rename.addEventListener("click", () => void this.#rename());
    same.addEventListener("click", () => void this.#merge());
    note.addEventListener("keydown", (event) => this.#leave(event));
    this.#update();
  }

  show(shown: Shown): void {
    this.#shown = shown;
    this.#update();
  }

  choose(): void {}

  point(target: Target | null): void {
    this.#target = target;
    this.#update();
  }

  #update(): void {
    const words = strings.corrections;
    const { speaker, notQuote, notPlace, rename, same } = this.#buttons;
    const [target, who] = [this.#target, this.#speaker()];
    this.#root.setAttribute("aria-label", words.correct);
    const shown: [HTMLButtonElement, string, boolean][] = [
      [speaker, words.changeSpeaker, target !== null && "quote" in target],
      [notQuote, words.notQuote, target !== null && "quote" in target],
      [notPlace, words.notPlace, target !== null && "place" in target],
      [rename, words.rename, who !== null],
      [same, words.sameAs, who !== null && (this.#shown?.analysis.speakers.length ?? 0) > 1],
    ];
    for (const [each, label, applies] of shown) {
      each.textContent = label;
      each.hidden = !applies;
    }
  }

  /** Whom the note tells of, as an index into `speakers`. */
  #speaker(): number | null {
    if (!this.#target || "place" in this.#target) return null;
    const speaker = "mention" in this.#target ? this.#target.speaker : (this.#shown?.analysis.quotes[this.#target.quote]?.speaker ?? null);
    return this.#shown?.analysis.speakers[speaker ?? -1] ? speaker : null;
  }

  async #changeSpeaker(): Promise<void> {
    const [shown, target] = [this.#shown, this.#target];
    const quote = shown && target && "quote" in target ? shown.analysis.quotes[target.quote] : undefined;
    if (!shown || !quote) return;
    const to = await ask(whose(shown, quote, quote.speaker));
    if (to !== undefined) await this.#undoing.correct({ do: "attribute", at: { start: quote.start, end: quote.end }, to });
  }

  #remove(what: "unquote" | "unplace"): void {
    const [analysis, target] = [this.#shown?.analysis, this.#target];
    if (!analysis || !target || "mention" in target) return;
    const found = "quote" in target ? analysis.quotes[target.quote] : analysis.places[target.place];
    if (found) void this.#undoing.correct({ do: what, at: { start: found.start, end: found.end } });
  }

  async #rename(): Promise<void> {
    const who = this.#who(this.#speaker());
    if (!who) return;
    const { renaming, newName, rename } = strings.corrections;
    const name = legible(who.name);
    const given = await ask({ title: fill(renaming, { name }), field: { label: newName, button: rename, value: name } });
    if (given && given.name !== name) await this.#undoing.correct({ do: "rename", who, name: given.name });
  }

  async #merge(): Promise<void> {
    const [shown, speaker] = [this.#shown, this.#speaker()];
    const who = this.#who(speaker);
    if (!shown || !who) return;
    const choices = choicesOf(shown, null).filter((_, index) => index !== speaker);
    const title = fill(strings.corrections.merging, { name: legible(who.name) });
    const into = await ask({ title, groups: [{ name: strings.corrections.speakers, choices }], field: null });
    if (into) await this.#undoing.correct({ do: "merge", who, into } satisfies Correction);
  }

  #who(speaker: number | null): Who | null {
    const found = speaker === null ? undefined : this.#shown?.analysis.speakers[speaker];
    return found ? whoOf(found) : null;
  }

  /** Escape closes the note; the focus goes back to what it tells of. */
  #leave({ key }: KeyboardEvent): void {
    if (key !== "Escape" || !this.#target || !("quote" in this.#target)) return;
    this.#article.querySelector<HTMLElement>(`[data-quote="${this.#target.quote}"][tabindex]`)?.focus({ preventScroll: true });
  }
}

/** The question whose words a stretch of the text is; `current` says whose they are now. */
export function whose(shown: Shown, { start, end }: { start: number; end: number }, current: number | null | undefined): Question {
  const { text, analysis } = shown;
  const words = strings.corrections;
  const speaking = new Set(analysis.speakers.map(({ name }) => name));
  const named = new Map<string, Who>();
  for (const { start, end, speaker } of analysis.persons) {
    const name = text.slice(start, end).replace(/\s+/g, " ");
    if (speaker === null && !speaking.has(name) && !named.has(name)) named.set(name, { name, at: { start, end } });
  }
  const persons = [...named.values()].map((who): Choice => ({ who, about: null, voice: { ...NOBODY, badge: "+" } }));
  return {
    title: words.whose,
    words: excerpt(text.slice(start, end)),
    groups: [
      { name: words.speakers, choices: choicesOf(shown, current) },
      { name: words.persons, choices: persons },
    ],
    nobody: true,
    field: { label: words.somebodyElse, button: words.choose, value: "" },
  };
}

function choicesOf({ text, analysis: { quotes, speakers }, voices }: Shown, current: number | null | undefined): Choice[] {
  return speakers.map((speaker, index) => {
    // Two of one name are told apart by what they say.
    const quote = speakers.some(({ name }, other) => other !== index && name === speaker.name) ? quotes.find((each) => each.speaker === index) : undefined;
    const about = quote ? excerpt(text.slice(quote.start, quote.end)) : describeSpeaker(speaker);
    return { who: whoOf(speaker), about, voice: voiceOf(index, voices), current: index === current };
  });
}

function whoOf({ name, mentions }: Speaker): Who {
  return { name, at: mentions[0] ?? null };
}

function button(): HTMLButtonElement {
  return element("button", { type: "button" });
}
