// The widget's colours are the page's.
import assert from "node:assert/strict";
import { test } from "node:test";
import { VOICES, colourOf } from "../../../www/element/palette";
import colours from "../../../www/styles/colours.css";

test("voices have the same colours in an article on the page and in one on somebody else's", () => {
  const page = [...colours.matchAll(/--voice:\s*(#\w{6})/g)].map(([, colour]) => colour);
  const widget = [false, true].flatMap((dark) => VOICES.map((voice) => /#\w{6}/.exec(colourOf(voice, dark))?.[0]));
  assert.deepEqual(widget, page);
});
