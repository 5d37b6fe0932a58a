// The dialog "Keys": what each does, and the switch for those of one character.
import { Dialog } from "../dialog/dialog";
import { element } from "../dom";
import { strings } from "../strings/strings";
import { adopt } from "../styles/adopt";
import { announceKeys } from "./announce";
import sheet from "./keys.css";
import { areOn, switchTo } from "./switch";
import { GROUPS, isCharacter, type Group } from "./table";

export class KeysDialog {
  readonly #dialog = new Dialog("keys");

  constructor() {
    adopt(sheet);
  }

  /** In the words of the language that is shown now. */
  open(): void {
    this.#dialog.open(strings.index.keys, element("div", { class: "groups" }, ...GROUPS.map(section)), theSwitch());
  }
}

function section({ title, keys, more }: Group): HTMLElement {
  const rows = keys.map(({ key, says }) => element("div", { class: isCharacter(key) ? "character" : null }, element("dt", {}, written(key)), element("dd", {}, says())));
  return element("section", {}, element("h3", {}, title()), element("dl", {}, ...rows), ...(more ? [element("p", { class: "use" }, more())] : []));
}

/** As it is printed on the reader's keyboard, modifiers first whichever way the page's language is written. */
function written(key: string): HTMLElement {
  const names: Record<string, string> = strings.keys.names;
  const parts = key.split("+").map((part) => {
    if (part === "Control" && /Mac|iP/.test(navigator.platform)) return element("kbd", { translate: "no" }, "⌘");
    return part in names ? element("kbd", {}, names[part]!) : element("kbd", { translate: "no" }, part);
  });
  return element("span", { dir: "ltr" }, ...parts.flatMap((part, at) => (at === 0 ? [part] : [" ", part])));
}

function theSwitch(): HTMLElement {
  const box = element("input", { type: "checkbox", "aria-describedby": "keys-why" });
  box.checked = areOn();
  box.addEventListener("change", () => {
    switchTo(box.checked);
    announceKeys();
  });
  const label = element("label", {}, box, " ", strings.keys.characters);
  return element("div", { class: "switch" }, label, element("p", { class: "use", id: "keys-why" }, strings.keys.why));
}
