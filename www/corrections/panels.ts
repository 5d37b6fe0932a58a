// Where a reader corrects: actions in the note, marking in the article, and undoing beside it.
import { byId, element } from "../dom";
import type { Panel } from "../reading/panel";
import { adopt } from "../styles/adopt";
import { Actions } from "./actions";
import type { Corrections } from "./corrections";
import sheet from "./corrections.css";
import { Footing } from "./footing";
import { Marker } from "./marker";
import { Undoing } from "./undoing";

export function correcting(article: HTMLElement, note: HTMLElement, corrections: Corrections): Panel[] {
  adopt(sheet);
  const root = element("div", { class: "corrections" });
  byId("status", HTMLElement).after(root);
  const footing = new Footing(article);
  const undoing = new Undoing(root, corrections, footing);
  return [footing, undoing, new Actions(article, note, undoing), new Marker(root, article, undoing)];
}
