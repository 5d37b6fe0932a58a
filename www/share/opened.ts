// A link that somebody opens.
import { keepCorrections } from "../corrections/kept";
import { articleOfLink } from "./link";

/** The article's text; its corrections wait in the tab until it has been read. Rejects with a sentence for the reader. */
export async function textOfLink(fragment: string): Promise<string> {
  const { text, corrections } = await articleOfLink(fragment);
  keepCorrections(text, corrections);
  return text;
}
