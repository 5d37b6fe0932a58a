// Builds an analysis from numbers: objects made one by one from WebAssembly cost a fifth of an analysis.

/**
 * @param {Float64Array} numbers In the order in which src/wasm/rows.rs writes them; NaN for null.
 * @param {string} texts What numbers are indexes into, one behind the other.
 * @param {Uint32Array} ends Where each text ends.
 * @param {{quotes: string[], rules: string[], speakers: string[], places: string[]}} kinds What else numbers are indexes into.
 */
export function objects(numbers, texts, ends, kinds) {
  const cut = Array.from(ends, (end, index) => texts.slice(index && ends[index - 1], end));
  let at = 0;
  const next = () => numbers[at++];
  const optional = () => (isNaN(numbers[at]) ? (at++, null) : next());
  const text = () => cut[next()] ?? null;
  const span = () => ({ start: next(), end: next() });
  const spanIfAny = () => (isNaN(numbers[at]) ? ((at += 2), null) : span());
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
    confidence: next(),
    rule: kinds.rules[next()],
  });
  const speaker = () => ({ name: text(), role: text(), kind: kinds.speakers[next()], mentions: list(span) });
  const candidate = () => ({
    name: text(),
    kind: kinds.places[next()],
    country: text(),
    lat: next(),
    lon: next(),
    geonames: optional(),
    likelihood: next(),
  });
  const place = () => {
    const place = {
      start: next(),
      end: next(),
      name: text(),
      kind: kinds.places[next()],
      country: text(),
      lat: optional(),
      lon: optional(),
      geonames: optional(),
      confidence: next(),
    };
    if (isNaN(numbers[at])) at++;
    else place.candidates = list(candidate);
    return place;
  };
  return {
    quotes: list(quote),
    speakers: list(speaker),
    places: list(place),
    persons: list(() => ({ start: next(), end: next(), speaker: optional() })),
  };
}
