// The article itself: paragraphs with real <mark> elements.
import { element } from "../dom";
import type { Block } from "../text/blocks";
import type { Mark } from "./layers";
import { nestBlocks, type Branch, type Tree } from "./nest";
import { looksOf, voiceOf, type Voice } from "./voices";

/** How long the page may be kept from answering while an article is set, in milliseconds: half a frame. Longer where laying out takes longer. */
const SLICE = 8;

/** The most, in milliseconds: a longer slice would take longer to be laid out, and the next one longer still. */
const LONGEST_SLICE = 48;

/** What begins so near to the top, in UTF-16 code units, is laid out at once; what is below, when it comes near the window. */
const NEAR = 20_000;

export interface Setting {
  text: string;
  blocks: readonly Block[];
  /** Sorted as `marksOf` sorts them. */
  marks: readonly Mark[];
  voices: readonly Voice[];
}

/**
 * Sets an article into `root`, what stood there before out of the way at once. A long one is set in slices, between
 * which the page answers; `signal` gives up what is left. Resolves when all of it stands.
 */
export async function setArticle(root: HTMLElement, setting: Setting, signal: AbortSignal): Promise<void> {
  const trees = nestBlocks(setting.marks, setting.blocks);
  // No heading level is left out: the page's own is h1.
  const heading = setting.blocks[0]?.kind === "headline" ? "h3" : "h2";
  const tags = { headline: "h2", heading, paragraph: "p", apart: "p" } as const;
  let until = performance.now() + SLICE;
  const old = [...root.children];
  for (const [index, block] of setting.blocks.entries()) {
    if (signal.aborted) return;
    const node = element(tags[block.kind], { dir: "auto", class: block.start < NEAR ? block.kind : `${block.kind} far` });
    fill(node, trees[index]?.() ?? [], setting);
    const stands = old[index];
    // A block that stays is as high as it was: one that is new is measured only when it is seen (content-visibility), and the view would jump.
    if (stands?.localName === node.localName && stands.className === node.className) stands.replaceChildren(...node.childNodes);
    else if (stands) stands.replaceWith(node);
    else root.append(node);
    if (performance.now() > until) {
      const left = performance.now();
      await new Promise((resolve) => setTimeout(resolve));
      const now = performance.now();
      // What stands of a long article takes longer to be laid out than a slice to be set: each has half of the time.
      until = now + Math.max(SLICE, Math.min(LONGEST_SLICE, now - left));
    }
  }
  if (!signal.aborted) for (const rest of old.slice(setting.blocks.length)) rest.remove();
}

function fill(parent: HTMLElement, tree: Tree<Mark>, setting: Setting): void {
  for (const node of tree) {
    if (node.span === null) {
      parent.append(setting.text.slice(node.start, node.end));
      continue;
    }
    const made = elementOf(node, setting.voices);
    fill(made, node.children, setting);
    parent.append(made);
  }
}

function elementOf(piece: Branch<Mark>, voices: readonly Voice[]): HTMLElement {
  const { span, first, last } = piece;
  const ends = `${first ? " first" : ""}${last ? " last" : ""}`;
  switch (span.layer) {
    case "cue":
      return element("span", { class: `cue${ends}`, "data-cue": span.quote });
    case "place":
      return element("mark", { class: `place${ends}`, "data-place": span.place });
    case "speaker": {
      const voice = voiceOf(span.speaker, voices);
      return element("mark", { class: `speaker ${looksOf(voice)}${ends}`, "data-speaker": span.speaker, "data-at": span.start });
    }
    default: {
      const voice = voiceOf(span.speaker, voices);
      return element("mark", {
        class: `quote ${span.layer} ${looksOf(voice)}${ends}`,
        "data-quote": span.quote,
        "data-speaker": span.speaker,
        "data-badge": first ? voice.badge : null,
        tabindex: first ? 0 : null,
      });
    }
  }
}
