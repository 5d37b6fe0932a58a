// The element `<vox-mark>`. Importing this has no effect, on a server neither; define.ts makes it known to a page.
import type { Analysis } from "#wasm";
import { LAYERS, marksOf, type Layer } from "../reading/layers";
import type { Target } from "../reading/spotlight";
import { voicesOf } from "../reading/voices";
import { BESIDE } from "./addresses";
import { Article } from "./article";
import { HighlightRenderer } from "./highlights";
import { languageOf } from "./language";
import { MarkRenderer, rootOf } from "./marks";
import { Panel } from "./panel";
import type { Renderer } from "./renderer";
import { isDark, watchScheme } from "./scheme";
import { engineAt, explained, type Shared } from "./shared";
import type { ExportFormat, LegendMode, RendererName, SelectDetail, Strings, Theme, VoxMarkEventMap } from "./types";

/** A pause in the article's changes after which it is read again, in milliseconds. */
const PAUSE = 250;

/** A server has no elements: there the class can be imported, and is never made. */
const Base = globalThis.HTMLElement ?? (class {} as unknown as typeof HTMLElement);

/** What the console was told already. */
const told = new Set<string>();

/**
 * Highlights who says what, and where, in the article inside it, or in the one that `for` names. The article stays the
 * host's: it is readable without script, and `disable()` or removing the element leaves it as it was.
 */
export class VoxMark extends Base {
  static readonly observedAttributes = [
    "disabled", "for", "gazetteer", "integrity", "lang", "layers", "legend", "renderer", "theme", "wasm-src", "worker-src",
  ];

  readonly #panel: Panel;
  #renderer: Renderer | null = null;
  /** What was read last, and what was found in it. */
  #text = "";
  #analysis: Analysis | null = null;
  /** What stands of the analysis now, to tell whether a new one changes it. */
  #shownMarks = "";
  #strings: Partial<Strings> | null = null;
  #engine: Shared | null = null;
  /** After a failure nothing is tried again by itself. */
  #broken = false;
  #connected = false;
  #selected: Target | null = null;
  #wasDark: boolean | null = null;
  #observer: MutationObserver | null = null;
  #unwatch = () => {};
  #timer: ReturnType<typeof setTimeout> | undefined;
  #setting = new AbortController();
  #turn = 0;

