// What to begin with: samples of several kinds, and the bookmarklet that hands over an article from somebody else's page.
import { violations } from "./axe";
import { DAWN, Voxmark, expect, test } from "./voxmark";

const HOST = `<!doctype html><html><head><title>Harbour Times</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; require-trusted-types-for 'script'">
<style>.gone { display: none } .line { display: block }</style></head><body>
<header role="banner"><a href="#">Harbour Times</a> <a href="#">Sign in</a></header>
<nav><ul><li>Home</li><li>Sport</li></ul></nav>
<h1>Ferry  returns to
  Cairo</h1>
<main>
<article>
  <p class="byline">By Tom Ford</p>
  <div class="share">Share on Facebook Tweet Email</div><button>Follow</button>
  <figure><img src="x.png" alt=""><figcaption>The quay (photo credit: REUTERS)</figcaption></figure>
  <p>“We leave at <b>dawn</b>,” said Mayor Ana Reyes in <a href="#">Cairo</a>.<br>She smiled &amp; left &lt;early&gt;.</p>
  <p class="gone">Subscribe now, said Nobody!</p><p hidden>Hidden words</p><p aria-hidden="true">Decoration</p>
  <h2>A <i>cool</i> welcome</h2>
  <ul><li>At dawn</li><li>At noon</li></ul>
  <blockquote><p>Reyes spoke of <q>a disaster</q>.</p></blockquote>
  <script>window.hosted = 1</script><noscript>Turn scripts on</noscript><template><p>Template</p></template>
  <aside>Related: Ten ferries</aside>
</article>
<article><p>A teaser, said Somebody Else.</p></article>
</main>
<footer>© 2026 Harbour Times</footer></body></html>`;

async function bookmarklet(voxmark: Voxmark): Promise<string> {
  await voxmark.page.getByRole("button", { name: "More samples" }).click();
  const href = await voxmark.page.getByRole("link", { name: "Read in Voxmark" }).getAttribute("href");
  await voxmark.page.keyboard.press("Escape");
  expect(href).toMatch(/^javascript:/);
  return decodeURIComponent(href!.slice("javascript:".length));
}

