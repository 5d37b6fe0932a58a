// All keys of the page: the one list that the keyboard is read by (press.ts) and that the dialog "Keys" shows.
import { byId } from "../dom";
import { LAYERS } from "../reading/layers";
import { targetOf } from "../reading/spotlight";
import { strings } from "../strings/strings";
import { walk } from "./walk";

export interface Key {
  /** As `aria-keyshortcuts` writes it. `Control` stands for Apple's Command, too. */
  key: string;
  /** Others that do the same. */
  also?: string[];
  /** What it does, in the language that is shown now. */
  says(): string;
  /** The button that it presses, where there is one and it is not hidden; to be named so there for screen readers. */
  presses?: string;
  /** What it does instead, or without a button; whether there was anything to be done. */
  does?(event: KeyboardEvent): boolean;
  /** Heard while a text field has the focus, too. */
  inFields?: true;
  /** Heard before there is an article, too. */
  always?: true;
}

export interface Group {
  title(): string;
  keys: Key[];
  /** What there is besides, in a sentence. */
  more?(): string;
}

const LET_GO = ".steps .let-go";

export const GROUPS: readonly Group[] = [
  {
    title: () => strings.keys.reading,
    keys: [
      { key: "J", says: () => strings.keys.nextQuote, does: () => walk(".quote.first", 1) },
      { key: "K", says: () => strings.keys.previousQuote, does: () => walk(".quote.first", -1) },
      { key: "Shift+J", says: () => strings.keys.nextPlace, does: () => walk(".place.first", 1) },
      { key: "Shift+K", says: () => strings.keys.previousPlace, does: () => walk(".place.first", -1) },
      { key: "V", says: () => strings.keys.follow, presses: ".steps .follow" },
      { key: "Alt+ArrowDown", says: () => strings.keys.nextOfVoice, presses: ".steps .next" },
      { key: "Alt+ArrowUp", says: () => strings.keys.previousOfVoice, presses: ".steps .previous" },
      { key: "L", says: () => strings.keys.voices, does: toVoices },
      { key: "Escape", says: () => strings.keys.escape, presses: LET_GO, does: letGo, inFields: true },
    ],
  },
  {
    title: () => strings.keys.layers,
    keys: [
      ...LAYERS.map((layer, at): Key => ({ key: `${at + 1}`, says: () => strings.page.layers[layer].name, presses: `#layers [data-layer="${layer}"]` })),
      { key: `${LAYERS.length + 1}`, says: () => strings.furniture.name, presses: '#layers [data-layer="apart"]' },
    ],
  },
  {
    title: () => strings.corrections.correct,
    keys: [
      { key: "Enter", also: ["Alt+Enter"], says: () => strings.keys.intoNote, does: intoNote },
      { key: "Control+Z", says: () => strings.corrections.undo, presses: ".undoing .undo" },
      { key: "Control+Shift+Z", also: ["Control+Y"], says: () => strings.corrections.redo, presses: ".undoing .redo" },
      { key: "M", says: () => strings.corrections.markWords, presses: ".mark-words" },
    ],
    more: () => strings.corrections.markKeys,
  },
  {
    title: () => strings.keys.page,
    keys: [
      { key: "E", says: () => strings.exports.title, presses: "#export" },
      { key: "T", says: () => strings.index.edit, presses: "#edit" },
      { key: "Control+Enter", says: () => strings.keys.done, presses: "#done", inFields: true },
      // It clears what is there: not for one finger that slips.
      { key: "Shift+N", says: () => strings.index.new, presses: "#new" },
      { key: "?", says: () => strings.keys.list, presses: "#keys", always: true },
    ],
  },
];

export const KEYS = GROUPS.flatMap(({ keys }) => keys);

/** A character, alone or with Shift: what somebody may press by accident, or who speaks to the computer. */
export function isCharacter(key: string): boolean {
  return /^(?:Shift\+)?.$/.test(key);
}

/** From a quote that has the focus, or with Alt from anywhere, into the note: in the order of the page it comes behind the whole article. */
function intoNote({ altKey, target }: KeyboardEvent): boolean {
  if (!altKey && !(byId("article", HTMLElement).contains(target as Node) && targetOf(target))) return false;
  const first = document.querySelector<HTMLElement>("#note:not([hidden]) .correcting button:not([hidden])");
  first?.focus();
  return first !== null;
}

function toVoices(): boolean {
  const first = byId("speakers", HTMLElement).querySelector("button");
  first?.focus();
  return first !== null;
}

/** Closes the note, and lets go of a voice. */
function letGo(): boolean {
  for (const button of document.querySelectorAll<HTMLElement>(`#close, ${LET_GO}:not([hidden])`)) button.click();
  return false;
}
