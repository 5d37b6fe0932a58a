const adopted = new Set<string>();

/** Puts a style sheet that came with a script on the page, once. Made by script, it passes a policy that forbids inline styles. */
export function adopt(css: string): void {
  if (adopted.has(css)) return;
  adopted.add(css);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}
