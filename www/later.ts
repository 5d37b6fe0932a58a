// What the page fetches only once its first highlights stand, or a reader asks for it. One file, as each part would share other modules
// with the page and cut it into pieces.
import { words } from "./strings/en";
import { learn, strings } from "./strings/strings";

// A page that speaks another language has all of its words.
if (strings.language === "en") learn(words, "en");

export { Corrections } from "./corrections/corrections";
export { ExportDialog } from "./exports/dialog";
export { panels } from "./panels/panels";
export { textOfLink } from "./share/opened";
export { words };
export { textOfFile } from "./text/files";
