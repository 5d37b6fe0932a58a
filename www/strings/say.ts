// Words and numbers as the language that is shown writes them.
import { strings } from "./strings";

/** A sentence with its {gaps} filled. What fills one may run the other way (an English name in an Arabic sentence) and keeps to itself. */
export function fill(sentence: string, values: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)\}/g, (gap, name: string) => {
    const value = values[name] ?? gap;
    if (typeof value === "number") return value.toLocaleString(strings.language);
    return strings.page.direction === "rtl" && /\p{Script=Latin}/u.test(value) ? `\u2068${value}\u2069` : value;
  });
}

/** A count with its noun, in the form that the language has for such a count. */
export function plural(forms: Record<string, string>, count: number): string {
  return fill(forms[new Intl.PluralRules(strings.language).select(count)] ?? forms.other!, { count });
}
