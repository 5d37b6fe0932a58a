// From a key on the keyboard to what it does.
import { areOn } from "./switch";
import { isCharacter, KEYS, type Key } from "./table";

export function press(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]")) return;
  const name = nameOf(event);
  const found = KEYS.find(({ key, also }) => key === name || also?.includes(name));
  if (!found || (isCharacter(name) && !areOn())) return;
  if (!found.inFields && event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]")) return;
  if (!found.always && document.body.dataset.view === "empty") return;
  // Held down, a switch would flicker.
  if (event.repeat && found.presses && isCharacter(name)) return;
  if (perform(found, event)) event.preventDefault();
}

function perform({ presses, does }: Key, event: KeyboardEvent): boolean {
  if (does) return does(event);
  const button = presses ? document.querySelector<HTMLElement>(presses) : null;
  if (!button || button.hidden || button.getAttribute("aria-disabled") === "true") return false;
  button.click();
  return true;
}

/**
 * What the table calls a key. Where a keyboard has other characters (Arabic letters; in France, figures with Shift alone), letters and
 * figures are where others have them.
 */
export function nameOf({ key, code, altKey, ctrlKey, metaKey, shiftKey }: Pick<KeyboardEvent, "key" | "code" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey">): string {
  const latin = /^[a-z]$/i.test(key) ? key.toUpperCase() : undefined;
  const letter = latin ?? (/^\P{ASCII}$/u.test(key) ? /^Key(.)$/.exec(code)?.[1] : undefined);
  const figure = /^\d$/.test(key) ? key : !shiftKey && key.length === 1 ? /^Digit(\d)$/.exec(code)?.[1] : undefined;
  const mark = key === "؟" ? "?" : key;
  const name = letter ?? figure ?? mark;
  // Shift is how some keyboards come by a figure or a mark.
  const shifted = shiftKey && (letter !== undefined || name.length > 1);
  return [...(ctrlKey || metaKey ? ["Control"] : []), ...(altKey ? ["Alt"] : []), ...(shifted ? ["Shift"] : []), name].join("+");
}
