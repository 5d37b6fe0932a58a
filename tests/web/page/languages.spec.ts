// The page in each of its languages: all of its words, its direction, and the choice between them.
import { readFileSync, readdirSync } from "node:fs";
import { violations } from "./axe";
import { DAWN, expect, test, type Voxmark } from "./voxmark";

const STRINGS = new URL("../../../www/strings/", import.meta.url);
const json = (path: string) => JSON.parse(readFileSync(new URL(path, STRINGS), "utf8"));
const LANGUAGES = Object.entries<string>(json("languages.json"));

async function speaks({ page }: Voxmark, language: string): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("lang", language);
  await expect(page.locator("html")).toHaveJSProperty("dir", language === "en" ? "" : json(`${language}/page.json`).direction);
  await expect(page.getByRole("combobox")).toHaveValue(language);
}

/** The sample, with all that stands beside it. */
async function sample({ page }: Voxmark): Promise<void> {
  await page.locator("#sample").click();
  await expect(page.locator("#map svg")).toBeVisible();
}

for (const [language, name] of LANGUAGES) {
  test(`${name}: the sample is read, nothing is wider than a phone, and a reload changes nothing${["de", "ar"].includes(language) ? "" : " @once"}`, async ({ voxmark, page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await voxmark.open(`?lang=${language}`);
    await speaks(voxmark, language);
    const index = json(`${language}/index.json`);
    const reading = json(`${language}/reading.json`);
    const narrow = async () => expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    await expect(page).toHaveTitle(index.title);
    await expect(page.getByRole("button", { name: index.sample })).toBeVisible();
    await narrow();
    await sample(voxmark);
    await narrow();
    await page.locator("mark.direct").first().click();
    await expect(voxmark.note).toContainText(reading.quote.direct);
    await expect(voxmark.note).toContainText(reading.levels.high);
    await narrow();
    await page.keyboard.press("Escape");
    const status = await page.locator("#status").innerText();
    // As many as the legend has.
    const [direct, partial, indirect, , places] = (await page.locator("#layers .count").allInnerTexts()).map(Number);
    expect(status).toMatch(new RegExp(`${direct! + partial! + indirect!} .*\\d+ .*${places} `));
    await page.reload();
    await speaks(voxmark, language);
    await expect(page.locator("#status")).toHaveText(status);
    await page.getByRole("button", { name: index.export }).click();
    await expect(page.getByRole("dialog", { name: json(`${language}/exports.json`).title })).toBeVisible();
    expect(await page.getByRole("dialog").evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth)).toBe(0);
    await narrow();
  });
}

for (const language of ["ar", "de"]) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`axe finds nothing in ${language}: ${colorScheme} @once`, async ({ voxmark, page }) => {
      test.slow();
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await voxmark.open(`?lang=${language}`);
      await speaks(voxmark, language);
      expect(await violations(voxmark)).toEqual([]);
      await sample(voxmark);
      await page.locator("#speakers .voice").first().click();
      await page.locator("#chart summary").click();
      expect(await violations(voxmark)).toEqual([]);
      await page.locator("#export").click();
      expect(await violations(voxmark)).toEqual([]);
    });
  }
}

test("Arabic is laid out from the right, the English article in it from the left", async ({ voxmark, page }) => {
  await page.setViewportSize({ width: 1360, height: 900 });
  await voxmark.open("?lang=ar");
  await sample(voxmark);
  const middle = async (selector: string) => {
    const box = (await page.locator(selector).first().boundingBox())!;
    return box.x + box.width / 2;
  };
  await page.locator("mark.direct").first().click();
  expect(await middle(".lists")).toBeGreaterThan(await middle("#article"));
  expect(await middle("#note")).toBeLessThan(await middle("#article"));
  expect(await middle("#layers li")).toBeGreaterThan(await middle("#export"));
  expect(await middle("#chart .sign")).toBeGreaterThan(await middle("#chart .percent"));
  expect(await middle('#chart [data-tick="0"]')).toBeGreaterThan(await middle('#chart [data-tick="20"]'));
  expect(await middle("#places .town .name")).toBeGreaterThan(await middle("#places .town .count"));
  await expect(page.locator("#article p").first()).toHaveCSS("direction", "ltr");
  // All of the chart is inside it: its letters stand by the edge that they belong to.
  const outside = await page.locator("#chart svg.lanes").evaluate((chart) => {
    const { left, right } = chart.getBoundingClientRect();
    return [...chart.querySelectorAll("text")].filter((text) => text.getBoundingClientRect().left < left - 3 || text.getBoundingClientRect().right > right + 3).length;
  });
  expect(outside).toBe(0);
});

test("another language is chosen at once, and keeps article, choice and note", async ({ voxmark, page }) => {
  await voxmark.sample();
  await page.locator("#speakers").getByRole("button", { name: "Marta Horvat" }).click();
  const article = await page.locator("#article").innerHTML();
  await page.getByLabel("Language").selectOption({ label: "Deutsch" });
  await speaks(voxmark, "de");
  await expect(page.locator("#status")).toHaveText(/^\d+ Zitate, \d+ Stimmen, \d+ Orte\.$/);
  await expect(page.locator("#speakers [aria-pressed='true']")).toHaveText(/Marta Horvat.*6 Zitate$/);
  await expect(voxmark.note).toContainText("Wörtliches Zitat");
  await expect(voxmark.note.getByRole("button", { name: "Weiter" })).toBeVisible();
  await expect(voxmark.layer("Indirekte Rede")).toBeVisible();
  await expect(page.locator("#places")).toContainText("Stadt, Österreich");
  expect(await page.locator("#article").innerHTML()).toBe(article);
  expect(new URL(page.url()).search).toBe("?lang=de");
  await page.getByLabel("Sprache").selectOption({ label: "English" });
  await expect(voxmark.note).toContainText("Direct quote");
  await expect(page.getByRole("button", { name: "Edit text" })).toBeVisible();
  await expect(page.locator("#sources")).toHaveText(/^Places from GeoNames \(CC BY 4\.0\); names .* Natural Earth\.$/);
  await expect(page.locator("#speakers [aria-pressed='true']")).toHaveText(/Marta Horvat.*6 quotes$/);
  expect(new URL(page.url()).search).toBe("?lang=en");
});

