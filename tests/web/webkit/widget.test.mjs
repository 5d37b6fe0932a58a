// The basic rows of the widget in WebKit, on the hosts of tests/web/embed; `npm test` runs this where the machine has WebKit's driver.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { findWebKit } from "../../../scripts/browsers.mjs";
import { serveHosts } from "../embed/hosts.mjs";
import { openWebKit } from "./browser.mjs";

let hosts;
let webkit;

before(async () => {
  hosts = await serveHosts();
  webkit = await openWebKit(findWebKit());
});

after(async () => {
  await webkit?.close();
  hosts?.close();
});

/** Opens a host's page and waits until its article was read and marked. */
async function open(name) {
  await webkit.open(`${hosts.host}${name}.html`);
  await webkit.evaluate(async () => {
    const read = () => [...document.querySelectorAll("vox-mark")].every((each) => each.analysis);
    for (const end = Date.now() + 20_000; !read(); ) {
      if (Date.now() > end) throw new Error("The article was not read.");
      await new Promise((done) => setTimeout(done, 50));
    }
    await new Promise((done) => setTimeout(done, 200));
  });
}

const marked = () => webkit.evaluate(() => [...document.querySelectorAll("mark.vox-direct.vox-first")].map((each) => each.textContent.trim().slice(0, 8)));

test("an article is marked, and is as it was when the element goes", async () => {
  await open("plain");
  assert.deepEqual(await marked(), ["“We lost", "“Nobody ", "“In the ", "As soon "]);
  const [story, links] = await webkit.evaluate(() => {
    const element = document.querySelector("vox-mark");
    const tide = document.querySelector("#tide");
    element.disable();
    return [document.querySelector("#story").querySelectorAll("mark").length, document.querySelector("#tide") === tide];
  });
  assert.equal(story, 0);
  assert.equal(links, true);
});

test("highlights mark without touching a node", async () => {
  await open("highlight");
  const [marks, names] = await webkit.evaluate(() => [document.querySelectorAll("#story mark").length, [...CSS.highlights.keys()].length]);
  assert.equal(marks, 0);
  assert.ok(names > 3);
});

for (const [page, under] of [
  ["strict", "a strict policy"],
  ["cdn", "files from another origin, with integrity"],
  ["no-worker", "no workers"],
  ["shadow", "a shadow root"],
]) {
  test(`it reads under ${under}`, async () => {
    await webkit.open(`${hosts.host}${page}.html`);
    const quotes = await webkit.evaluate(async () => {
      const all = (root) => [...root.querySelectorAll("*")].flatMap((each) => [...(each.localName === "vox-mark" ? [each] : []), ...(each.shadowRoot ? all(each.shadowRoot) : [])]);
      for (const end = Date.now() + 20_000; Date.now() < end; await new Promise((done) => setTimeout(done, 50))) {
        const found = all(document).map((each) => each.analysis).find(Boolean);
        if (found) return found.quotes.length;
      }
      return 0;
    });
    assert.ok(quotes > 0);
  });
}

test("where WebAssembly is forbidden, the article stays as it is", async () => {
  await webkit.open(`${hosts.host}no-wasm.html`);
  const [marks, words] = await webkit.evaluate(async () => {
    await new Promise((done) => setTimeout(done, 1500));
    return [document.querySelectorAll("mark").length, document.querySelector("#story").textContent.length];
  });
  assert.equal(marks, 0);
  assert.ok(words > 500);
});
