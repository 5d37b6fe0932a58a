// Hears of whatever a payload gets done: script that ran, a dialog, a request, a breach of the policy.
import type { BrowserContext, Frame, Page } from "@playwright/test";
import { CANARY } from "./payloads";

/** Elements in which nothing runs, and from which nothing is fetched. */
const HARMLESS = [
  "html", "head", "meta", "title", "link", "style", "script", "body", "header", "main", "footer", "section", "article", "div", "p", "h1", "h2", "h3", "h4",
  "ul", "ol", "li", "dl", "dt", "dd", "span", "mark", "strong", "em", "bdi", "q", "blockquote", "button", "label", "select", "option", "textarea", "input",
  "a", "svg", "g", "path", "rect", "circle", "line", "text", "progress", "dialog", "form", "fieldset", "legend", "details", "summary", "table", "thead",
  "tbody", "tr", "th", "td", "caption", "figure", "figcaption", "kbd", "code", "slot", "small", "defs", "clipPath", "use", "pre", "hr", "br", "del", "sup",
];

export class Canary {
  readonly sung: string[] = [];

  private constructor(readonly context: BrowserContext) {}

  /** Listens in all pages of a context from now on. */
  static async in(context: BrowserContext): Promise<Canary> {
    const canary = new Canary(context);
    await context.route((url) => url.href.startsWith(CANARY), (route) => {
      canary.sung.push(`asked for ${route.request().url()}`);
      return route.abort();
    });
    await context.addInitScript(() => {
      const breaches: string[] = [];
      Object.defineProperty(document, "breached", { value: breaches });
      document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => breaches.push(`${effectiveDirective} ${blockedURI}`));
    });
    const listen = (page: Page) =>
      page.on("dialog", (dialog) => {
        canary.sung.push(`a dialog: ${dialog.message()}`);
        void dialog.dismiss();
      });
    context.pages().forEach(listen);
    context.on("page", listen);
    return canary;
  }

  /**
   * Everything that a payload got done, in a page or frame as it stands. Where HTML was read, the browser tells of styles, handlers and
   * bases that it did not take in the document that is never shown: `inert` says that these are no breach.
   */
  async heard(page: Page | Frame, inert = false): Promise<string[]> {
    const found = await page.evaluate((harmless) => {
      const found: string[] = [];
      const all = (root: ParentNode): Element[] => [...root.querySelectorAll("*")].flatMap((each) => [each, ...(each.shadowRoot ? all(each.shadowRoot) : [])]);
      for (const each of all(document)) {
        if (!harmless.includes(each.localName) && each.localName !== "vox-mark" && each.localName !== "iframe") found.push(`<${each.localName}>`);
        for (const { name, value } of each.attributes) {
          if (/^on|^(?:srcdoc|action|formaction)$/.test(name)) found.push(`${each.localName} has ${name}`);
          // The bookmarklet is a script that a reader is to take away.
          if (/^(?:href|src|xlink:href)$/.test(name) && !each.closest("dialog.ways") && !/^(?:https?:|#|\.?\.?\/|[\w-]+\.\w+$|data:,$)/.test(value)) found.push(`${name}="${value}"`);
          if (/^(?:href|src)$/.test(name) && /^https?:\/\/canary/.test(value) && each.localName !== "a") found.push(`${name}="${value}"`);
          if (name === "style" && /url|import|expression/i.test(value)) found.push(`style="${value}"`);
        }
      }
      if ("canary" in window || "canary" in {}) found.push("a script ran");
      if (document.cookie !== "") found.push("a cookie");
      return [...found, ...(document as unknown as { breached: string[] }).breached.map((breach) => `breach: ${breach}`)];
    }, HARMLESS);
    const untaken = /^breach: (?:(?:style-src(?:-attr|-elem)?|script-src-attr) inline|base-uri .*)$/;
    return [...new Set([...this.sung, ...found.filter((each) => !inert || !untaken.test(each))])];
  }

  /** Touches everything that a reader may touch, so that what waits for that would run. */
  static async touch(page: Page | Frame): Promise<void> {
    await page.evaluate(async () => {
      for (const each of document.querySelectorAll("body *")) {
        for (const type of ["mouseover", "mouseenter", "focus", "pointerdown", "mousedown", "mouseup", "toggle", "beforetoggle"]) each.dispatchEvent(new Event(type, { bubbles: true }));
        if (each.localName !== "a") each.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    });
  }
}
