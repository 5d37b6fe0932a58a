// A dialog in which a reader chooses somebody: one press on a name, or a name that is typed.
import { Dialog } from "../dialog/dialog";
import { element } from "../dom";
import { NOBODY, looksOf, type Voice } from "../reading/voices";
import { strings } from "../strings/strings";
import { legible } from "../text/legible";
import { LONGEST_NAME, isName, type Who } from "./correction";

export interface Question {
  title: string;
  /** The words that it is about, of the article. */
  words?: string;
  groups?: { name: string; choices: Choice[] }[];
  /** Whether it may be nobody. */
  nobody?: boolean;
  /** A name to type, and what stands there first. */
  field: { label: string; button: string; value: string } | null;
}

export interface Choice {
  who: Who;
  about: string | null;
  voice: Voice;
  /** Who it is now. */
  current?: boolean;
}

/** What was chosen; null for nobody, undefined where the dialog was closed. */
export function ask({ title, words, groups = [], nobody = false, field }: Question): Promise<Who | null | undefined> {
  return new Promise((resolve) => {
    const dialog = new Dialog("chooser");
    let chosen: Who | null | undefined;
    const choose = (who: Who | null) => {
      chosen = who;
      dialog.close();
    };
    const content: Node[] = words ? [element("blockquote", { dir: "auto", lang: "en" }, words)] : [];
    for (const { name, choices } of groups) {
      if (choices.length === 0) continue;
      if (groups.length > 1) content.push(element("p", { class: "group", "aria-hidden": "true" }, name));
      content.push(element("ul", { "aria-label": name }, ...choices.map((choice) => element("li", {}, button(choice, () => choose(choice.who))))));
    }
    if (nobody) {
      const voice = { who: { name: strings.corrections.nobody, at: null }, about: null, voice: NOBODY };
      content.push(element("ul", {}, element("li", {}, button(voice, () => choose(null)))));
    }
    if (field) content.push(form(field, (name) => choose({ name, at: null })));
    dialog.root.addEventListener("close", () => {
      dialog.root.remove();
      resolve(chosen);
    });
    dialog.open(title, ...content);
    const first = dialog.root.querySelector<HTMLElement>("[aria-current]") ?? dialog.root.querySelector<HTMLElement>(".choice, input");
    first?.focus();
    if (first instanceof HTMLInputElement) first.select();
  });
}

function button({ who, about, voice, current = false }: Choice, press: () => void): HTMLButtonElement {
  const made = element(
    "button",
    { type: "button", class: `choice ${looksOf(voice)}`, "aria-current": current ? "true" : null },
    element("span", { class: "badge", "aria-hidden": "true" }, voice.badge),
    element("span", { class: "who" }, element("span", { class: "name", dir: "auto" }, legible(who.name))),
  );
  if (about) made.lastElementChild!.append(" ", element("span", { class: "role", dir: "auto" }, about));
  made.addEventListener("click", press);
  return made;
}

function form({ label, button, value }: NonNullable<Question["field"]>, done: (name: string) => void): HTMLFormElement {
  const input = element("input", { type: "text", dir: "auto", autocomplete: "off", spellcheck: "false", maxlength: LONGEST_NAME, required: "", value });
  const made = element("form", {}, element("label", {}, label, input), element("button", { type: "submit" }, button));
  // The page's policy lets no form be sent; this one only ends the dialog.
  made.addEventListener("submit", (event) => {
    event.preventDefault();
    const name = legible(input.value).replace(/\s+/g, " ").trim();
    if (isName(name)) done(name);
    else input.focus();
  });
  return made;
}
