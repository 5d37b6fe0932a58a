// Whether keys of one character are heard: a reader can switch them off (WCAG 2.1, 2.1.4), in this tab.
const KEY = "voxmark.keys";

let on = true;
try {
  on = sessionStorage.getItem(KEY) === null;
} catch {
  // Where the browser keeps nothing, the choice is gone with a reload.
}

export function areOn(): boolean {
  return on;
}

export function switchTo(wanted: boolean): void {
  on = wanted;
  try {
    if (on) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, "off");
  } catch {
    // As above.
  }
}
