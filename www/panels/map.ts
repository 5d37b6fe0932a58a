// The map of the places: each where it lies, linked with the text.
import { element } from "../dom";
import type { Controls, Panel } from "../reading/panel";
import { placeGroups } from "../reading/places";
import type { Shown, Target } from "../reading/spotlight";
import { commas, describePlace } from "../reading/words";
import { fill } from "../strings/say";
import { strings } from "../strings/strings";
import { closeView, place as placed, worldView, type Point, type View } from "./projection";
import { svg } from "./svg";
import { legible } from "../text/legible";

/** Measures in the map's own units, which are CSS pixels beside a wide article. */
const WIDTH = 232;
const HEIGHT = 158;
/** What a letter of a label takes. */
const LETTER = 5.4;
const LINE = 11;

interface Spot extends Point {
  name: string;
  about: string;
  /** Whether the position is that of the place itself; a country or region is everywhere around it. */
  exact: boolean;
  /** Indexes into `places`. */
  mentions: [number, ...number[]];
}

export class Atlas implements Panel {
  readonly #root: HTMLElement;
  readonly #controls: Controls;
  #spots: Spot[] = [];
  #world = false;
  #target: Target | null = null;
  /** Land and borders in degrees, drawn once. */
  #ground: Promise<SVGGElement> | null = null;

  constructor(root: HTMLElement, controls: Controls) {
    this.#root = root;
    this.#controls = controls;
    root.addEventListener("click", (event) => this.#press(event.target));
  }

  show({ analysis: { places } }: Shown): void {
    this.#spots = placeGroups(places).flatMap((mentions): Spot[] => {
      const place = places[mentions[0]];
      if (!place || place.lat === null || place.lon === null) return [];
      const exact = place.kind === "city" || place.kind === "natural";
      return [{ lat: place.lat, lon: place.lon, name: legible(place.name), about: describePlace(place), exact, mentions }];
    });
    void this.#draw();
  }

  choose(): void {}

  point(target: Target | null): void {
    this.#target = target;
    const pointed = target && "place" in target ? target.place : -1;
    for (const found of this.#root.querySelectorAll(".spot")) {
      found.classList.toggle("lit", this.#spots[Number(found.getAttribute("data-spot"))]?.mentions.includes(pointed));
    }
  }

  /** Each press on a spot goes to its next mention. */
  #press(at: EventTarget | null): void {
    const found = at instanceof Element ? at.closest(".spot") : null;
    const mentions = found && this.#spots[Number(found.getAttribute("data-spot"))]?.mentions;
    if (!mentions) return;
    const now = this.#target && "place" in this.#target ? mentions.indexOf(this.#target.place) : -1;
    this.#controls.goTo({ place: mentions[(now + 1) % mentions.length] ?? mentions[0] });
  }

  async #draw(): Promise<void> {
    const spots = this.#spots;
    if (spots.length === 0) {
      this.#root.replaceChildren();
      return;
    }
    let ground: SVGGElement;
    try {
      ground = await (this.#ground ??= import("#outlines").then(groundOf));
    } catch {
      // The list below says the same; the next article tries again.
      this.#ground = null;
      return;
    }
    if (spots !== this.#spots) return;
    const close = closeView(spots, WIDTH, HEIGHT);
    const world = worldView(WIDTH, HEIGHT);
    const view = this.#world ? world : close;
    ground.setAttribute("transform", `translate(${view.left} ${view.top}) scale(${view.across} ${-view.up})`);
    const label = fill(strings.panels.map, { places: new Intl.ListFormat(strings.language).format(spots.map(({ name }) => name)) });
    const drawn = svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": label }, ground, ...marksOf(spots, view));
    const focused = this.#root.contains(document.activeElement);
    this.#root.replaceChildren(drawn, ...(close.up > world.up ? [this.#toggle()] : []));
    if (focused) this.#root.querySelector("button")?.focus({ preventScroll: true });
    this.point(this.#target);
  }

  #toggle(): HTMLButtonElement {
    const button = element("button", { type: "button", "aria-pressed": String(this.#world) }, strings.panels.world);
    button.addEventListener("click", () => {
      this.#world = !this.#world;
      void this.#draw();
    });
    return button;
  }
}

function groundOf({ STEPS, LAND, BORDERS }: typeof import("#outlines")): SVGGElement {
  const path = (lines: readonly number[][], close: string) =>
    lines.map(([x, y, ...rest]) => `M${x} ${y}l${rest.join(" ")}${close}`).join("");
  const scale = `scale(${1 / STEPS})`;
  return svg("g", {}, svg("path", { class: "land", transform: scale, d: path(LAND, "z") }), svg("path", { class: "borders", transform: scale, d: path(BORDERS, "") }));
}

/** The spots, most mentioned last and so on top, with the labels for which there is room. */
function marksOf(spots: readonly Spot[], view: View): Node[] {
  const taken: Box[] = [];
  const drawn = spots.map((spot, index) => ({ spot, index, ...placed(view, spot), radius: 2.8 + Math.min(2.4, (spot.mentions.length - 1) * 0.8) }));
  for (const { x, y, radius } of drawn) taken.push({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius });
  const order = [...drawn].sort((a, b) => b.spot.mentions.length - a.spot.mentions.length);
  return order
    .map(({ spot, index, x, y, radius }) => {
      const long = spot.name.length * LETTER;
      const boxes = [x + radius + 2, x - radius - 2 - long].map((left): Box => ({ left, right: left + long, top: y - LINE / 2, bottom: y + LINE / 2 }));
      const free = boxes.find((box) => box.left >= 1 && box.right <= WIDTH - 1 && !taken.some((other) => overlap(box, other)));
      if (free) taken.push(free);
      const before = (free ?? boxes.find((box) => box.left >= 1 && box.right <= WIDTH - 1)) === boxes[1];
      return svg(
        "g",
        { class: `spot${spot.exact ? "" : " wide"}${free ? "" : " crowded"}`, "data-spot": index },
        svg("title", {}, commas(spot.name, spot.about)),
        svg("circle", { cx: x, cy: y, r: radius }),
        svg("text", { x: before ? x - radius - 2 : x + radius + 2, y: y + 3.3, "text-anchor": before ? "end" : "start" }, spot.name),
      );
    })
    .reverse();
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
