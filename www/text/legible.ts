// What a name, a role or a title reads like: nothing in it is unseen, and nothing turns the words around it.

/**
 * Control characters, bidirectional formatting, and what shows nothing: `Default_Ignorable_Code_Point` of Unicode (UAX 44). Joiners and
 * variation selectors stay, but for where they do nothing: behind a Latin letter or a space, and in front.
 */
const UNSEEN = /(?!\s)\p{Cc}|(?![\p{Join_Control}\p{Variation_Selector}])\p{Default_Ignorable_Code_Point}|(?<=^|[\p{Script_Extensions=Latin}\p{Z}])[\p{Join_Control}\p{Variation_Selector}]+|[\uFFF9-\uFFFB]/gu;

/** Words without what is not seen. What is left may be empty. */
export function legible(words: string): string {
  return words.replace(UNSEEN, "");
}
