import assert from "node:assert/strict";
import { test } from "node:test";
import { textOfMarkdown } from "../../../www/text/markdown";

const CASES: [string, string][] = [
  ["# Ferry returns #\n\nText.", "Ferry returns\n\nText."],
  ["---\ntitle: Ferry\n---\nText.", "Text."],
  ["The **ferry** is *late*, _very_ late, ***very***.", "The ferry is late, very late, very."],
  ["[The mayor](https://example.org/a_b) and [others][1]\n\n[1]: https://example.org/", "The mayor and others"],
  ["![A ferry](ferry.jpg)Text[^1] here.", "Text here."],
  ["> “We leave at dawn,”\n> she said.", "“We leave at dawn,”\nshe said."],
  ["- one\n* two\n3. three\n\n---\n\nfour", "one\ntwo\nthree\n\n\nfour"],
  ["snake_case_name, 2 * 3 * 4, 5\\* and \\_this\\_", "snake_case_name, 2 * 3 * 4, 5* and _this_"],
  ["A <b>bold</b> claim: 3 < 4 and `code`.", "A bold claim: 3 < 4 and code."],
  ["```js\ncode\n```", "code"],
];

for (const [markdown, text] of CASES) test(JSON.stringify(markdown), () => assert.equal(textOfMarkdown(markdown), text));

test("time grows with the text alone", () => {
  for (const hard of ["*a ".repeat(20_000), "_".repeat(60_000), "[".repeat(60_000), "![".repeat(30_000), "<a ".repeat(20_000), "`".repeat(60_000), "> ".repeat(30_000), "# ".repeat(30_000), "[a](".repeat(15_000), "~~".repeat(30_000), " #".repeat(30_000)]) {
    const start = performance.now();
    textOfMarkdown(hard);
    assert.ok(performance.now() - start < 1_000, JSON.stringify(hard.slice(0, 6)));
  }
});
