// Which key was pressed, on keyboards of several countries.
import assert from "node:assert/strict";
import { test } from "node:test";
import { nameOf } from "../../../www/keys/press";
import { isCharacter, KEYS } from "../../../www/keys/table";

const NOTHING = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };
const name = (key: string, code: string, held: Partial<typeof NOTHING> = {}) => nameOf({ ...NOTHING, key, code, ...held });

test("a letter is called by what is printed on it, wherever it lies", () => {
  assert.equal(name("j", "KeyJ"), "J");
  assert.equal(name("J", "KeyJ", { shiftKey: true }), "Shift+J");
  assert.equal(name("j", "KeyC"), "J", "Dvorak");
  // With the capitals locked, Shift makes it small.
  assert.equal(name("J", "KeyJ"), "J");
  assert.equal(name("j", "KeyJ", { shiftKey: true }), "Shift+J");
});

test("letters of other scripts are called by the Latin letter beside them", () => {
  assert.equal(name("ت", "KeyJ"), "J");
  assert.equal(name("л", "KeyK"), "K");
  assert.equal(name("ü", "BracketLeft"), "ü");
  // A Latin letter that is none of ours is not another one.
  assert.equal(name(";", "KeyM"), ";");
});

test("figures are figures with Shift and without, as the keyboard has them", () => {
  assert.equal(name("1", "Digit1"), "1");
  assert.equal(name("&", "Digit1"), "1", "French");
  assert.equal(name("1", "Digit1", { shiftKey: true }), "1", "French");
  assert.equal(name("١", "Digit1"), "1", "Arabic");
  assert.equal(name("1", "Numpad1"), "1");
  assert.equal(name("!", "Digit1", { shiftKey: true }), "!", "English");
});

test("the question mark is one on every keyboard", () => {
  assert.equal(name("?", "Slash", { shiftKey: true }), "?");
  assert.equal(name("?", "Minus", { shiftKey: true }), "?", "German");
  assert.equal(name("؟", "Slash", { shiftKey: true }), "?");
});

test("keys that are held are named first, Apple's Command as Control", () => {
  assert.equal(name("ArrowDown", "ArrowDown", { altKey: true }), "Alt+ArrowDown");
  assert.equal(name("Enter", "Enter", { metaKey: true }), "Control+Enter");
  assert.equal(name("Z", "KeyZ", { ctrlKey: true, shiftKey: true }), "Control+Shift+Z");
  assert.equal(name("j", "KeyJ", { ctrlKey: true }), "Control+J");
  assert.equal(name("Shift", "ShiftLeft", { shiftKey: true }), "Shift+Shift");
});

test("no key does two things, and none is a browser's own", () => {
  const keys = KEYS.flatMap(({ key, also = [] }) => [key, ...also]);
  assert.equal(new Set(keys).size, keys.length);
  for (const key of keys) {
    // Enter, on a quote alone, is nobody else's there. Alt and a letter opens menus, Control and a letter is the browser's but for undoing; ' and / search in Firefox.
    if (/^(?:Control|Alt)\+(?:Shift\+)?.$/.test(key)) assert.match(key, /^Control\+(?:Shift\+)?[YZ]$/);
    assert.ok(!["'", "/", " ", "Backspace", "Tab"].includes(key), key);
  }
  for (const { key, presses, does } of KEYS) assert.ok(presses ?? does, key);
});

test("keys of one character are told from the others", () => {
  assert.ok(["J", "Shift+J", "1", "?"].every(isCharacter));
  assert.ok(!["Escape", "Alt+ArrowDown", "Control+Enter", "Control+Z"].some(isCharacter));
});
