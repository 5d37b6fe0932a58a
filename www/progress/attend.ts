// Long work shows that it goes on, and can be given up.
import { element } from "../dom";
import type { Engine } from "../engine/engine";
import { strings } from "../strings/strings";
import { adopt } from "../styles/adopt";
import sheet from "./progress.css";

/** Shows that `job` goes on, as long as it does, with a button that ends it where the engine can be interrupted. */
export function attend(job: Promise<unknown>, engine: Engine): void {
  adopt(sheet);
  const { going, cancel, cancelled } = strings.progress;
  const shown = element("div", { class: "progress" }, element("p", { role: "status" }, going), element("progress", { "aria-label": going }));
  if (engine.cancel) {
    const button = element("button", { type: "button" }, cancel);
    button.addEventListener("click", () => engine.cancel?.(cancelled));
    shown.append(button);
  }
  // What is over by now shows nothing.
  const waiting = setTimeout(() => document.body.append(shown));
  const over = () => {
    clearTimeout(waiting);
    shown.remove();
  };
  job.then(over, over);
}
