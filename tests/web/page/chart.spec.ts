// The chart of voices, and its links with the text in both directions.
import { DAWN, expect, test } from "./voxmark";

const ARTICLE = `“Somebody should pay for all of this.”

${DAWN}

“Never,” said Governor Jonas Feldbacher in Vienna. An official who asked not to be named said the port was lost.`;

test("the chart says in words and in figures what it draws", async ({ voxmark, page }) => {
  await voxmark.paste({ "text/plain": ARTICLE });
  const chart = page.getByRole("img", { name: /^Where each voice speaks .* 16 quoted words: Ana Reyes 25%, An official 25%, Jonas Feldbacher 6%, and Not attributed 44%\.$/ });
  await expect(chart).toBeVisible();
  await page.getByText("In figures").click();
  const rows = await page.locator("#chart tbody tr").evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)));
  expect(rows).toEqual([
    ["Ana Reyes", "1", "4", "25"],
    ["An official", "1", "4", "25"],
    ["Jonas Feldbacher", "1", "1", "6"],
    ["Not attributed", "1", "7", "44"],
  ]);
});

test("a quote leads from the chart to the text and back", async ({ voxmark, page }) => {
  await voxmark.paste({ "text/plain": ARTICLE });
  const quotes = await page.locator("mark.quote.first").count();
  await expect(page.locator("#chart .tick")).toHaveCount(quotes);
  await page.locator('#chart [data-tick="1"]').click();
  await expect(page.locator("mark.quote.lit")).toHaveText(['"We leave at dawn 🙂,"']);
  await expect(voxmark.note).toContainText("Ana Reyes");
  await page.locator("mark.quote").filter({ hasText: "Never" }).click();
  await expect(page.locator("#chart .tick.lit")).toHaveCount(1);
  await expect(page.locator("#chart .tick.lit")).toHaveAttribute("data-tick", "2");
});

test("a voice leads from the chart to its quotes and back", async ({ voxmark, page }) => {
  await voxmark.paste({ "text/plain": ARTICLE });
  await page.locator("#chart .lane").filter({ hasText: "Jonas Feldbacher" }).locator(".letters").click();
  await expect(page.locator("mark.quote.chosen")).toHaveText(["“Never,”"]);
  await expect(page.locator("#speakers [aria-pressed='true']")).toContainText("Feldbacher");
  await expect(page.locator("#chart .lane:not(.out)")).toHaveCount(1);
  await page.locator("#speakers").getByRole("button", { name: "Ana Reyes" }).click();
  await expect(page.locator("#chart .lane:not(.out)")).toContainText("Ana Reyes");
});

test("named, not named and not attributed voices can be chosen, by keyboard", async ({ voxmark, page }) => {
  await voxmark.paste({ "text/plain": ARTICLE });
  const standings = page.getByRole("group", { name: "Quoted words by whether the text names who speaks" });
  await expect(standings.getByRole("button")).toHaveText([/named\s+31%/, /not named\s+25%/, /not attributed\s+44%/]);
  const chosen = page.locator("mark.quote.chosen");
  await standings.getByRole("button", { name: "not named" }).press("Enter");
  await expect(chosen).toHaveText(["the port was lost"]);
  await standings.getByRole("button", { name: "not attributed" }).press("Enter");
  await expect(chosen).toHaveText(["“Somebody should pay for all of this.”"]);
  const named = standings.getByRole("button", { name: /^named/ });
  await named.press("Enter");
  await expect(chosen).toHaveCount(2);
  await expect(named).toHaveAttribute("aria-pressed", "true");
  await named.press("Enter");
  await expect(chosen).toHaveCount(0);
});

test("without quotes there is no chart @once", async ({ voxmark, page }) => {
  await voxmark.paste({ "text/plain": ARTICLE });
  await expect(page.locator("#chart svg.lanes")).toBeVisible();
  await page.getByRole("button", { name: "New article" }).click();
  await voxmark.paste({ "text/plain": "Snow fell in Paris." });
  await expect(page.locator("#chart > *")).toHaveCount(0);
});

test("a choice outlives better places, and not its article @once", async ({ voxmark, page }) => {
  const full = page.context().waitForEvent("response", (response) => /\/full-\w+\.bin$/.test(response.url()));
  await voxmark.paste({ "text/plain": ARTICLE });
  const named = page.locator("#chart").getByRole("button", { name: /^named/ });
  await named.click();
  await full;
  await voxmark.read();
  await expect(named).toHaveAttribute("aria-pressed", "true");
  await expect(named).toBeFocused();
  await page.getByRole("button", { name: "New article" }).click();
  await voxmark.paste({ "text/plain": DAWN });
  await expect(page.locator("#chart .lane")).toHaveCount(1);
  await expect(page.locator("#chart .out, #chart [aria-pressed='true'], .chosen")).toHaveCount(0);
});