  constructor() {
    super();
    this.#panel = new Panel(this.attachShadow({ mode: "open" }), {
      toggle: (layer) => this.#toggle(layer),
      goTo: (target) => this.#goTo(target),
      closed: () => this.#select(null),
    });
  }

  connectedCallback(): void {
    if (this.#connected) return;
    this.#connected = true;
    this.#start();
  }

  disconnectedCallback(): void {
    this.#connected = false;
    this.#stop();
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (!this.#connected || before === after) return;
    if (name === "layers") void this.#render();
    else if (name === "legend" || name === "theme") this.#dress();
    else if (name === "lang") void this.#speak();
    else {
      this.#stop();
      this.#start();
    }
  }

  /** The article's words as they were read last; `analysis` counts in them. */
  get text(): string {
    return this.#text;
  }

  /** What was found last; null before, and after an error. */
  get analysis(): Analysis | null {
    return this.#analysis;
  }

  /** A selector for the article, where it is not inside the element. */
  get htmlFor(): string {
    return this.getAttribute("for") ?? "";
  }
  set htmlFor(selector: string) {
    this.setAttribute("for", selector);
  }

  /** What is highlighted: any of "direct partial indirect speaker place", all by default. */
  get layers(): string {
    return this.getAttribute("layers") ?? LAYERS.join(" ");
  }
  set layers(names: string) {
    this.setAttribute("layers", names);
  }

  /** What stands around the article. */
  get legend(): LegendMode {
    return oneOf(this.getAttribute("legend"), ["full", "list", "none"]);
  }
  set legend(mode: LegendMode) {
    this.setAttribute("legend", mode);
  }

  /** Dark or light. */
  get theme(): Theme {
    return oneOf(this.getAttribute("theme"), ["auto", "light", "dark"]);
  }
  set theme(theme: Theme) {
    this.setAttribute("theme", theme);
  }

  /** How words are highlighted. Where the browser cannot do "highlight", by marks. */
  get renderer(): RendererName {
    return oneOf(this.getAttribute("renderer"), ["marks", "highlight"]);
  }
  set renderer(name: RendererName) {
    this.setAttribute("renderer", name);
  }

  /** Which places are known: "core", or "full" with all towns of a thousand people, 1.2 MB more; or the address of a full.bin. */
  get gazetteer(): string {
    return this.getAttribute("gazetteer") ?? "core";
  }
  set gazetteer(name: string) {
    this.setAttribute("gazetteer", name);
  }

  /** Where the worker's script lies, if not beside this one. */
  get workerSrc(): string {
    return this.getAttribute("worker-src") ?? "";
  }
  set workerSrc(address: string) {
    this.setAttribute("worker-src", address);
  }

  /** Where the WebAssembly lies, if not beside this script. */
  get wasmSrc(): string {
    return this.getAttribute("wasm-src") ?? "";
  }
  set wasmSrc(address: string) {
    this.setAttribute("wasm-src", address);
  }

  /** What the WebAssembly must hash to, as for a script: "sha384-…". */
  get integrity(): string {
    return this.getAttribute("integrity") ?? "";
  }
  set integrity(hashes: string) {
    this.setAttribute("integrity", hashes);
  }

  /** Whether the article is left as it is. */
  get disabled(): boolean {
    return this.hasAttribute("disabled");
  }
  set disabled(off: boolean) {
    this.toggleAttribute("disabled", off);
  }

  /** Words of the host's in place of the element's own; null for none. */
  get strings(): Partial<Strings> | null {
    return this.#strings;
  }
  set strings(strings: Partial<Strings> | null) {
    this.#strings = strings;
    if (this.#connected) void this.#speak();
  }

  /** Highlights the article. */
  enable(): void {
    this.disabled = false;
  }

  /** Leaves the article as it was before the element touched it. */
  disable(): void {
    this.disabled = true;
  }

  /**
   * Reads the article now, also after a failure, and resolves to what was found, once it is highlighted. A disabled element only
   * tells what it finds.
   *
   * @throws {Error} with a sentence for readers; `vox-error` has told of it too.
   */
  async analyze(): Promise<Analysis> {
    const turn = ++this.#turn;
    clearTimeout(this.#timer);
    try {
      const { text } = new Article(this.#root());
      const analysis = await (await this.#openEngine().engine).analyze(text);
      this.#broken = false;
      if (turn === this.#turn) await this.#show(text, analysis);
      return analysis;
    } catch (cause) {
      const error = explained(cause);
      if (turn === this.#turn) this.#fail(error);
      throw error;
    }
  }

  /** The article with what was found in it, in a format; read first where it was not yet. */
  async export(format: ExportFormat): Promise<string> {
    const analysis = this.#analysis ?? (await this.analyze());
    const { FORMATS } = await import("./formats");
    if (!Object.hasOwn(FORMATS, format)) throw new TypeError(`There is no format "${format}", only ${Object.keys(FORMATS).join(", ")}.`);
    return FORMATS[format].write(analysis, this.text);
  }

  #start(): void {
    if (this.disabled) return;
    let root: Element;
    try {
      root = this.#root();
    } catch (error) {
      // The article may be further down in a page that is still coming.
      if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => this.#connected && !this.#renderer && this.#start(), { once: true });
      else this.#fail(error as Error);
      return;
    }
    this.#broken = false;
    this.#renderer =
      this.renderer === "highlight" && HighlightRenderer.possible ? new HighlightRenderer(root) : new MarkRenderer(root, (work) => this.#quietly(work));
    this.#observer = new MutationObserver(() => this.#schedule(PAUSE));
    this.#observer.observe(root, { childList: true, characterData: true, subtree: true, attributes: true, attributeFilter: ["hidden", "aria-hidden", "class"] });
    root.addEventListener("click", this.#clicked);
    const unwatch = watchScheme(() => this.#dress());
    this.#unwatch = () => {
      root.removeEventListener("click", this.#clicked);
      unwatch();
    };
    this.#dress();
    void this.#speak();
    this.#schedule(0);
  }

  #stop(): void {
    this.#turn += 1;
    clearTimeout(this.#timer);
    this.#setting.abort();
    this.#renderer?.leave();
    this.#renderer = null;
    this.#observer?.disconnect();
    this.#observer = null;
    this.#unwatch();
    this.#unwatch = () => {};
    this.#engine?.improved.delete(this.#improved);
    this.#engine = null;
    this.#text = "";
    this.#analysis = null;
    this.#shownMarks = "";
    this.#panel.hide();
  }

  /** The article's element. */
  #root(): Element {
    if (!this.hasAttribute("for")) return this;
    const found = rootOf(this).querySelector(this.htmlFor);
    if (!found) throw new Error(`There is no element "${this.htmlFor}" to highlight.`);
    return found;
  }

  #openEngine(): Shared {
    const { gazetteer, integrity } = this;
    const absolute = (address: string, beside: () => string) => (address ? new URL(address, document.baseURI).href : beside());
    const engine = engineAt({
      worker: absolute(this.workerSrc, BESIDE.worker),
      wasm: absolute(this.wasmSrc, BESIDE.wasm),
      gazetteer: gazetteer === "core" ? null : absolute(gazetteer === "full" ? "" : gazetteer, BESIDE.gazetteer),
      integrity,
    });
    if (engine !== this.#engine) this.#engine?.improved.delete(this.#improved);
    this.#engine = engine;
    if (this.#renderer) engine.improved.add(this.#improved);
    return engine;
  }

  readonly #improved = () => void this.analyze().catch(() => {});

  #schedule(pause: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#follow(), pause);
  }

  /** Reads the article again where its words have changed, or something took our marks away. */
  #follow(): void {
    if (this.#broken || !this.#renderer) return;
    if (!this.#analysis || new Article(this.#root()).text !== this.#text) this.analyze().catch(() => {});
    else if (!this.#renderer.stands()) void this.#render();
  }

  async #show(text: string, analysis: Analysis): Promise<void> {
    this.#text = text;
    this.#analysis = analysis;
    if (this.#renderer) {
      const marks = JSON.stringify([text, marksOf(analysis)]);
      const stand = marks === this.#shownMarks && this.#renderer.stands();
      this.#shownMarks = marks;
      if (!stand && !(await this.#render())) return;
      await this.#speak();
    }
    this.#tell("vox-analysis", { text, analysis });
  }

  /** Sets the marks of what was found last; false where the article has become another meanwhile, which will be read. */
  async #render(): Promise<boolean> {
    const [renderer, analysis] = [this.#renderer, this.#analysis];
    if (!renderer || !analysis) return false;
    this.#setting.abort();
    const { signal } = (this.#setting = new AbortController());
    renderer.clear();
    const article = new Article(this.#root());
    if (article.text !== this.#text) {
      this.#schedule(PAUSE);
      return false;
    }
    const shown = this.#shown();
    const marks = marksOf(analysis).filter(({ layer }) => layer !== "cue" && shown.has(layer));
    this.#panel.switches(analysis, shown);
    await renderer.show({ article, marks, voices: voicesOf(analysis.speakers), dark: this.#dark }, signal);
    if (signal.aborted) return false;
    renderer.light(this.#selected);
    return true;
  }

  /** The words of the element, in the reader's language. */
  async #speak(): Promise<void> {
    const tag = this.lang || this.closest<HTMLElement>("[lang]")?.lang || document.documentElement.lang;
    const language = await languageOf(tag, this.#strings);
    if (!this.#renderer || this.#broken) return;
    this.#panel.speak(language);
    this.#panel.switches(this.#analysis, this.#shown());
    if (this.#analysis) this.#panel.list(this.text, this.#analysis, voicesOf(this.#analysis.speakers));
  }

  get #dark(): boolean {
    return this.theme === "auto" ? isDark(this.#root()) : this.theme === "dark";
  }

  #dress(): void {
    if (!this.#renderer) return;
    const dark = this.#dark;
    this.#panel.dress(dark, this.legend);
    if (this.#wasDark !== null && this.#wasDark !== dark) void this.#render();
    this.#wasDark = dark;
  }

  #shown(): Set<Layer> {
    const names = this.layers.split(/\s+/);
    return new Set(LAYERS.filter((layer) => names.includes(layer)));
  }

  #toggle(layer: Layer): void {
    const shown = this.#shown();
    if (!shown.delete(layer)) shown.add(layer);
    this.layers = LAYERS.filter((each) => shown.has(each)).join(" ");
  }

  readonly #clicked = (event: Event) => {
    // Whoever selects words wants to select words.
    if (!(event instanceof MouseEvent) || getSelection()?.isCollapsed === false) return;
    const target = this.#renderer?.targetAt(event);
    if (target) this.#select(target);
    else if (!event.composedPath().includes(this.shadowRoot!)) this.#panel.close();
  };

  #goTo(target: Target): void {
    const place = this.#renderer?.placeOf(target);
    const element = place instanceof Range ? place.startContainer.parentElement : place;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    element?.scrollIntoView({ block: "center", behavior: still ? "instant" : "smooth" });
    this.#select(target);
  }

  #select(target: Target | null): void {
    this.#selected = target;
    this.#renderer?.light(target);
    const [analysis, place] = [this.#analysis, target && this.#renderer?.placeOf(target)];
    if (!target || !analysis) return;
    const rect = place?.getClientRects()[0];
    if (rect) this.#panel.open(target, this.text, analysis, voicesOf(analysis.speakers), rect);
    this.#tell("vox-select", detailOf(target, analysis));
  }

  /** Changes the article without taking that for a change of the host's. */
  #quietly(work: () => void): void {
    const foreign = this.#observer?.takeRecords().length;
    work();
    this.#observer?.takeRecords();
    if (foreign) this.#schedule(PAUSE);
  }

  /** Leaves the article as it is, and says why: to the host by an event, to its developer in one line. */
  #fail(error: Error): void {
    this.#broken = true;
    this.#analysis = null;
    this.#setting.abort();
    this.#renderer?.clear();
    this.#panel.hide();
    const quiet = !this.#tell("vox-error", { error });
    if (quiet || told.has(error.message)) return;
    told.add(error.message);
    console.warn(`Voxmark: ${error.message}`);
  }

  /** False where the host cancelled the event. */
  #tell<K extends keyof VoxMarkEventMap>(name: K, detail: VoxMarkEventMap[K]["detail"]): boolean {
    return this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, cancelable: name === "vox-error", detail }));
  }
}

function oneOf<T extends string>(given: string | null, known: readonly [T, ...T[]]): T {
  return known.find((each) => each === given) ?? known[0];
}

function detailOf(target: Target, { quotes, speakers, places }: Analysis): SelectDetail {
  if ("place" in target) return { kind: "place", index: target.place, place: places[target.place]! };
  if ("mention" in target) return { kind: "speaker", index: target.speaker, speaker: speakers[target.speaker]! };
  const quote = quotes[target.quote]!;
  return { kind: "quote", index: target.quote, quote, speaker: quote.speaker === null ? null : (speakers[quote.speaker] ?? null) };
}

declare global {
  interface HTMLElementTagNameMap {
    "vox-mark": VoxMark;
  }
  /** They bubble: any element, the document and the window may listen. */
  interface GlobalEventHandlersEventMap extends VoxMarkEventMap {}
}
