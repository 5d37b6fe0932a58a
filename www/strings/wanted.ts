/** The first of these language tags (BCP 47) that is of one of our languages, else English. */
export function languageOf(tags: readonly string[], ours: readonly string[]): string {
  return tags.map((tag) => tag.split("-")[0]!.toLowerCase()).find((tag) => ours.includes(tag)) ?? "en";
}
