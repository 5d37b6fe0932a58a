// The places as GeoJSON (RFC 7946): a feature a place, with all its mentions. One without a position has a geometry of null.
import { placeGroups } from "../reading/places";
import { codePointsOf } from "./code-points";
import type { Export } from "./export";

/** `mentions` are code points, `[start, end]`. */
export const geojson: Export = ({ places }, text) => {
  const codePoint = codePointsOf(text);
  const features = placeGroups(places).map((indexes) => {
    const mentions = indexes.flatMap((index) => places[index] ?? []);
    const { name, kind, country, geonames, confidence, lat, lon } = mentions[0]!;
    return {
      type: "Feature",
      geometry: lat === null || lon === null ? null : { type: "Point", coordinates: [lon, lat] },
      properties: {
        name,
        kind,
        country,
        geonames,
        confidence,
        words: [...new Set(mentions.map(({ start, end }) => text.slice(start, end)))],
        mentions: mentions.map(({ start, end }) => [codePoint(start), codePoint(end)]),
      },
    };
  });
  return `${JSON.stringify({ type: "FeatureCollection", features }, null, 2)}\n`;
};
