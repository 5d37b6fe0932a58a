import type { Choice } from "./choice";
import type { Reader } from "./reader";
import type { Shown, Target } from "./spotlight";

/** Something beside the article that is kept in step with it. */
export interface Panel {
  /** Another article, or the same one with better places. */
  show(shown: Shown): void;
  /** Whose words stand out from now on; `undefined` for nobody's. */
  choose(choice: Choice | undefined): void;
  /** What the note tells of from now on; also called when the article was set anew. */
  point(target: Target | null): void;
}

/** What a panel may ask for. */
export interface Controls {
  choose(choice: Choice | undefined): void;
  goTo(target: Target): void;
  readBy(reader: Reader): void;
}
