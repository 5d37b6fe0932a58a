// The renderer that wraps words in real <mark> elements. It puts them in place of text nodes alone, keeps each of those and puts it back.
import { element } from "../dom";
import type { Mark } from "../reading/layers";
import { nestBlocks, type Branch, type Tree } from "../reading/nest";
import type { Target } from "../reading/spotlight";
import { voiceOf } from "../reading/voices";
import { offsetIn, type NodeStretch } from "./article";
import css from "./marks.css";
import { voiceRules } from "./palette";
import { sameTarget, targetOf, type Renderer, type Setting } from "./renderer";
import { adoptIn } from "./sheets";

/** How long the page may be kept from answering while marks are set, in milliseconds: half a frame. */
const SLICE = 8;

/** A text node of the host's, and what stands in its place. */
interface Wrapped {
  host: Text;
  own: ChildNode[];
}

export class MarkRenderer implements Renderer {
  readonly #root: Element;
  /** Does work that the observer of the article is not to take for the host's. */
  readonly #quietly: (work: () => void) => void;
  readonly #targets = new Map<Element, Target | null>();
  #wrapped: Wrapped[] = [];
  #letGo = () => {};

  constructor(root: Element, quietly: (work: () => void) => void) {
    this.#root = root;
    this.#quietly = quietly;
  }

  async show(setting: Setting, signal: AbortSignal): Promise<void> {
    const before = this.#letGo;
    this.#letGo = adoptIn(rootOf(this.#root), voiceRules() + css);
    before();
    const { stretches } = setting.article;
    const trees = nestBlocks(setting.article.fitted(setting.marks), stretches);
    let until = performance.now() + SLICE;
    for (const [index, stretch] of stretches.entries()) {
      if (signal.aborted) return;
      const tree = trees[index]!();
      if (tree.some(({ span }) => span !== null)) this.#quietly(() => this.#wrap(stretch, tree, setting));
      if (performance.now() > until) {
        await new Promise((resolve) => setTimeout(resolve));
        until = performance.now() + SLICE;
      }
    }
  }

  clear(): void {
    this.#quietly(() => this.#wrapped.forEach(restore));
    this.#wrapped = [];
    this.#targets.clear();
  }

  leave(): void {
    this.clear();
    this.#letGo();
    this.#letGo = () => {};
  }

  stands(): boolean {
    return this.#wrapped.every(({ own }) => own.every((node) => node.isConnected));
  }

  light(target: Target | null): void {
    this.#quietly(() => {
      for (const [mark, own] of this.#targets) mark.classList.toggle("vox-lit", target !== null && sameTarget(own, target));
    });
  }

  targetAt(event: MouseEvent): Target | null {
    for (const node of event.composedPath()) {
      const target = this.#targets.get(node as Element);
      if (target) return target;
    }
    return null;
  }

  placeOf(target: Target): Element | null {
    for (const [mark, own] of this.#targets) if (sameTarget(own, target)) return mark;
    return null;
  }

  #wrap(stretch: NodeStretch, tree: Tree<Mark>, setting: Setting): void {
    const { node: host, start, end } = stretch;
    // The host may have taken it out between two slices.
    if (!host.isConnected) return;
    const words = (from: number, to: number) => host.data.slice(offsetIn(stretch, from), offsetIn(stretch, to));
    const made = document.createDocumentFragment();
    // White space around the words, which no mark is to cover.
    made.append(host.data.slice(0, offsetIn(stretch, start)));
    this.#fill(made, tree, words, setting);
    made.append(host.data.slice(offsetIn(stretch, end)));
    const own = [...made.childNodes];
    host.replaceWith(made);
    this.#wrapped.push({ host, own });
  }

  #fill(parent: ParentNode, tree: Tree<Mark>, words: (from: number, to: number) => string, setting: Setting): void {
    for (const node of tree) {
      if (node.span === null) {
        parent.append(words(node.start, node.end));
        continue;
      }
      const mark = element("mark", looks(node, setting));
      this.#targets.set(mark, targetOf(node.span));
      this.#fill(mark, node.children, words, setting);
      parent.append(mark);
    }
  }
}

function looks({ span, first, last }: Branch<Mark>, { voices, dark }: Setting): Record<string, string | null> {
  const common = `vox-mark vox-${span.layer}${dark ? " vox-dark" : ""}${first ? " vox-first" : ""}${last ? " vox-last" : ""}`;
  if (!("speaker" in span)) return { class: common };
  const { colour, named, badge } = voiceOf(span.speaker, voices);
  return {
    class: `${common} vox-voice-${colour}${named ? "" : " vox-unnamed"}`,
    "data-vox-badge": first && span.layer !== "speaker" ? badge : null,
  };
}

/** Puts a host's text node back where our nodes stand, with what the host may have changed in them meanwhile. */
function restore({ host, own }: Wrapped): void {
  const present = own.filter((node) => node.parentNode);
  const [first] = present;
  // The host has taken them out: what stands there now is its own.
  if (!first) return;
  const data = present.map((node) => node.textContent).join("");
  if (host.data !== data) host.data = data;
  first.before(host);
  for (const node of present) node.remove();
}

export function rootOf(element: Element): Document | ShadowRoot {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root : document;
}
