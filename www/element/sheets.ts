// Style sheets that are adopted by documents and shadow roots for as long as somebody needs them there.

type Root = Document | ShadowRoot;

const uses = new WeakMap<Root, Map<string, { sheet: CSSStyleSheet; count: number }>>();

/** Adopts a sheet where it is not yet; what is returned lets go of it again. Works under a policy that forbids inline styles. */
export function adoptIn(root: Root, css: string): () => void {
  const own = uses.get(root) ?? new Map<string, { sheet: CSSStyleSheet; count: number }>();
  uses.set(root, own);
  let use = own.get(css);
  if (!use) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    use = { sheet, count: 0 };
    own.set(css, use);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }
  const held = use;
  held.count += 1;
  return () => {
    held.count -= 1;
    if (held.count > 0) return;
    own.delete(css);
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => sheet !== held.sheet);
  };
}
