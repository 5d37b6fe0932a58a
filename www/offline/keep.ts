// The page without a network: a service worker keeps its files, and the footer says so once that is true.
import { element } from "../dom";
import strings from "../strings/en/offline.json";

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
  document.querySelector("footer")?.prepend(element("p", {}, element("strong", {}, strings.works), " ", strings.check));
}
