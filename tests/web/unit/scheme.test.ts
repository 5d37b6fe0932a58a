// Light text from dark, in every notation that browsers compute colours to.
import assert from "node:assert/strict";
import { test } from "node:test";
import { lightness } from "../../../www/element/scheme";

test("black and white are told apart in any notation", () => {
  const white = ["rgb(255, 255, 255)", "rgba(250, 250, 250, 0.87)", "oklch(0.97 0.01 106)", "oklab(0.9 0 0)", "lab(95 0 0)", "lch(92 3 80)", "color(srgb 1 1 1)", "color(display-p3 0.95 0.95 0.9)"];
  const black = ["rgb(0, 0, 0)", "rgb(34, 34, 34)", "rgba(0, 0, 0, 0.9)", "oklch(0.2 0.04 265)", "lab(10 0 0)", "color(srgb 0.1 0.1 1e-3)", "color(display-p3 0.1 0.1 0.1)"];
  for (const colour of white) assert.ok(lightness(colour) > 0.8, colour);
  for (const colour of black) assert.ok(lightness(colour) < 0.3, colour);
});
