// What the page fetches only once its first highlights stand, or a reader asks for it. One file, as each part would share other modules
// with the page and cut it into pieces.
import { press } from "./keys/press";
import { words } from "./strings/en";
import { learn, strings } from "./strings/strings";

// A page that speaks another language has all of its words.
if (strings.language === "en") learn(words, "en");

document.onkeydown = press;

export { textOfFragment } from "./bookmarklet/arrival";
export { Corrections } from "./corrections/corrections";
export { ExportDialog } from "./exports/dialog";
export { KeysDialog } from "./keys/dialog";
export { keepOffline } from "./offline/keep";
export { panels } from "./panels/panels";
export { press };
export { attend } from "./progress/attend";
export { WaysIn } from "./start/ways-in";
export { words };
export { textOfFile } from "./text/files";
