// Articles from files, opened or dropped, and what stays in the tab.
import { DAWN, Voxmark, expect, test } from "./voxmark";

const OPENED: [string, Buffer][] = [
  ["plain.txt", Buffer.from(DAWN.replace(" said", "\r\nsaid"))],
  ["page.html", Buffer.from(`<title>No</title><script>document.title = "owned"</script><p>${DAWN.replace(" said", "<br>said")}</p>`)],
  ["PAGE.HTM", Buffer.from(`<p>${DAWN.replace(" said", "<br>said")}</p>`)],
  ["notes.md", Buffer.from(DAWN.replace(" said", "\nsaid").replace("Cairo", "**[Cairo](https://example.org/)**"))],
];

for (const [name, buffer] of OPENED) {
  test(`a file is opened: ${name}`, async ({ voxmark, page }) => {
    const choosing = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Open a file" }).click();
    await (await choosing).setFiles({ name, mimeType: "", buffer });
    await voxmark.read();
    expect((await voxmark.words()).replace("\n", " ")).toBe(DAWN);
    expect(await voxmark.marks("place")).toEqual(["Cairo"]);
    await expect(page).toHaveTitle(/^Voxmark/);
  });
}

for (const [what, encoded] of [
  ["UTF-8 with a mark", Buffer.from("\uFEFF“Trop tôt,” said Zoë Ménard in Cairo.")],
  ["UTF-16", Buffer.from("\uFEFF“Trop tôt,” said Zoë Ménard in Cairo.", "utf16le")],
  ["Windows-1252", Buffer.from("\x93Trop t\xF4t,\x94 said Zo\xEB M\xE9nard in Cairo.", "latin1")],
] as const) {
  test(`a file in ${what} keeps its letters @once`, async ({ voxmark, page }) => {
    await page.locator("#files").setInputFiles({ name: "a.txt", mimeType: "text/plain", buffer: encoded });
    await voxmark.read();
    expect(await voxmark.words()).toBe("“Trop tôt,” said Zoë Ménard in Cairo.");
  });
}

test("a page in an encoding of its own is read in it", async ({ voxmark, page }) => {
  const buffer = Buffer.concat([Buffer.from('<meta charset="windows-1251"><p>'), Buffer.from([0xcc, 0xee, 0xf1, 0xea, 0xe2, 0xe0]), Buffer.from(" and Cairo</p>")]);
  await page.locator("#files").setInputFiles({ name: "a.html", mimeType: "text/html", buffer });
  await voxmark.read();
  expect(await voxmark.words()).toBe("Москва and Cairo");
});

for (const [name, words, sentence] of [
  ["a.pdf", "%PDF", /“a\.pdf” is of a kind that Voxmark does not open.*\.$/],
  ["empty.txt", " \n", /“empty\.txt” has no text in it\.$/],
] as const) {
  test(`a file that is no article gives a sentence: ${name} @once`, async ({ voxmark, page }) => {
    await voxmark.paste({ "text/plain": DAWN });
    await page.locator("#files").setInputFiles({ name, mimeType: "", buffer: Buffer.from(words) });
    await expect(page.getByRole("alert")).toHaveText(sentence);
    expect(await voxmark.words()).toBe(DAWN);
  });
}

test("a file that is dropped anywhere is the next article", async ({ voxmark, page }) => {
  await voxmark.paste({ "text/plain": "Snow fell in Paris." });
  const taken = await page.evaluate((text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], "dropped.txt", { type: "text/plain" }));
    const over = new DragEvent("dragover", { bubbles: true, cancelable: true, dataTransfer });
    document.querySelector("footer")!.dispatchEvent(over);
    document.querySelector("footer")!.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer }));
    return over.defaultPrevented;
  }, DAWN);
  expect(taken).toBe(true);
  await expect(page.locator("#article")).toHaveText(DAWN);
});

test("an article stays in its tab until it is cleared, and in no other", async ({ voxmark, page, context }) => {
  await voxmark.paste({ "text/plain": DAWN });
  await page.reload();
  await voxmark.read();
  expect(await voxmark.words()).toBe(DAWN);
  const other = new Voxmark(await context.newPage());
  await other.open();
  await expect(other.box).toHaveValue("");
  await page.getByRole("button", { name: "New article" }).click();
  await page.reload();
  await expect(voxmark.box).toHaveValue("");
  await expect(voxmark.box).toBeVisible();
});

test("where the browser keeps nothing, everything else works", async ({ voxmark, page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "sessionStorage", {
      get() {
        throw new DOMException("denied", "SecurityError");
      },
    });
  });
  await voxmark.open();
  await voxmark.paste({ "text/plain": DAWN });
  expect(await voxmark.marks("direct")).toHaveLength(1);
});
