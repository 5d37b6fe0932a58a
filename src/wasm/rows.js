// Builds an analysis from numbers: objects made one by one from WebAssembly cost a fifth of an analysis.

/**
 * @param {Int32Array} numbers In the order in which src/wasm/rows.rs writes them; the least of all for null.
 * @param {Float64Array} reals What is no whole number, in order; NaN for null. They stand alone, as an engine keeps a number in a box
 *   of its own that comes from where those stand.
 * @param {string} texts What numbers are indexes into, one behind the other; the numbers begin with where each ends.
 * @param {{quotes: string[], rules: string[], speakers: string[], places: string[]}} kinds What else numbers are indexes into.
 */
export function objects(numbers, reals, texts, kinds) {
  const reader = (row, at = 0) => () => row[at++];
  const next = reader(numbers);
  const real = reader(reals);
  // What an analysis holds is more than this; null is far less, or not a number.
  const ifAny = (number) => (number > -999 ? number : null);
  const span = () => ({ start: next(), end: next() });
  const spanIfAny = (start = next(), end = next()) => (start < 0 ? null : { start, end });
  const list = (make) => {
    const items = [];
    for (let left = next(); left > 0; left--) items.push(make());
    return items;
  };
  let end = 0;
  const cut = list(() => texts.slice(end, (end = next())));
  const text = () => cut[next()] ?? null;
  const quote = () => ({
    start: next(),
    end: next(),
    kind: kinds.quotes[next()],
    group: next(),
    cue: spanIfAny(),
    mention: spanIfAny(),
    speaker: ifAny(next()),
    confidence: real(),
    rule: kinds.rules[next()],
  });
  const speaker = () => ({ name: text(), role: text(), kind: kinds.speakers[next()], mentions: list(span) });
  const candidate = () => ({
    name: text(),
    kind: kinds.places[next()],
    country: text(),
    lat: real(),
    lon: real(),
    geonames: ifAny(next()),
    likelihood: real(),
  });
  const place = () => {
    const place = {
      start: next(),
      end: next(),
      name: text(),
      kind: kinds.places[next()],
      country: text(),
      lat: ifAny(real()),
      lon: ifAny(real()),
      geonames: ifAny(next()),
      confidence: real(),
    };
    if (next()) place.candidates = list(candidate);
    return place;
  };
  return {
    quotes: list(quote),
    speakers: list(speaker),
    places: list(place),
    persons: list(() => ({ start: next(), end: next(), speaker: ifAny(next()) })),
  };
}
