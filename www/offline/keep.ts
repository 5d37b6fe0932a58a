// The page without a network: a service worker keeps its files, and the footer says so once that is true.
import { element } from "../dom";
import { strings } from "../strings/strings";

/**
 * Keeps the page for when there is no network. Where the browser allows no service worker (a private window, a file, plain http) the page
 * does without.
 */
export async function keepOffline(): Promise<void> {
  try {
    await navigator.serviceWorker.register("sw.js", { updateViaCache: "none" });
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage(import.meta.url);
  } catch {
    return;
  }
  // Said before, when another worker had fetched what this one has.
  if (document.getElementById("offline")) return;
  const said = element("p", { id: "offline" });
  const say = () => said.replaceChildren(element("strong", {}, strings.offline.works), " ", strings.offline.check);
  say();
  new MutationObserver(say).observe(document.documentElement, { attributeFilter: ["lang"] });
  document.querySelector("footer")?.prepend(said);
}