test("the browser's languages decide where the address does not", async ({ voxmark, page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "languages", { value: ["pt-BR", "fr-CA", "en"] }));
  await voxmark.open();
  await speaks(voxmark, "fr");
  await voxmark.open("?lang=es");
  await speaks(voxmark, "es");
  await voxmark.open("?lang=xx");
  await speaks(voxmark, "fr");
});

test("a link with an article opens in its reader's language @once", async ({ voxmark, page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text: string) => void Object.assign(window, { copied: text }) } }));
  await voxmark.open("?lang=de");
  await speaks(voxmark, "de");
  await voxmark.transfer({ "text/plain": DAWN });
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("button", { name: "Als Link kopieren" }).click();
  await expect(page.getByRole("dialog").getByRole("status")).toHaveText("Link: kopiert.");
  const link = await page.evaluate(() => (window as unknown as { copied: string }).copied);
  expect(new URL(link).search).toBe("");
  await voxmark.open(`?lang=ar${new URL(link).hash}`);
  await speaks(voxmark, "ar");
  await expect(page.locator("mark.direct")).toHaveText(['"We leave at dawn 🙂,"']);
  expect(new URL(page.url()).search).toBe("?lang=ar");
});

test.describe("trouble", () => {
  test.use({ trouble: true });

  test("where a language cannot be fetched, the page stays with the one it has @once", async ({ voxmark, page }) => {
    await page.context().route("**/es-*.js", (route) => route.abort());
    await page.getByLabel("Language").selectOption({ label: "Español" });
    await expect(page.getByRole("alert")).toHaveText(/could not be fetched.*\.$/);
    await speaks(voxmark, "en");
  });
});

test.describe("in brackets", () => {
  test.use({ trouble: true });

  test("every word on the page is in the JSON files @once", async ({ voxmark, page }) => {
    // A language in which each string is in brackets: what a reader meets outside of them was written elsewhere.
    const bracketed = (value: unknown): unknown =>
      typeof value === "string" ? `⟦${value}⟧` : Object.fromEntries(Object.entries(value as object).map(([key, inner]) => [key, key === "direction" ? inner : bracketed(inner)]));
    const words = Object.fromEntries(readdirSync(new URL("en/", STRINGS)).map((part) => [part.replace(".json", ""), bracketed(json(`en/${part}`))]));
    await page.context().route("**/de-*.js", (route) => route.fulfill({ contentType: "text/javascript", body: `export const words = ${JSON.stringify(words)};` }));
    await voxmark.open("?lang=de");
    await speaks(voxmark, "de");

    const check = async (when: string) => {
      const strays = await page.evaluate(() => {
        // The article and what the text gives in it, names, what is printed on keys, letters that stand for a name, the links to sources, the languages' own names.
        const GIVEN = "[lang=en]:not(html), [dir=auto]:not(textarea), [translate=no], h1, .badge, .sample, .letters, .lane > title, .spot text, #sources a, #language, script, style";
        const names = new Intl.DisplayNames("de", { type: "region" });
        const found: string[] = [document.title];
        for (const element of document.body.querySelectorAll("*")) {
          const attributes = ["aria-label", "title", "placeholder"].map((name) => element.getAttribute(name) ?? "");
          found.push(...attributes);
          if (element.closest(GIVEN)) continue;
          if (element.id === "sources") {
            found.push(element.textContent ?? "");
            continue;
          }
          for (const node of element.childNodes) if (node instanceof Text) found.push(node.data);
        }
        return found
          .map((text) => {
            let rest = text;
            for (let before = ""; before !== rest; ) [before, rest] = [rest, rest.replace(/⟦[^⟦⟧]*⟧/g, "")];
            return { text, rest };
          })
          // A place's title on the map is its name and what it is; a country has its name from the browser.
          .filter(({ text, rest }) => /\p{L}/u.test(rest) && !/^.*⟦, ⟧⟦.*⟧/.test(text) && !["HR", "AT", "SI", "IT", "CH", "DE"].some((code) => rest === names.of(code)))
          .map(({ text }) => text);
      });
      expect(strays, when).toEqual([]);
    };

    await check("empty");
    await page.context().route("**/samples/*", (route) => route.abort());
    await page.locator("#sample").click();
    await expect(page.getByRole("alert")).toHaveText(/⟦/);
    await check("sample not fetched");
    await page.context().unroute("**/samples/*");
    await sample(voxmark);
    await page.locator("#chart summary").click();
    await check("read");
    for (const [what, mark] of [["quote", "mark.direct"], ["reported speech", "mark.indirect"], ["speaker", "mark.speaker"], ["place", "mark.place"]] as const) {
      await page.locator(mark).first().dispatchEvent("click");
      await expect(voxmark.note).toBeVisible();
      await check(what);
    }
    await page.locator("#speakers .voice").first().click();
    await check("followed");
    await page.locator("#export").click();
    await page.locator("[data-format=json] button").last().click();
    await check("export");
    await page.keyboard.press("Escape");
    await page.locator("#keys").click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await check("keys");
    await page.keyboard.press("Escape");
    await page.locator("#edit").click();
    await check("write");
  });
});
