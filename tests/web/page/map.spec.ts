// The map of the places, and its links with the text in both directions.
import { DAWN, expect, test, type Voxmark } from "./voxmark";

const ARTICLE = "Snow fell in Vienna.\n\nIt rained in Cairo, and in Lagos, Nigeria.\n\nVienna was quiet.";

const spot = ({ page }: Voxmark, name: string) => page.locator("#map .spot").filter({ has: page.locator("text", { hasText: new RegExp(`^${name}$`) }) });

/** Where a spot is on the screen, and whether that is on land. */
type Spot = { x: number; y: number; onLand: boolean };

test("each place with a position has a spot, where it lies", async ({ voxmark, page }) => {
  await voxmark.paste({ "text/plain": ARTICLE });
  await expect(page.getByRole("img", { name: "A map of the places: Vienna, Cairo, Lagos, and Nigeria." })).toBeVisible();
  // All at once: when the full gazetteer comes, the map is drawn anew.
  const spots = await page.locator("#map .spot").evaluateAll((spots) => {
    const land = document.querySelector<SVGPathElement>("#map .land")!;
    return Object.fromEntries(spots.map((spot) => {
      const circle = spot.querySelector("circle")!;
      const point = new DOMPoint(circle.cx.baseVal.value, circle.cy.baseVal.value).matrixTransform(circle.getCTM()!).matrixTransform(land.getCTM()!.inverse());
      const { x, y } = circle.getBoundingClientRect();
      return [spot.querySelector("text")!.textContent, { x, y, onLand: land.isPointInFill(point) }];
    }));
  });
  const [vienna, cairo, lagos, nigeria] = ["Vienna", "Cairo", "Lagos", "Nigeria"].map((name) => spots[name]!) as [Spot, Spot, Spot, Spot];
  expect(cairo.x).toBeGreaterThan(vienna.x);
  expect(lagos.x).toBeLessThan(vienna.x);
  expect(cairo.y).toBeGreaterThan(vienna.y);
  expect(lagos.y).toBeGreaterThan(cairo.y);
  // All on land: spots and outlines are drawn to one scale, and the same way up.
  for (const place of [vienna, cairo, nigeria]) expect(place.onLand).toBe(true);
});

test("a spot leads to each mention in turn, and a mention to its spot", async ({ voxmark, page }) => {
  await voxmark.paste({ "text/plain": ARTICLE });
  const vienna = spot(voxmark, "Vienna");
  for (const words of ["Snow fell", "quiet", "Snow fell"]) {
    await vienna.locator("circle").click();
    await expect(page.locator("mark.place.lit")).toHaveCount(1);
    await expect(page.locator("p").filter({ hasText: words }).locator("mark.place").first()).toHaveClass(/lit/);
    await expect(vienna).toHaveClass(/lit/);
  }
  await page.locator("mark.place").filter({ hasText: "Cairo" }).click();
  await expect(spot(voxmark, "Cairo")).toHaveClass(/lit/);
  await expect(vienna).not.toHaveClass(/lit/);
  await page.locator("#places").getByRole("button", { name: "Lagos" }).press("Enter");
  await expect(spot(voxmark, "Lagos")).toHaveClass(/lit/);
});

test("the whole world and the closer view, by keyboard", async ({ voxmark, page }) => {
  await voxmark.paste({ "text/plain": ARTICLE });
  const button = page.getByRole("button", { name: "Whole world" });
  // In one step, as the full gazetteer may come between two.
  const apart = () =>
    page.locator("#map").evaluate((map) => {
      const [vienna, cairo] = ["Vienna", "Cairo"].map((name) => [...map.querySelectorAll(".spot")].find((found) => found.textContent?.endsWith(name))!.querySelector("circle")!);
      return Math.hypot(vienna!.cx.baseVal.value - cairo!.cx.baseVal.value, vienna!.cy.baseVal.value - cairo!.cy.baseVal.value);
    });
  await expect(button).toBeVisible();
  const close = await apart();
  await button.press("Enter");
  await expect(button).toHaveAttribute("aria-pressed", "true");
  await expect(button).toBeFocused();
  expect(await apart()).toBeLessThan(close);
  await button.press("Enter");
  await expect(button).toHaveAttribute("aria-pressed", "false");
  expect(Math.abs((await apart()) - close)).toBeLessThan(1);
});

test("without places nothing is fetched and no map stands there @once", async ({ voxmark, page }) => {
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  await voxmark.paste({ "text/plain": "“We leave at dawn,” said Mayor Ana Reyes." });
  await expect(page.locator("#chart svg.lanes")).toBeVisible();
  expect(requests.filter((url) => url.includes("countries"))).toEqual([]);
  await expect(page.locator("#map > *")).toHaveCount(0);
});

test("once it is there, the map needs no network", async ({ voxmark, page, context }) => {
  await voxmark.paste({ "text/plain": DAWN });
  await expect(spot(voxmark, "Cairo")).toHaveCount(1);
  await context.setOffline(true);
  await page.getByRole("button", { name: "New article" }).click();
  await voxmark.paste({ "text/plain": "Snow fell in Vienna." });
  await expect(spot(voxmark, "Vienna")).toHaveCount(1);
  await expect(spot(voxmark, "Cairo")).toHaveCount(0);
});
