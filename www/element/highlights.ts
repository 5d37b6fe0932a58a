// The renderer that leaves the article's nodes alone: ranges, painted by the browser (CSS Custom Highlight API). Their names belong to
// the whole document, so ours begin with "vox-", and each element takes out its own ranges alone.
import type { Target } from "../reading/spotlight";
import { voiceOf } from "../reading/voices";
import { rootOf } from "./marks";
import { VOICES, colourOf } from "./palette";
import { sameTarget, targetOf, type Renderer, type Setting } from "./renderer";
import { adoptIn } from "./sheets";

/** What lies over what, the lowest first. */
const ORDER = ["indirect", "direct", "partial", "speaker", "place", "lit"];

const LINE = { direct: "solid", partial: "dashed", indirect: "dotted" } as const;

export class HighlightRenderer implements Renderer {
  readonly #root: Element;
  #shown: Setting | null = null;
  #ranges: [name: string, range: Range][] = [];
  #lit: [name: string, range: Range][] = [];
  #letGo = () => {};

  constructor(root: Element) {
    this.#root = root;
  }

  static get possible(): boolean {
    return typeof Highlight === "function" && "highlights" in CSS;
  }

  async show(setting: Setting): Promise<void> {
    const before = this.#letGo;
    this.#letGo = adoptIn(rootOf(this.#root), rules(setting.dark));
    before();
    this.#shown = setting;
    const scheme = setting.dark ? "dark" : "light";
    for (const mark of setting.marks) {
      const voice = "speaker" in mark ? `-${voiceOf(mark.speaker, setting.voices).colour}` : "";
      this.#ranges.push(...paint(setting.article.rangesOf(mark), `vox-${scheme}-${mark.layer}${voice}`));
    }
  }

  clear(): void {
    this.light(null);
    wipe(this.#ranges);
    this.#ranges = [];
    this.#shown = null;
  }

  leave(): void {
    this.clear();
    this.#letGo();
    this.#letGo = () => {};
  }

  stands(): boolean {
    return this.#ranges.every(([, range]) => !range.collapsed && range.startContainer.isConnected);
  }

  light(target: Target | null): void {
    wipe(this.#lit);
    this.#lit = [];
    const shown = this.#shown;
    if (!target || !shown) return;
    const scheme = shown.dark ? "dark" : "light";
    for (const mark of shown.marks) {
      if (sameTarget(targetOf(mark), target)) this.#lit.push(...paint(shown.article.rangesOf(mark), `vox-${scheme}-lit`));
    }
  }

  targetAt({ clientX, clientY }: MouseEvent): Target | null {
    const position = this.#positionAt(clientX, clientY);
    if (position === null) return null;
    // Sorted with what lies inside behind what lies around it.
    const mark = this.#shown?.marks.findLast(({ start, end }) => start <= position && position < end);
    return mark ? targetOf(mark) : null;
  }

  placeOf(target: Target): Range | null {
    const mark = this.#shown?.marks.find((each) => sameTarget(targetOf(each), target));
    return (mark && this.#shown?.article.rangesOf(mark)[0]) ?? null;
  }

  #positionAt(x: number, y: number): number | null {
    const root = rootOf(this.#root);
    const caret = document.caretPositionFromPoint?.(x, y, root instanceof ShadowRoot ? { shadowRoots: [root] } : {});
    if (caret) return this.#shown?.article.positionOf(caret.offsetNode, caret.offset) ?? null;
    // Safari's way.
    const range = document.caretRangeFromPoint?.(x, y);
    return range ? (this.#shown?.article.positionOf(range.startContainer, range.startOffset) ?? null) : null;
  }
}

function paint(ranges: Range[], name: string): [string, Range][] {
  const highlight = CSS.highlights.get(name) ?? new Highlight();
  highlight.priority = ORDER.indexOf(name.split("-")[2] ?? "");
  for (const range of ranges) highlight.add(range);
  CSS.highlights.set(name, highlight);
  return ranges.map((range) => [name, range]);
}

function wipe(painted: [string, Range][]): void {
  for (const [name, range] of painted) {
    const highlight = CSS.highlights.get(name);
    highlight?.delete(range);
    if (highlight?.size === 0) CSS.highlights.delete(name);
  }
}

/** Browsers paint no border and no weight in a highlight: lines, tints and a shadow say the same. */
function rules(dark: boolean): string {
  const scheme = dark ? "dark" : "light";
  const ink = `var(--vox-ink,${dark ? "#e9e4d9" : "#1f1b16"})`;
  const each = VOICES.map((voice) => {
    const colour = colourOf(voice, dark);
    const quotes = Object.entries(LINE).map(
      ([layer, line]) =>
        `::highlight(vox-${scheme}-${layer}-${voice}){background-color:color-mix(in srgb,${colour} ${layer === "indirect" ? 4 : 12}%,transparent);text-decoration:underline ${line} 2px ${colour}}`,
    );
    return `${quotes.join("")}::highlight(vox-${scheme}-speaker-${voice}){color:${colour};text-shadow:.4px 0 currentcolor}`;
  });
  return `${each.join("")}::highlight(vox-${scheme}-place){text-decoration:underline overline 1px color-mix(in srgb,${ink} 55%,transparent)}::highlight(vox-${scheme}-lit){background-color:color-mix(in srgb,${ink} 18%,transparent)}`;
}
