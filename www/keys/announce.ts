import { areOn } from "./switch";
import { isCharacter, KEYS } from "./table";

/** Tells screen readers, at each button, the key that presses it now. */
export function announceKeys(): void {
  for (const { key, also = [], presses } of KEYS) {
    const button = presses ? document.querySelector(presses) : null;
    if (!button) continue;
    const heard = [key, ...also].filter((each) => areOn() || !isCharacter(each));
    const names = heard.flatMap((each) => (each.startsWith("Control") ? [each, each.replace("Control", "Meta")] : [each]));
    if (names.length > 0) button.setAttribute("aria-keyshortcuts", names.join(" "));
    else button.removeAttribute("aria-keyshortcuts");
  }
}
