// The outlines of land and borders for the map: Natural Earth, 1:50 million, simplified while the page is built.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./run.mjs";

/** npm world-atlas: Natural Earth's countries as TopoJSON, whose arcs two neighbours share, so that they stay in step. */
const SOURCE = join(ROOT, "node_modules/world-atlas/countries-50m.json");

/** How far a simplified line may lie off, in degrees: about a pixel where the map is closest. */
const TOLERANCE = 0.16;
/** Steps in a degree that points are rounded to. */
const STEPS = 10;
/** Islands whose box is smaller than this are left out, in degrees. */
const LEAST = 0.5;

/** For esbuild: "#outlines" is the module of the outlines. */
export const outlines = {
  name: "outlines",
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^#outlines$/ }, () => ({ path: "countries-50m.json", namespace: "outlines" }));
    onLoad({ filter: /.*/, namespace: "outlines" }, () => {
      const { land, borders } = simplified(JSON.parse(readFileSync(SOURCE, "utf8")));
      return { contents: `export const STEPS = ${STEPS}, LAND = ${JSON.stringify(land)}, BORDERS = ${JSON.stringify(borders)};`, watchFiles: [SOURCE] };
    });
  },
};

/** Land as closed rings and borders as lines: each the steps from point to point, longitude and latitude in turn. */
function simplified({ arcs, transform, objects }) {
  const lines = arcs.map((arc) => simplify(positions(arc, transform)));
  const uses = new Map();
  for (const { arcs: rings } of objects.countries.geometries) for (const arc of rings.flat(Infinity)) uses.set(index(arc), (uses.get(index(arc)) ?? 0) + 1);
  const rings = objects.land.geometries.flatMap(({ arcs: polygons }) => polygons.flat(1));
  return {
    land: rings.map((ring) => joined(ring, lines)).filter(large).map(steps).filter(({ length }) => length >= 8),
    borders: [...uses].filter(([, count]) => count > 1).map(([arc]) => steps(lines[arc])).filter(({ length }) => length >= 4),
  };
}

/** TopoJSON writes an arc that runs backwards as the complement of its index. */
const index = (arc) => (arc < 0 ? ~arc : arc);

function positions(arc, { scale, translate }) {
  let [x, y] = [0, 0];
  return arc.map(([dx, dy]) => [(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]]);
}

function joined(ring, lines) {
  return ring.flatMap((arc, at) => {
    const line = arc < 0 ? [...lines[~arc]].reverse() : lines[arc];
    return at === 0 ? line : line.slice(1);
  });
}

function large(line) {
  const span = (axis) => Math.max(...line.map((point) => point[axis])) - Math.min(...line.map((point) => point[axis]));
  return Math.max(span(0), span(1)) >= LEAST;
}

/** Douglas and Peucker (1973). */
function simplify(line) {
  const keep = new Set([0, line.length - 1]);
  // A ring of one arc ends where it begins: its farthest point cuts it in two.
  const open = [[0, line.length - 1]];
  while (open.length > 0) {
    const [from, to] = open.pop();
    let [far, most] = [0, TOLERANCE];
    for (let at = from + 1; at < to; at += 1) {
      const off = distance(line[at], line[from], line[to]);
      if (off > most) [far, most] = [at, off];
    }
    if (far === 0) continue;
    keep.add(far);
    open.push([from, far], [far, to]);
  }
  return line.filter((_, at) => keep.has(at));
}

/** How far a point lies from a stretch of line, in degrees. */
function distance([x, y], [x1, y1], [x2, y2]) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const along = dx || dy ? Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy))) : 0;
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
}

function steps(line) {
  let [lastX, lastY] = [0, 0];
  return line.flatMap(([longitude, latitude], at) => {
    const [x, y] = [Math.round(longitude * STEPS), Math.round(latitude * STEPS)];
    const step = [x - lastX, y - lastY];
    if (at > 0 && step[0] === 0 && step[1] === 0) return [];
    [lastX, lastY] = [x, y];
    return step;
  });
}
