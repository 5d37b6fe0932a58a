// Phone, dark, print, and everybody: no violation that axe can find, nothing that depends on colour alone.
import { violations } from "./axe";
import { expect, test } from "./voxmark";

for (const colorScheme of ["light", "dark"] as const) {
  for (const viewport of [{ width: 1360, height: 900 }, { width: 390, height: 844 }]) {
    test(`axe finds nothing: ${colorScheme}, ${viewport.width} wide`, async ({ voxmark, page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.setViewportSize(viewport);
      expect(await violations(voxmark)).toEqual([]);
      await voxmark.sample();
      await expect(page.locator("#map svg")).toBeAttached();
      await page.getByText("In figures").click();
      expect(await violations(voxmark)).toEqual([]);
      await page.locator("mark.direct").first().click();
      expect(await violations(voxmark)).toEqual([]);
      await page.getByRole("button", { name: "Follow this voice" }).click();
      expect(await violations(voxmark)).toEqual([]);
      await page.getByRole("button", { name: "Export" }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      expect(await violations(voxmark)).toEqual([]);
      await page.keyboard.press("Escape");
      await voxmark.layer("Places").click();
      expect(await violations(voxmark)).toEqual([]);
      await page.getByRole("button", { name: "Edit text" }).click();
      expect(await violations(voxmark)).toEqual([]);
    });
  }
}

for (const [colorScheme, width] of [["light", 1360], ["dark", 390]] as const) {
  test(`axe finds nothing while somebody corrects: ${colorScheme}, ${width} wide`, async ({ voxmark, page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width, height: 900 });
    await voxmark.sample();
    await page.locator("mark.direct").first().click();
    await page.getByRole("button", { name: "Change speaker" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    expect(await violations(voxmark)).toEqual([]);
    await page.getByLabel("Somebody else").fill("Ida Brandt");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("group", { name: "Corrections" })).toBeVisible();
    expect(await violations(voxmark)).toEqual([]);
    await page.getByRole("button", { name: "Mark words" }).click();
    await expect(page.getByRole("group", { name: "Mark the selected words" })).toBeVisible();
    expect(await violations(voxmark)).toEqual([]);
  });
}

test("nothing is wider than a phone, and a note there can be closed", async ({ voxmark, page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await voxmark.sample();
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(await overflow()).toBeLessThanOrEqual(0);
  await page.locator("mark.direct").first().click();
  await expect(voxmark.note).toBeInViewport();
  expect(await overflow()).toBeLessThanOrEqual(0);
  await page.getByRole("button", { name: "Export" }).click();
  await expect(page.getByRole("dialog")).toBeInViewport();
  expect(await page.getByRole("dialog").evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth)).toBe(0);
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await page.locator("mark.direct").first().click();
  await page.getByRole("button", { name: "Close the note" }).click();
  await expect(voxmark.note).toBeHidden();
});

test("each layer differs from the others without its colour", async ({ voxmark, page }) => {
  await voxmark.sample();
  const looks = await page.evaluate(() =>
    ["direct", "partial", "indirect", "speaker", "place"].map((layer) => {
      const style = getComputedStyle(document.querySelector(`#article mark.${layer}`)!);
      const box = style.boxShadow === "none" ? "" : "box";
      return [style.borderBottomStyle, style.fontWeight, box].join(" ");
    }),
  );
  expect(new Set(looks).size).toBe(looks.length);
});

test("on paper the article and the voices stand, and the tools do not @chromium", async ({ voxmark, page }) => {
  await voxmark.sample();
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("#article")).toBeVisible();
  await expect(page.locator("#speakers")).toBeVisible();
  await expect(page.locator(".bar")).toBeHidden();
});

test("a right-to-left paragraph is set from the right", async ({ voxmark, page }) => {
  await voxmark.paste({ "text/plain": "قالت العمدة «سنغادر عند الفجر» يوم الاثنين.\nIt is said in Cairo." });
  await expect(page.locator("#article p").first()).toHaveCSS("direction", "rtl");
  await expect(page.locator("#article p").last()).toHaveCSS("direction", "ltr");
});
