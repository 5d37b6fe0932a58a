import type { Mark } from "../reading/layers";
import type { Target } from "../reading/spotlight";
import type { Voice } from "../reading/voices";
import type { Article } from "./article";

/** What is to stand in an article. */
export interface Setting {
  article: Article;
  /** Sorted as `marksOf` sorts them. */
  marks: readonly Mark[];
  voices: readonly Voice[];
  dark: boolean;
}

/** Shows marks in an article that belongs to somebody else, and takes them out again without a trace. */
export interface Renderer {
  /** Resolves when all marks stand; `signal` gives up what is left. */
  show(setting: Setting, signal: AbortSignal): Promise<void>;
  clear(): void;
  /** Clears, and lets go of whatever else it put on the page. */
  leave(): void;
  /** Whether what was shown still stands as it was set. */
  stands(): boolean;
  /** Lets one thing stand out; null for nothing. */
  light(target: Target | null): void;
  /** What of the article an event is about. */
  targetAt(event: MouseEvent): Target | null;
  /** Where something stands, to go there. */
  placeOf(target: Target): Range | Element | null;
}

/** What is pointed at where a mark stands; null for a mark that says nothing by itself. */
export function targetOf(mark: Mark): Target | null {
  if ("quote" in mark) return { quote: mark.quote };
  if ("place" in mark) return { place: mark.place };
  return mark.speaker === null ? null : { mention: mark.start, speaker: mark.speaker };
}

export function sameTarget(a: Target | null, b: Target | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
