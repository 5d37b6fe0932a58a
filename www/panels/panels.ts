// What stands beside the article once its highlights are there: the note, steps through a voice, the voices and their chart, the places and their map.
import type { Corrections } from "../corrections/corrections";
import { correcting } from "../corrections/panels";
import { byId } from "../dom";
import { FurnitureSwitch } from "../furniture/switch";
import { announceKeys } from "../keys/announce";
import { adopt } from "../styles/adopt";
import { PlaceList, VoiceList } from "../reading/lists";
import { Note } from "../reading/note";
import type { Controls, Panel } from "../reading/panel";
import aside from "../styles/aside.css";
import print from "../styles/print.css";
import sheet from "./panels.css";
import { Chart } from "./chart";
import { Atlas } from "./map";
import { Steps } from "./steps";

export function panels(controls: Controls, corrections: Corrections): Panel[] {
  [aside, print, sheet].forEach(adopt);
  const [article, note] = [byId("article", HTMLElement), byId("note", HTMLElement)];
  const made = [
    new Note(article, note),
    new Steps(article, note, controls),
    ...correcting(article, note, corrections),
    new VoiceList(byId("speakers", HTMLElement), controls),
    new PlaceList(byId("places", HTMLElement), controls),
    new Chart(byId("chart", HTMLElement), controls),
    new Atlas(byId("map", HTMLElement), controls),
    new FurnitureSwitch(article, byId("layers", HTMLElement), controls),
  ];
  announceKeys();
  return made;
}
