import type { Analysis } from "#wasm";

/** The quotes of each voice that has some, as indexes into `quotes`: speakers in their order, what is nobody's last. */
export function quotesByVoice({ quotes }: Analysis): [speaker: number | null, quotes: number[]][] {
  const voices = new Map<number | null, number[]>();
  quotes.forEach(({ speaker }, index) => {
    const own = voices.get(speaker);
    if (own) own.push(index);
    else voices.set(speaker, [index]);
  });
  return [...voices].sort(([a], [b]) => (a ?? Infinity) - (b ?? Infinity));
}
