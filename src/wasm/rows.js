// Builds an analysis from numbers: objects made one by one from WebAssembly cost a fifth of an analysis.

/**
 * @param {Int32Array} numbers In the order in which src/wasm/rows.rs writes them; the least of all for null.
 * @param {Float64Array} reals What is no whole number, in order; NaN for null. They stand alone, as an engine keeps a number in a box
 *   of its own that comes from where those stand.
 * @param {string} texts What numbers are indexes into, one behind the other; the numbers begin with where each ends.
 * @param {{quotes: string[], rules: string[], speakers: string[], places: string[]}} kinds What else numbers are indexes into.
 */
export function objects(numbers, reals, texts, kinds) {
  let at = 0;
  let real = 0;
  // What an analysis holds is more than this; null is far less, or not a number.
  const ifAny = (number) => (number > -999 ? number : null);
  const span = () => ({ start: numbers[at++], end: numbers[at++] });
  const spanIfAny = () => (numbers[at] < 0 ? ((at += 2), null) : span());
  const cut = [];
  const text = () => cut[numbers[at++]] ?? null;
  const quotes = [];
  const speakers = [];
  const places = [];
  const persons = [];
  // Each list has a loop of its own: in one for all lists an engine can put nothing in the place of its call, which takes half as long again.
  for (let left = numbers[at++], end = 0; left > 0; left--) cut.push(texts.slice(end, (end = numbers[at++])));
  for (let left = numbers[at++]; left > 0; left--) {
    quotes.push({
      start: numbers[at++],
      end: numbers[at++],
      kind: kinds.quotes[numbers[at++]],
      group: numbers[at++],
      cue: spanIfAny(),
      mention: spanIfAny(),
      speaker: ifAny(numbers[at++]),
      confidence: reals[real++],
      rule: kinds.rules[numbers[at++]],
    });
  }
  for (let left = numbers[at++]; left > 0; left--) {
    const mentions = [];
    speakers.push({ name: text(), role: text(), kind: kinds.speakers[numbers[at++]], mentions });
    for (let left = numbers[at++]; left > 0; left--) mentions.push(span());
  }
  for (let left = numbers[at++]; left > 0; left--) {
    const place = {
      start: numbers[at++],
      end: numbers[at++],
      name: text(),
      kind: kinds.places[numbers[at++]],
      country: text(),
      lat: ifAny(reals[real++]),
      lon: ifAny(reals[real++]),
      geonames: ifAny(numbers[at++]),
      confidence: reals[real++],
    };
    places.push(place);
    if (!numbers[at++]) continue;
    place.candidates = [];
    for (let left = numbers[at++]; left > 0; left--) {
      place.candidates.push({
        name: text(),
        kind: kinds.places[numbers[at++]],
        country: text(),
        lat: reals[real++],
        lon: reals[real++],
        geonames: ifAny(numbers[at++]),
        likelihood: reals[real++],
      });
    }
  }
  for (let left = numbers[at++]; left > 0; left--) persons.push({ start: numbers[at++], end: numbers[at++], speaker: ifAny(numbers[at++]) });
  return { quotes, speakers, places, persons };
}
