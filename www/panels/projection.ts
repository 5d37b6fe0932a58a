// From degrees to the map: equirectangular, true to scale along the middle of what is shown (Snyder, Map Projections, 1987, p. 90).

export interface Point {
  lat: number;
  lon: number;
}

/** A view of the map: `x = left + lon * across`, `y = top - lat * up`. */
export interface View {
  left: number;
  top: number;
  /** Units in a degree of longitude and of latitude. */
  across: number;
  up: number;
}

/** What is shown of the world: the rest is ice and sea. */
const WORLD = { south: -56, north: 78, west: -180, east: 180 };

/** The closest view, in degrees of latitude: the outlines are no finer. */
const CLOSEST = 10;

/** How much stands around the outermost points, as a part of what lies between them. */
const MARGIN = 0.36;

export function worldView(width: number, height: number): View {
  return viewOf(WORLD, width, height);
}

/** The closest view that shows all points, the world's at most. */
export function closeView(points: readonly Point[], width: number, height: number): View {
  const lats = points.map(({ lat }) => lat);
  const lons = points.map(({ lon }) => lon);
  const box = { south: Math.min(...lats), north: Math.max(...lats), west: Math.min(...lons), east: Math.max(...lons) };
  const tall = Math.max(CLOSEST, (box.north - box.south) * (1 + MARGIN));
  const wide = (box.east - box.west) * (1 + MARGIN);
  const [lat, lon] = [(box.north + box.south) / 2, (box.east + box.west) / 2];
  const close = viewOf({ south: lat - tall / 2, north: lat + tall / 2, west: lon - wide / 2, east: lon + wide / 2 }, width, height);
  const world = worldView(width, height);
  return close.up > world.up ? close : world;
}

function viewOf({ south, north, west, east }: typeof WORLD, width: number, height: number): View {
  const [lat, lon] = [(south + north) / 2, (west + east) / 2];
  const narrowing = Math.max(0.2, Math.cos((lat * Math.PI) / 180));
  const up = Math.min(height / (north - south), width / Math.max(1e-6, (east - west) * narrowing));
  const across = up * narrowing;
  return { left: width / 2 - lon * across, top: height / 2 + lat * up, across, up };
}

export function place({ left, top, across, up }: View, { lat, lon }: Point): { x: number; y: number } {
  return { x: left + lon * across, y: top - lat * up };
}
