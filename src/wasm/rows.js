// Builds an analysis from numbers: objects made one by one from WebAssembly cost a fifth of an analysis.

/**
 * @param {Int32Array} numbers In the order in which src/wasm/rows.rs writes them; -1 for null.
 * @param {Float64Array} reals What is no whole number, in order; NaN for null. They stand alone, as an engine keeps a number in a box
 *   of its own that comes from where those stand.
 * @param {string} texts What numbers are indexes into, one behind the other.
 * @param {Int32Array} ends Where each text ends.
 * @param {{quotes: string[], rules: string[], speakers: string[], places: string[]}} kinds What else numbers are indexes into.
 */
export function objects(numbers, reals, texts, ends, kinds) {
  const cut = Array.from(ends, (end, index) => texts.slice(index && ends[index - 1], end));
  let at = 0;
  let atReal = 0;
  const next = () => numbers[at++];
  const real = () => reals[atReal++];
  const optional = () => {
    const number = next();
    return number < 0 ? null : number;
  };
  const optionalReal = () => {
    const number = real();
    return isNaN(number) ? null : number;
  };
  const text = () => cut[next()] ?? null;
  const span = () => ({ start: next(), end: next() });
  const spanIfAny = () => {
    const [start, end] = [next(), next()];
    return start < 0 ? null : { start, end };
  };
  const list = (make) => {
    const items = [];
    for (let left = next(); left > 0; left--) items.push(make());
    return items;
  };
  const quote = () => ({
    start: next(),
    end: next(),
    kind: kinds.quotes[next()],
    group: next(),
    cue: spanIfAny(),
    mention: spanIfAny(),
    speaker: optional(),
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
    geonames: optional(),
    likelihood: real(),
  });
  const place = () => {
    const place = {
      start: next(),
      end: next(),
      name: text(),
      kind: kinds.places[next()],
      country: text(),
      lat: optionalReal(),
      lon: optionalReal(),
      geonames: optional(),
      confidence: real(),
    };
    if (next()) place.candidates = list(candidate);
    return place;
  };
  return {
    quotes: list(quote),
    speakers: list(speaker),
    places: list(place),
    persons: list(() => ({ start: next(), end: next(), speaker: optional() })),
  };
}
