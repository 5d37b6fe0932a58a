// What was pasted along with an article is set apart: seen, not read, and a reader can switch that off.
import { readFileSync } from "node:fs";
import { DAWN, expect, test, type Voxmark } from "./voxmark";

const PASTED = `Ferry returns to Cairo

By Ana Reyes
Updated 3 hours ago

The quay (photo credit: REUTERS)

${DAWN}

Read more: “Why the bay silts up,” said Tom Ford in Paris

The ferry will run again from May, the harbour office said.`;

const apart = ({ page }: Voxmark) => page.locator("#article").getByRole("note");
const toggle = (voxmark: Voxmark) => voxmark.layer("Set apart");

test("credits, bylines, times and links are set apart, in groups, and nobody's words", async ({ voxmark, page }) => {
  await voxmark.paste({ "text/plain": PASTED });
  await expect(apart(voxmark)).toHaveText([/By Ana Reyes\s+Updated 3 hours ago\s+The quay/, /Read more/]);
  await expect(toggle(voxmark)).toContainText("4");
  await expect(page.locator("mark.direct")).toHaveCount(1);
  await expect(apart(voxmark).locator("mark")).toHaveCount(0);
  await expect(page.locator("#places button")).toHaveCount(1);
  expect(await voxmark.marks("direct")).toEqual(['"We leave at dawn 🙂,"']);
});

test("switched off, all of it is the article's own; switched on, set apart again @once", async ({ voxmark, page }) => {
  await voxmark.paste({ "text/plain": PASTED });
  await toggle(voxmark).click();
  await expect(apart(voxmark)).toHaveCount(0);
  await expect(page.locator("mark.direct")).toHaveCount(2);
  await expect(page.locator("#places button")).toHaveCount(2);
  await toggle(voxmark).press("Enter");
  await expect(apart(voxmark)).toHaveCount(2);
  await expect(page.locator("mark.direct")).toHaveCount(1);
});

test("an article without furniture has no switch for it @once", async ({ voxmark, page }) => {
  await voxmark.paste({ "text/plain": DAWN });
  await expect(page.locator("#map svg")).toBeAttached();
  await expect(toggle(voxmark)).toBeHidden();
});

test("exports show it apart, too, and take their title from the article @chromium", async ({ voxmark, page }) => {
  await voxmark.paste({ "text/plain": `Advertisement\n\n${PASTED}` });
  await expect(toggle(voxmark)).toContainText("5");
  await page.getByRole("button", { name: "Export" }).click();
  const written = async (format: RegExp) => {
    const come = page.waitForEvent("download");
    await page.getByRole("button", { name: format }).click();
    return readFileSync(await (await come).path(), "utf8");
  };
  const html = await written(/Download as Web page/);
  expect(html).toContain("<title>Ferry returns to Cairo</title>");
  expect(html).toMatch(/<p class="apart" dir="auto" role="note">By Ana Reyes\nUpdated 3 hours ago/);
  expect(await written(/Download as Markdown/)).toMatch(/^\*Advertisement\*\n\n# Ferry returns to Cairo\n\n\*By Ana Reyes\*\\\n\*Updated 3 hours ago\*/);
  expect(await written(/Download as TEI/)).toContain('<note type="furniture">Advertisement</note>');
});
