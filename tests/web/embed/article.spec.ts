// The article stays the host's: what is read of it, what is put into it, and that all of it comes out again.
import type { Page } from "@playwright/test";
import { DIRECT, expect, test, type VoxMark } from "./widget";

/** Everything below the article that can tell whether it is the very same: its markup, and each node by itself. */
async function remember(page: Page): Promise<void> {
  await page.addInitScript(() => {
    // Before the widget's script, which is deferred.
    document.addEventListener("readystatechange", () => {
      const article = document.querySelector("#story");
      if (!article || document.readyState !== "interactive") return;
      const nodes: Node[] = [];
      const walker = document.createTreeWalker(article);
      for (let node: Node | null = article; node; node = walker.nextNode()) nodes.push(node);
      const presses: string[] = [];
      article.querySelector("#tide")?.addEventListener("click", (event) => (event.preventDefault(), presses.push("tide")));
      article.querySelector("button")?.addEventListener("click", () => presses.push("button"));
      Object.assign(window, { before: { html: article.outerHTML, nodes, presses } });
    });
  });
}

interface Before {
  html: string;
  nodes: Node[];
  presses: string[];
}

/** Whether all stands as it stood: the same markup, made of the same nodes in the same order, whose listeners still listen. */
function untouched(page: Page): Promise<{ html: boolean; nodes: boolean; presses: string[] }> {
  return page.evaluate(() => {
    const { before } = window as unknown as { before: Before };
    const article = before.nodes[0] as HTMLElement;
    const nodes: Node[] = [];
    const walker = document.createTreeWalker(article);
    for (let node: Node | null = article; node; node = walker.nextNode()) nodes.push(node);
    before.presses.length = 0;
    article.querySelector<HTMLElement>("#tide")?.click();
    article.querySelector("button")?.click();
    return { html: article.outerHTML === before.html, nodes: nodes.length === before.nodes.length && nodes.every((node, at) => node === before.nodes[at]), presses: [...before.presses] };
  });
}

const WHOLE = { html: true, nodes: true, presses: ["tide", "button"] };

test("quotes run through links, emphasis and paragraphs; what is hidden is not read", async ({ widget }) => {
  await widget.open("plain");
  expect(await widget.marks("direct")).toEqual([...DIRECT, "As soon as the sea allows it."]);
  expect(await widget.marks("partial")).toEqual(["“most of the wall”", "“a warning to every coast road”"]);
  expect(await widget.marks("place")).toContain("London");
  const text = await widget.element.evaluate((element: VoxMark) => element.text);
  expect(text).toContain("a night of waves that carried “most of the wall” into the sea");
  expect(text).toContain("a spokesman said: “As soon as the sea allows it.”");
  for (const left of ["nobody", "hidden", "Enlarge"]) expect(text).not.toContain(left);
});

test("a link in a mark still leads, a listener still listens, and no mark lies between blocks", async ({ widget, page }) => {
  await remember(page);
  await widget.open("plain");
  expect(await page.locator("#story a mark").count()).toBeGreaterThan(1);
  expect(await page.evaluate(() => [...document.querySelectorAll("mark")].every((mark) => [...mark.childNodes].every((node) => node instanceof Text || node.nodeName === "MARK")))).toBe(true);
  expect(await page.locator("ul > mark, #story > mark").count()).toBe(0);
  expect((await untouched(page)).presses).toEqual(["tide", "button"]);
});

for (const way of ["disable", "remove", "move"] as const) {
  test(`marks leave no trace: ${way}`, async ({ widget, page }) => {
    await remember(page);
    await widget.open("plain");
    expect(await untouched(page)).toEqual({ html: false, nodes: false, presses: WHOLE.presses });
    await widget.element.evaluate((element: VoxMark, how) => {
      if (how === "disable") element.disable();
      else if (how === "remove") element.remove();
      else document.body.append(...element.childNodes);
    }, way);
    if (way === "remove") expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(0);
    if (way === "move") await expect(page.locator("mark")).toHaveCount(0);
    expect(await untouched(page)).toEqual(WHOLE);
    if (way !== "disable") return;
    await expect(widget.element.locator("[part=legend]")).toBeHidden();
    await widget.element.evaluate((element: VoxMark) => element.enable());
    await expect.poll(() => widget.marks("direct")).toEqual([...DIRECT, "As soon as the sea allows it."]);
  });
}

test("highlights touch no node at all", async ({ widget, page }) => {
  await remember(page);
  await widget.open("highlight");
  expect(await untouched(page)).toEqual(WHOLE);
  await expect(page.locator("mark")).toHaveCount(0);
  expect((await widget.highlights("direct")).join("").replace(/\s+/g, " ")).toBe([...DIRECT, "As soon as the sea allows it."].join(""));
  await widget.element.evaluate((element) => element.remove());
  expect(await page.evaluate(() => [CSS.highlights.size, document.adoptedStyleSheets.length])).toEqual([0, 0]);
});

test("a highlight is painted, can be pressed, and lights", async ({ widget, page }) => {
  await widget.open("highlight");
  const look = await page.evaluate(() => {
    const name = [...CSS.highlights.keys()].find((each) => each.includes("-direct-"));
    return { line: getComputedStyle(document.querySelector("#story p")!, `::highlight(${name})`).textDecorationStyle, name };
  });
  expect(look.name).toMatch(/^vox-light-direct-\d$/);
  await page.locator("#story em").click();
  await expect(widget.element.locator("[part=note]")).toContainText("Morwenna Trask");
  expect((await widget.highlights("lit")).join("")).toBe(DIRECT[0]);
  await page.keyboard.press("Escape");
  await expect(widget.element.locator("[part=note]")).toBeHidden();
  expect(await widget.highlights("lit")).toEqual([]);
});

