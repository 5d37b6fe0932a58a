// What stands beside the article once its highlights are there: steps through a voice, the chart of voices, the map.
import { byId } from "../dom";
import { adopt } from "../styles/adopt";
import type { Controls, Panel } from "../reading/panel";
import sheet from "./panels.css";
import { Chart } from "./chart";
import { Atlas } from "./map";
import { Steps } from "./steps";

export function panels(controls: Controls): Panel[] {
  adopt(sheet);
  return [
    new Steps(byId("article", HTMLElement), byId("note", HTMLElement), controls),
    new Chart(byId("chart", HTMLElement), controls),
    new Atlas(byId("map", HTMLElement), controls),
  ];
}
