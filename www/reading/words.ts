// What the page says about a finding, in words.
import type { Place, Quote, Speaker } from "#wasm";
import { READER } from "../corrections/correction";
import { fill } from "../strings/say";
import { strings } from "../strings/strings";
import { legible } from "../text/legible";

/** What the text says a speaker is, or what sort of speaker. */
export function describeSpeaker({ role, kind }: Speaker): string {
  return role === null ? strings.reading.speakers[kind] : legible(role);
}

/** Why a quote has its speaker. A rule that is not listed yet is shown by its name. */
export function reason(rule: string): string {
  const sentence: string | undefined = (strings.rules as Record<string, string>)[rule];
  return sentence ?? fill(strings.reading.rule, { rule: rule.replaceAll("-", " ") });
}

/** A confidence from 0 to 1 the way a reader takes it. */
export function certainty(confidence: number): string {
  const { sure, levels } = strings.reading;
  return fill(sure, { level: confidence >= 0.9 ? levels.high : confidence >= 0.7 ? levels.fair : levels.low, percent: percent(confidence) });
}

/** How sure a quote's speaker is, and who says so where it is a reader. */
export function sureness({ confidence, rule }: Pick<Quote, "confidence" | "rule">): string {
  return rule === READER ? strings.corrections.byReader : certainty(confidence);
}

/** A share from 0 to 1 in whole per cent. */
export function percent(share: number): string {
  return share.toLocaleString(strings.language, { style: "percent" });
}

/** What sort of place, and the country that it lies in; of a country its name in the page's language, where that is another. */
export function describePlace({ name, kind, country }: Place): string {
  const land = country ? countryName(country) : name;
  return commas(strings.reading.places[kind], land === name ? null : land);
}

/** Coordinates as an atlas prints them; null for a place that was not found in the gazetteer. */
export function coordinates({ lat, lon }: Place): string | null {
  if (lat === null || lon === null) return null;
  const { north, south, east, west } = strings.reading;
  return commas(degrees(lat, north, south), degrees(lon, east, west));
}

function degrees(value: number, positive: string, negative: string): string {
  const degrees = Math.abs(value).toLocaleString(strings.language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return fill(value < 0 ? negative : positive, { degrees });
}

/** What there is of these, one behind the other. */
export function commas(...parts: (string | null)[]): string {
  return parts.filter(Boolean).join(strings.reading.comma);
}

function countryName(code: string): string {
  try {
    return new Intl.DisplayNames(strings.language, { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
}
