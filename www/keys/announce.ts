import { areOn } from "./switch";
import { isCharacter, KEYS } from "./table";

/** Tells screen readers, at each button, the key that presses it now. */
export function announceKeys(): void {
  for (const { key, presses } of KEYS) {
    const button = presses ? document.querySelector(presses) : null;
    if (!button) continue;
    if (areOn() || !isCharacter(key)) button.setAttribute("aria-keyshortcuts", key.includes("Control") ? `${key} ${key.replace("Control", "Meta")}` : key);
    else button.removeAttribute("aria-keyshortcuts");
  }
}
