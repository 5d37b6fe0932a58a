// Putting another language on the page.
import { learn, strings, type Strings } from "./strings";

/** English came with the page, but for what comes later and for the words that stand in index.html. */
const WORDS: Record<string, () => Promise<{ words: Strings }>> = {
  en: () => import("../later"),
  de: () => import("./de"),
  fr: () => import("./fr"),
  es: () => import("./es"),
  ar: () => import("./ar"),
};

/** Fetches a language and has the page speak it; false where `overtaken` says by then that another is wanted. */
export async function speak(language: string, overtaken: () => boolean): Promise<boolean> {
  if (language === strings.language) return true;
  const { words } = await WORDS[language]!();
  if (overtaken()) return false;
  learn(words, language);
  document.documentElement.lang = language;
  document.dir = words.page.direction;
  // Each entry is the words of an element, its own elements in the gaps, or its attributes.
  for (const [id, said] of Object.entries<string | Record<string, string>>(words.index)) {
    const node = document.getElementById(id)!;
    const [first, ...rest] = typeof said === "string" ? said.split(/\{\w+\}/) : [];
    if (first !== undefined) node.replaceChildren(first, ...rest.flatMap((words, at) => [node.children[at]!, words]));
    else for (const [name, value] of Object.entries(said)) node.setAttribute(name, value);
  }
  return true;
}
