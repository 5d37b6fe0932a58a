// What the page says about a finding, in words.
import type { PlaceKind, Place, QuoteKind, Speaker, SpeakerKind } from "#wasm";
import rules from "../strings/en/rules.json";

export const QUOTE: Record<QuoteKind, string> = {
  direct: "Direct quote",
  partial: "Partial quote",
  indirect: "Reported speech",
};

const SPEAKER: Record<SpeakerKind, string> = {
  person: "person",
  organization: "organisation",
  place: "a place, for its government or people",
  document: "document",
  group: "group",
  unnamed: "not named",
};

const PLACE: Record<PlaceKind, string> = {
  country: "country",
  region: "region",
  division: "state or province",
  city: "city",
  natural: "natural feature",
  site: "street or building",
  unknown: "place",
};

/** What the text says a speaker is, or what sort of speaker. */
export function describeSpeaker({ role, kind }: Speaker): string {
  return role ?? SPEAKER[kind];
}

/** Why a quote has its speaker. A rule that is not listed yet is shown by its name. */
export function reason(rule: string): string {
  const sentence: string | undefined = (rules as Record<string, string>)[rule];
  return sentence ?? `Decided by the rule “${rule.replaceAll("-", " ")}”.`;
}

/** A confidence from 0 to 1 the way a reader takes it. */
export function certainty(confidence: number): string {
  const sure = confidence >= 0.9 ? "Very likely" : confidence >= 0.7 ? "Likely" : "Uncertain";
  return `${sure} (${Math.round(confidence * 100)} %)`;
}

export function describePlace({ kind, country }: Place): string {
  const name = country ? countryName(country) : null;
  return name && kind !== "country" ? `${PLACE[kind]}, ${name}` : PLACE[kind];
}

/** Coordinates as an atlas prints them; null for a place that was not found in the gazetteer. */
export function coordinates({ lat, lon }: Place): string | null {
  if (lat === null || lon === null) return null;
  return `${degrees(lat, "N", "S")}, ${degrees(lon, "E", "W")}`;
}

function degrees(value: number, positive: string, negative: string): string {
  return `${Math.abs(value).toFixed(2)}° ${value < 0 ? negative : positive}`;
}

const countries = new Intl.DisplayNames("en", { type: "region" });

function countryName(code: string): string {
  try {
    return countries.of(code) ?? code;
  } catch {
    return code;
  }
}
