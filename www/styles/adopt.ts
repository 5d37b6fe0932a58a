/** Puts a style sheet that came with a script on the page. Made by script, it passes a policy that forbids inline styles. */
export function adopt(css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}
