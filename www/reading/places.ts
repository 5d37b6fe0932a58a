import type { Place } from "#wasm";

/** The mentions of each place, first mentioned first: indexes into `places`. */
export function placeGroups(places: readonly Pick<Place, "name" | "kind" | "country">[]): [number, ...number[]][] {
  const groups = new Map<string, [number, ...number[]]>();
  places.forEach(({ name, kind, country }, index) => {
    const key = JSON.stringify([name, kind, country]);
    const known = groups.get(key);
    if (known) known.push(index);
    else groups.set(key, [index]);
  });
  return [...groups.values()];
}