test("an article elsewhere on the page, and one that comes later", async ({ widget, page }) => {
  await remember(page);
  await widget.open("elsewhere");
  expect(await widget.marks("direct", "#story")).toEqual([...DIRECT, "As soon as the sea allows it."]);
  await widget.element.evaluate((element) => element.remove());
  expect(await untouched(page)).toEqual(WHOLE);
});

test("follows what the host changes, and takes its own changes for nobody's", async ({ widget, page }) => {
  await widget.open("plain");
  await widget.element.evaluate((element) => {
    Object.assign(window, { readings: 0 });
    element.addEventListener("vox-analysis", () => ((window as unknown as { readings: number }).readings += 1));
  });
  const readings = () => page.evaluate(() => (window as unknown as { readings: number }).readings);
  await page.evaluate(() => {
    const paragraph = document.createElement("p");
    paragraph.textContent = "“The school is full,” said Jory Pascoe, its head, in Penzance.";
    document.querySelector("#story")!.append(paragraph);
  });
  await expect.poll(() => widget.marks("direct")).toContain("“The school is full,”");
  await page.waitForTimeout(700);
  expect(await readings()).toBe(1);
  // The host's framework writes into a text node that stands in a mark, and takes another block out.
  await page.evaluate(() => {
    document.querySelector("#story h1")!.textContent = "Another headline";
    document.querySelector("#story ul")!.remove();
  });
  await expect.poll(() => widget.element.evaluate((element: VoxMark) => element.text)).toMatch(/^Another headline/);
  expect(await widget.marks("indirect")).not.toContain("gusts reached 98 miles an hour");
  await page.evaluate(() => document.querySelector<HTMLElement>("[hidden]")!.removeAttribute("hidden"));
  await expect.poll(() => widget.marks("direct")).toContain("“This is hidden,”");
});

test("what takes marks away gets them back, and two widgets on one article come to rest", async ({ widget, page }) => {
  await widget.open("elsewhere");
  await page.evaluate(() => {
    const other = document.createElement("vox-mark");
    other.setAttribute("for", "#story");
    document.body.append(other);
    for (const element of document.querySelectorAll("vox-mark")) element.addEventListener("vox-analysis", () => ((window as unknown as { readings: number }).readings += 1));
    Object.assign(window, { readings: 0 });
  });
  await widget.read();
  await page.waitForTimeout(1_200);
  const marks = await page.locator("mark").count();
  expect(await page.evaluate(() => (window as unknown as { readings: number }).readings)).toBeLessThan(3);
  await page.waitForTimeout(800);
  expect(await page.locator("mark").count()).toBe(marks);
  await page.evaluate(() => document.querySelectorAll("vox-mark")[1]!.remove());
  await page.evaluate(() => document.querySelector("#story .byline + p mark")!.remove());
  await expect.poll(() => page.locator("#story mark").count()).toBeGreaterThan(10);
});

test("a mark's words can be selected and changed by the host, and the change survives", async ({ widget, page }) => {
  await widget.open("plain");
  const words = await page.evaluate(() => {
    const mark = document.querySelector("mark.vox-direct")!;
    (mark.firstChild as Text).data = "“We lost fifty ";
    document.querySelector<VoxMark>("vox-mark")!.disable();
    return document.querySelector("#story .byline")!.nextElementSibling!.nextElementSibling!.textContent;
  });
  expect(words).toMatch(/^“We lost fifty forty metres/);
});

test("a long article is set in slices", async ({ widget, page }) => {
  await page.goto(`${widget.host}empty.html`);
  const longest = await page.evaluate(async () => {
    const element = document.createElement("vox-mark") as VoxMark;
    for (let at = 0; at < 1_500; at += 1) {
      const paragraph = document.createElement("p");
      paragraph.textContent = `“We leave at dawn ${at},” said Ana Reyes in Cairo, and nobody in Paris was surprised.`;
      element.append(paragraph);
    }
    const done = new Promise((resolve) => element.addEventListener("vox-analysis", resolve));
    // Turns that the page gets while some marks stand and others do not.
    let turns = 0;
    let counting = true;
    const tick = () => {
      if (element.querySelector("mark") && !element.lastElementChild!.querySelector("mark")) turns += 1;
      if (counting) setTimeout(tick);
    };
    document.querySelector("main")!.append(element);
    tick();
    await done;
    counting = false;
    return { marks: element.querySelectorAll("mark.vox-direct").length, turns };
  });
  expect(longest.marks).toBe(1_500);
  expect(longest.turns).toBeGreaterThan(2);
});

test("an article that is filled while the empty one is being read is read, too", async ({ widget, page }) => {
  await page.goto(`${widget.host}empty.html`);
  await page.evaluate(async () => {
    const element = document.createElement("vox-mark") as VoxMark;
    document.querySelector("main")!.append(element);
    const reading = element.analyze();
    element.append("“We leave at dawn,” said Ana Reyes in Cairo.");
    await reading;
  });
  await expect.poll(() => widget.marks("direct")).toEqual(["“We leave at dawn,”"]);
});
