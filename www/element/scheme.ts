// Whether a host's page is dark: as its text is, however it came by that.

/** Whether an element's text is light, and so what lies behind it dark. */
export function isDark(element: Element): boolean {
  return lightness(getComputedStyle(element).color) > 0.5;
}

/** From 0 to 1, near enough to tell black from white in any notation that browsers compute colours to. */
export function lightness(colour: string): number {
  const [a = 0, b = a, c = b] = (colour.match(/(?<![\w.-])-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
  if (colour.startsWith("ok")) return a;
  if (colour.startsWith("l")) return a / 100;
  return (0.2126 * a + 0.7152 * b + 0.0722 * c) / (colour.startsWith("rgb") ? 255 : 1);
}

/** How long after a switch colours may still be on their way, in milliseconds. */
const SETTLED = 400;

/** Calls whenever a page may have gone from light to dark or back; what is returned ends that. */
export function watchScheme(changed: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    changed();
    clearTimeout(timer);
    timer = setTimeout(changed, SETTLED);
  };
  const media = matchMedia("(prefers-color-scheme: dark)");
  media.addEventListener("change", look);
  // The usual ways of a page's own switch.
  const observer = new MutationObserver(look);
  for (const root of [document.documentElement, document.body]) observer.observe(root, { attributes: true });
  return () => {
    media.removeEventListener("change", look);
    observer.disconnect();
    clearTimeout(timer);
  };
}
