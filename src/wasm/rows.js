// Builds what an analysis has most of from numbers: objects made one by one from WebAssembly cost a fifth of an analysis.

/**
 * Puts quotes, persons and mentions into an analysis that has all else.
 *
 * @param {{ quotes: object[], persons: object[], speakers: { mentions: object[] }[] }} analysis
 * @param {Float64Array} numbers In the order in which src/wasm/rows.rs writes them; below 0 for null.
 * @param {string[]} kinds The kinds of quotes, by their numbers.
 * @param {string[]} rules The rules, by their numbers.
 */
export function fill(analysis, numbers, kinds, rules) {
  let at = 0;
  const next = () => numbers[at++];
  const index = () => (numbers[at] < 0 ? (at++, null) : numbers[at++]);
  const span = () => ({ start: next(), end: next() });
  const spanIfAny = () => (numbers[at] < 0 ? ((at += 2), null) : span());
  const list = (make) => Array.from({ length: next() }, make);
  analysis.quotes = list(() => ({
    start: next(),
    end: next(),
    kind: kinds[next()],
    group: next(),
    cue: spanIfAny(),
    mention: spanIfAny(),
    speaker: index(),
    confidence: next(),
    rule: rules[next()],
  }));
  analysis.persons = list(() => ({ start: next(), end: next(), speaker: index() }));
  for (const speaker of analysis.speakers) speaker.mentions = list(span);
}
