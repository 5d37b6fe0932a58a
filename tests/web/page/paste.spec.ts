// What comes in: plain and rich clipboards, typing, editing.
import { DAWN, expect, test } from "./voxmark";

const RICH = `<html><head><title>Not part of it</title><style>p { color: red }</style></head><body><!--StartFragment-->
  <nav hidden>Home Sport</nav>
  <h1>Ferry  returns
      to Cairo</h1>
  <p>The <b>ferry</b> will&nbsp;run <a href="https://example.org/">again</a>.</p><script>document.title = "owned"</script>
  <ul><li>At dawn</li><li>At <i>noon</i></li></ul>
  <div style="display: none">Subscribe now!</div>
  <blockquote><p>&ldquo;We leave at dawn,&rdquo; said Mayor Ana Reyes.<br>She smiled.</p></blockquote>
  <p>Reyes spoke of <q>a disaster</q> &amp; left.</p><img src="x" onerror="document.title = 'owned'" alt="A ferry">
  <!--EndFragment--></body></html>`;

const PLAIN = [
  "Ferry returns to Cairo",
  "The ferry will\u00A0run again.",
  "At dawn",
  "At noon",
  "“We leave at dawn,” said Mayor Ana Reyes.",
  "She smiled.",
  "Reyes spoke of “a disaster” & left.",
];

test.describe("rich text", () => {
  // The browser says in the console that it did not apply the styles of the pasted page.
  test.use({ trouble: true });

  test("rich text keeps its paragraphs and loses its markup", async ({ voxmark, page }) => {
    await voxmark.paste({ "text/html": RICH, "text/plain": "not this" });
    expect(await voxmark.words()).toBe(PLAIN.join("\n"));
    expect(await voxmark.marks("direct")).toEqual(["“We leave at dawn,”"]);
    await expect(page).toHaveTitle(/^Voxmark/);
    await expect(page.locator("#article img, #article a, #article script")).toHaveCount(0);
  });

  test("a page's own selection, copied and pasted with the keys", async ({ voxmark, page, context }) => {
    const other = await context.newPage();
    await other.setContent(`<h2>Ferry returns</h2><p>“We leave at dawn,” said <b>Mayor Ana Reyes</b> in <a href="#">Cairo</a>.</p>`);
    await other.keyboard.press("ControlOrMeta+A");
    await other.keyboard.press("ControlOrMeta+C");
    await page.bringToFront();
    await voxmark.box.focus();
    await page.keyboard.press("ControlOrMeta+V");
    await voxmark.read();
    expect(await voxmark.words()).toBe("Ferry returns\n“We leave at dawn,” said Mayor Ana Reyes in Cairo.");
    expect(await voxmark.marks("direct")).toEqual(["“We leave at dawn,”"]);
    expect(await voxmark.marks("place")).toEqual(["Cairo"]);
  });
});

test("markup nested ten thousand deep comes in as its words", async ({ voxmark }) => {
  await voxmark.paste({ "text/html": `${"<div><span>".repeat(10_000)}${DAWN}` });
  expect(await voxmark.words()).toBe(DAWN);
});

test("what is typed is read, and the last word wins", async ({ voxmark, page }) => {
  await voxmark.box.pressSequentially("“At dawn,” said Mayor Ana Reyes in Cairo");
  await voxmark.read();
  expect(await voxmark.marks("place")).toEqual(["Cairo"]);
  await expect(voxmark.box).toBeFocused();
  await page.keyboard.type(" and in Paris.");
  await expect(page.locator("mark.place")).toHaveText(["Cairo", "Paris"]);
});

test("an article can be edited and left for a new one", async ({ voxmark, page }) => {
  await voxmark.paste({ "text/plain": DAWN });
  await page.getByRole("button", { name: "Edit text" }).click();
  await expect(voxmark.box).toHaveValue(DAWN);
  await voxmark.box.fill(DAWN.replace("Cairo", "Paris"));
  await expect(page.locator("mark.place")).toHaveText(["Paris"]);
  await page.getByRole("button", { name: "Done" }).click();
  await expect(voxmark.box).toBeHidden();
  await page.getByRole("button", { name: "New article" }).click();
  await expect(voxmark.box).toHaveValue("");
  await expect(voxmark.box).toBeFocused();
  await expect(page.locator("#article")).toBeHidden();
});

test("rich text goes into a text where the cursor is, and can be undone", async ({ voxmark, page }) => {
  await voxmark.box.fill("Before. ");
  await voxmark.box.press("End");
  await voxmark.paste({ "text/html": "<p>In <b>Cairo</b>.</p>" });
  await expect(voxmark.box).toHaveValue("Before. In Cairo.");
  await page.keyboard.press("ControlOrMeta+Z");
  await expect(voxmark.box).toHaveValue("Before. ");
});
