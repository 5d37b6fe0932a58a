// The element's own words in the reader's language.
import english from "./strings/en.json";
import type { Strings } from "./types";

const OTHERS: Record<string, (() => Promise<{ default: Strings }>) | null> = {
  __proto__: null,
  ar: () => import("./strings/ar.json"),
  de: () => import("./strings/de.json"),
  es: () => import("./strings/es.json"),
  fr: () => import("./strings/fr.json"),
};

export interface Language {
  /** A language tag of BCP 47. */
  tag: string;
  dir: "ltr" | "rtl";
  strings: Strings;
}

/** The words in a language; English where there are none in it, or they cannot be fetched. What the host says comes first. */
export async function languageOf(tag: string, own: Partial<Strings> | null): Promise<Language> {
  const primary = tag.toLowerCase().split("-")[0] ?? "";
  const strings = await OTHERS[primary]?.().catch(() => null);
  const known = strings || primary === "en" || own;
  const named = known && valid(tag) ? tag : "en";
  return { tag: named, dir: /^(?:ar|dv|fa|he|ps|sd|ug|ur|yi)\b/i.test(named) ? "rtl" : "ltr", strings: { ...english, ...strings?.default, ...own } };
}

function valid(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}