/** Presses the bookmarklet on a page, as a bookmark does: by the browser's own means. */
async function press(voxmark: Voxmark, host: string, before = ""): Promise<Voxmark> {
  const script = await bookmarklet(voxmark);
  const context = voxmark.page.context();
  await context.route("**/host.html", (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: host }));
  const other = await context.newPage();
  await other.goto(`${process.env.VOXMARK_ADDRESS}host.html`);
  if (before) await other.evaluate(before);
  const opened = context.waitForEvent("page");
  await other.evaluate(script);
  const page = await opened;
  await page.waitForLoadState();
  return new Voxmark(page);
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing in the dialog and in what is set apart: ${colorScheme} @once`, async ({ voxmark, page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole("button", { name: "More samples" }).click();
    expect(await violations(voxmark)).toEqual([]);
    expect(await page.getByRole("dialog").evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth)).toBe(0);
    await page.getByRole("button", { name: /^Local story/ }).click();
    await expect(voxmark.layer("Set apart")).toContainText("16");
    expect(await violations(voxmark)).toEqual([]);
  });
}

const SAMPLES = ["Feature", "Interview", "Agency report", "Court report", "Local story", "Report of a speech"];

test("each sample opens and has voices and places @once", async ({ voxmark, page }) => {
  for (const name of SAMPLES) {
    await page.getByRole("button", { name: "More samples" }).click();
    await page.getByRole("dialog").getByRole("button", { name: new RegExp(`^${name} `) }).click();
    await expect.poll(async () => (await voxmark.marks("direct")).length, { message: name }).toBeGreaterThan(4);
    await expect(page.locator("#speakers button").nth(2)).toBeVisible();
    await expect(page.locator("#places button").nth(3)).toBeAttached();
    await page.getByRole("button", { name: "New article" }).click();
  }
});

test("the bookmarklet hands over the article as a paste of it would come", async ({ voxmark }) => {
  const opened = await press(voxmark, HOST);
  await opened.read();
  const words = [
    "Ferry returns to Cairo",
    "By Tom Ford\n\nShare on Facebook Tweet Email\n\nThe quay (photo credit: REUTERS)",
    "“We leave at dawn,” said Mayor Ana Reyes in Cairo.",
    "She smiled & left <early>.",
    "A cool welcome",
    "At dawn",
    "At noon",
    "Reyes spoke of “a disaster”.",
  ];
  await expect(opened.layer("Set apart")).toContainText("3");
  await expect.poll(() => opened.words()).toBe(words.join("\n"));
  expect(await opened.marks("direct")).toEqual(["“We leave at dawn,”"]);
  expect(new URL(opened.page.url()).hash).toBe("");
  expect(await opened.page.evaluate(() => window.opener)).toBeNull();
  // The same parts, copied and pasted.
  const article = /<article>([^]*?)<\/article>/.exec(HOST)![1]!.replace(/<aside>.*?<\/aside>|<p class="gone">.*?<\/p>/g, "");
  await voxmark.paste({ "text/html": `<h1>Ferry returns to Cairo</h1>${article}` });
  await expect.poll(() => voxmark.words()).toBe(words.join("\n"));
});

test("what is selected is handed over alone", async ({ voxmark }) => {
  const opened = await press(
    voxmark,
    HOST,
    `{ const words = document.querySelector("article b").parentNode; getSelection().setBaseAndExtent(words.firstChild, 1, words, 5); }`,
  );
  await opened.read();
  expect(await opened.words()).toBe("We leave at dawn,” said Mayor Ana Reyes in Cairo.");
});

test("a page without article or main is handed over without what is around", async ({ voxmark }) => {
  const opened = await press(voxmark, `<nav>Home</nav><h1>Ferry returns</h1><div><p>${DAWN}</p></div><footer>Imprint</footer>`);
  await opened.read();
  expect(await opened.words()).toBe(`Ferry returns\n${DAWN}`);
});

for (const hostile of [
  `<img src=x onerror="window.owned=1"><script>window.owned=1</script><p>Words <b onclick="window.owned=1">said</b> in Cairo.`,
  `<svg><style><img src=x onerror=window.owned=1></style></svg><math><mtext><table><mglyph><style><img src=x onerror=window.owned=1></style></table></mtext></math><p>Words said in Cairo.`,
  `<base href="https://example.org/"><meta http-equiv="refresh" content="0;url=https://example.org/"><iframe srcdoc="<script>parent.owned=1</script>"></iframe><p>Words said in Cairo.`,
]) {
  test.describe("hostile fragments", () => {
    // The browser says in the console which styles of the fragment it did not apply.
    test.use({ trouble: true });

    test(`inject nothing: ${hostile.slice(0, 24)} @once`, async ({ voxmark, page }) => {
      await page.goto("about:blank");
      await page.goto(`${process.env.VOXMARK_ADDRESS}#v0=${encodeURIComponent(hostile)}`);
      await voxmark.read();
      expect(await voxmark.words()).toBe("Words said in Cairo.");
      await expect(page.locator("#article :is(img, script, svg, math, iframe, base, meta, b)")).toHaveCount(0);
      expect(await page.evaluate("window.owned")).toBeUndefined();
      expect(page.url()).toBe(process.env.VOXMARK_ADDRESS);
    });
  });
}

for (const fragment of ["#v0=", "#v0=%E0%A4%A", "#v0=%3Cscript%3E1%3C/script%3E"]) {
  test(`nothing that came gives one sentence: ${fragment} @once`, async ({ voxmark, page }) => {
    await page.goto("about:blank");
    await page.goto(`${process.env.VOXMARK_ADDRESS}${fragment}`);
    await expect(page.getByRole("alert")).toHaveText(/^No article came along/);
    await expect(voxmark.box).toBeVisible();
  });
}

test("pressed on the page itself it only says what to do with it; copying it is said", async ({ voxmark, page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: { writeText: (words: string) => Promise.resolve(Object.assign(window, { copied: words })) } }));
  await voxmark.open();
  await page.getByRole("button", { name: "More samples" }).click();
  await page.getByRole("link", { name: "Read in Voxmark" }).click();
  await expect(page.getByRole("dialog").getByRole("status")).toHaveText(/Drag the link/);
  await page.getByRole("button", { name: "Copy the bookmarklet" }).click();
  await expect(page.getByRole("dialog").getByRole("status")).toHaveText(/^Copied/);
  expect(await page.evaluate("window.copied")).toMatch(/^javascript:/);
});
