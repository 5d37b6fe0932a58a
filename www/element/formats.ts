// The page's formats, with the words that they need: fetched when somebody asks for one.
import { words } from "../strings/en";
import { learn } from "../strings/strings";

learn(words, "en");

export { FORMATS } from "../exports/formats";
