// A fresh analysis with a reader's corrections. What comes out is an analysis like any other (docs/contract.md).
import type { Analysis, Person, Place, Quote, QuoteKind, Span, Speaker, SpeakerKind } from "#wasm";
import { standingOf } from "../reading/choice";
import { byStart } from "../reading/nest";
import { blocksOf } from "../text/blocks";
import { legible } from "../text/legible";
import { READER, type Corrected, type Correction, type Who } from "./correction";

/**
 * Applies corrections in their order. Those that do not fit, as the text or what was found in it is another by now, are passed over;
 * the others are the result's `corrections`. Takes time in line with the length of the analysis and the number of corrections.
 */
export function apply(found: Analysis, corrections: readonly Correction[], text: string): Corrected {
  if (corrections.length === 0) return found;
  const draft = new Draft(found, text);
  const fitting = corrections.filter((correction) => draft.correct(correction));
  return fitting.length === 0 ? found : { ...draft.analysis(), corrections: fitting };
}

/** A speaker while corrections are applied. */
interface Source {
  name: string;
  role: string | null;
  kind: SpeakerKind;
  /** Whom this one was merged into. */
  into: Source | null;
}

/** A quote, place or person while corrections are applied. `turn` says which correction made it; 0 for what was found. */
interface Item {
  start: number;
  end: number;
  turn: number;
  gone: boolean;
}

interface QuoteItem extends Item {
  quote: Omit<Quote, "speaker" | keyof Span>;
  source: Source | null;
}

type PlaceItem = Item & { place: Place };
type PersonItem = Item & { source: Source | null };

class Draft {
  readonly #text: string;
  readonly #sources: Source[];
  readonly #named = new Map<string, Source[]>();
  /** Whose each mention is. */
  readonly #mentions = new Map<string, Span & { source: Source }>();
  readonly #quotes: QuoteItem[];
  readonly #quoteAt: Map<string, QuoteItem>;
  readonly #groups = new Map<number, QuoteItem[]>();
  /** The groups that have a mention for their source. */
  readonly #users = new Map<string, Set<number>>();
  readonly #places: PlaceItem[];
  readonly #placeAt: Map<string, PlaceItem>;
  readonly #persons: PersonItem[];
  #placesCalled: Map<string, PlaceItem[]> | null = null;
  #personsCalled: Map<string, PersonItem[]> | null = null;
  #turn = 0;
  #nextGroup = 0;

  constructor({ quotes, speakers, places, persons }: Analysis, text: string) {
    this.#text = text;
    this.#sources = speakers.map(({ name, role, kind }) => ({ name, role, kind, into: null }));
    for (const source of this.#sources) this.#call(source, source.name);
    speakers.forEach(({ mentions }, index) => {
      for (const { start, end } of mentions) this.#mentions.set(key({ start, end }), { start, end, source: this.#sources[index]! });
    });
    const sourceOf = (speaker: number | null) => (speaker === null ? null : (this.#sources[speaker] ?? null));
    this.#quotes = quotes.map(({ start, end, speaker, ...quote }) => ({ ...item(start, end, 0), quote, source: sourceOf(speaker) }));
    this.#places = places.map((place) => ({ ...item(place.start, place.end, 0), place }));
    this.#persons = persons.map(({ start, end, speaker }) => ({ ...item(start, end, 0), source: sourceOf(speaker) }));
    this.#quoteAt = byKey(this.#quotes);
    this.#placeAt = byKey(this.#places);
    for (const each of this.#quotes) this.#join(each);
  }

  /** Whether it fits. */
  correct(correction: Correction): boolean {
    this.#turn += 1;
    switch (correction.do) {
      case "attribute": {
        const quote = alive(this.#quoteAt.get(key(correction.at)));
        if (quote) this.#attribute(quote.quote.group, correction.to);
        return quote !== undefined;
      }
      case "quote":
        return this.#quote(correction.at, correction.kind, correction.to);
      case "unquote": {
        const quote = alive(this.#quoteAt.get(key(correction.at)));
        if (quote) this.#remove(quote);
        return quote !== undefined;
      }
      case "place":
        return this.#place(correction.at);
      case "unplace": {
        const place = alive(this.#placeAt.get(key(correction.at)));
        if (place) place.gone = true;
        return place !== undefined;
      }
      case "rename":
        return this.#rename(correction.who, correction.name);
      case "merge": {
        const [source, into] = [this.#find(correction.who), this.#find(correction.into)];
        return source !== undefined && into !== undefined && source !== into && this.#merge(source, into);
      }
    }
  }

  analysis(): Analysis {
    const quotes = settled(this.#quotes, (a, b) => holds(a, b) && (a.quote.kind === "indirect" || b.quote.kind === "indirect"));
    const places = settled(this.#places, () => false);
    // Who has no quote any more is no speaker.
    const speaking = new Set(quotes.map(({ source }) => source && whole(source)));
    const speakers = this.#sources.filter((source) => speaking.has(source)).map(({ name, role, kind }): Speaker => ({ name, role, kind, mentions: [] }));
    const indexes = new Map(this.#sources.filter((source) => speaking.has(source)).map((source, index) => [source, index]));
    const indexOf = (source: Source | null) => (source === null ? null : (indexes.get(whole(source)) ?? null));
    for (const { start, end, source } of this.#mentions.values()) speakers[indexOf(source) ?? -1]?.mentions.push({ start, end });
    for (const { mentions } of speakers) mentions.sort(byStart);
    const groups = new Map<number, number>();
    return {
      quotes: quotes.map(({ start, end, quote: { kind, group, cue, mention, confidence, rule }, source }): Quote => {
        if (!groups.has(group)) groups.set(group, groups.size);
        return { start, end, kind, group: groups.get(group)!, cue, mention, speaker: indexOf(source), confidence, rule };
      }),
      speakers,
      places: places.map(({ place }) => place),
      persons: this.#persons.filter(({ gone }) => !gone).map(({ start, end, source }): Person => ({ start, end, speaker: indexOf(source) })),
    };
  }

  #attribute(group: number, to: Who | null): void {
    const source = to && this.#called(to);
    for (const each of this.#groups.get(group) ?? []) {
      if (each.gone) continue;
      const { mention } = each.quote;
      const owner = mention && this.#mentions.get(key(mention))?.source;
      const fits = source !== null && (mention === null || (owner && whole(owner) === source) || this.#canMove(mention, group));
      if (!fits) this.#leave(each);
      else if (mention) this.#mentions.set(key(mention), { ...mention, source });
      each.source = source;
      each.quote = { ...each.quote, ...(fits ? {} : { cue: null, mention: null }), ...verdict(source) };
    }
  }

  /** Whether a mention may be somebody else's: "he" and "the minister" may, a name may not, nor what tells of other quotes too. */
  #canMove(mention: Span, group: number): boolean {
    const owner = this.#mentions.get(key(mention))?.source;
    const words = this.#text.slice(mention.start, mention.end);
    if ((owner && words.includes(whole(owner).name)) || [...(this.#users.get(key(mention)) ?? [])].some((user) => user !== group)) return false;
    return (this.#persons[firstAfter(this.#persons, mention.start)]?.start ?? Infinity) >= mention.end;
  }

  #quote(at: Span, kind: QuoteKind, to: Who | null): boolean {
    const source = to && this.#called(to);
    const group = this.#nextGroup;
    for (const { start, end } of this.#paragraphs(at)) {
      const before = this.#quoteAt.get(key({ start, end }));
      if (before) this.#remove(before);
      const quote = { kind, group, cue: null, mention: null, ...verdict(source) };
      const made: QuoteItem = { ...item(start, end, this.#turn), quote, source };
      this.#quotes.push(made);
      this.#quoteAt.set(key(made), made);
      this.#join(made);
    }
    return this.#nextGroup > group;
  }

  /** The parts of a stretch, one for each paragraph. */
  #paragraphs(at: Span): Span[] {
    if (!this.#text.slice(at.start, at.end).includes("\n")) return [at];
    return blocksOf(this.#text)
      .map(({ start, end }) => trimmed(this.#text, { start: Math.max(start, at.start), end: Math.min(end, at.end) }))
      .filter((part) => part !== null);
  }

  #place(at: Span): boolean {
    if (alive(this.#placeAt.get(key(at)))) return false;
    const name = this.#text.slice(at.start, at.end);
    // Nothing tells which place it is but what the same words mean elsewhere in the text.
    const twin = (this.#placesCalled ??= byWords(this.#places, this.#text)).get(name)?.[0]?.place;
    const unknown = { name, kind: "unknown", country: null, lat: null, lon: null, geonames: null, confidence: 0 } as const;
    const made: PlaceItem = { ...item(at.start, at.end, this.#turn), place: { ...(twin ?? unknown), ...at } };
    this.#places.push(made);
    this.#placeAt.set(key(at), made);
    // No name is both a place's and a person's.
    for (let index = firstAfter(this.#persons, at.start); (this.#persons[index]?.start ?? Infinity) < at.end; index += 1) this.#persons[index]!.gone = true;
    return true;
  }

  #rename(who: Who, name: string): boolean {
    const source = this.#find(who);
    if (!source || source.name === name) return false;
    const other = this.#find({ name, at: null });
    if (other) return this.#merge(source, other);
    // Whoever had no name before is still what the text says.
    if (source.kind === "unnamed") {
      source.role ??= source.name;
      source.kind = kindOf(name);
    }
    this.#call(source, name);
    return true;
  }

  #merge(source: Source, into: Source): true {
    const { name, kind } = betterNamed(source, into);
    into.role ??= source.role;
    into.kind = kind;
    this.#call(into, name);
    source.into = into;
    return true;
  }

  #call(source: Source, name: string): void {
    source.name = name;
    const same = this.#named.get(name);
    if (!same) this.#named.set(name, [source]);
    else if (!same.includes(source)) same.push(source);
  }

  #find({ name, at }: Who): Source | undefined {
    const owner = at && this.#mentions.get(key(at))?.source;
    if (owner && whole(owner).name === name) return whole(owner);
    const same = (this.#named.get(name) ?? []).filter((source) => source.name === name && source.into === null);
    return same.length === 1 || at === null ? same[0] : undefined;
  }

  /** Somebody who did not speak before; whoever the text names so. */
  /** Whoever a correction means, or one whom the text does not have yet, by a name without what is not seen. */
  #called(to: Who): Source {
    const name = legible(to.name).trim();
    return this.#find(to) ?? this.#find({ name, at: null }) ?? this.#make(name);
  }

  #make(name: string): Source {
    const source: Source = { name, role: null, kind: kindOf(name), into: null };
    this.#sources.push(source);
    this.#call(source, name);
    for (const person of (this.#personsCalled ??= byWords(this.#persons, this.#text)).get(name) ?? []) {
      const { start, end } = person;
      if (person.source !== null || person.gone) continue;
      person.source = source;
      if (!this.#mentions.has(key(person))) this.#mentions.set(key(person), { start, end, source });
    }
    return source;
  }

  #remove(quote: QuoteItem): void {
    quote.gone = true;
    this.#leave(quote);
  }

  #join(each: QuoteItem): void {
    const { group, mention } = each.quote;
    push(this.#groups, group, each);
    this.#nextGroup = Math.max(this.#nextGroup, group + 1);
    if (mention) this.#users.set(key(mention), (this.#users.get(key(mention)) ?? new Set()).add(group));
  }

  #leave({ quote: { mention, group } }: QuoteItem): void {
    if (mention) this.#users.get(key(mention))?.delete(group);
  }
}

function item(start: number, end: number, turn: number): Item {
  return { start, end, turn, gone: false };
}

function key({ start, end }: Span): string {
  return `${start}-${end}`;
}

function byKey<I extends Item>(items: readonly I[]): Map<string, I> {
  return new Map([...items].reverse().map((each) => [key(each), each]));
}

function alive<I extends Item>(found: I | undefined): I | undefined {
  return found?.gone ? undefined : found;
}

function byWords<I extends Item>(items: readonly I[], text: string): Map<string, I[]> {
  const lists = new Map<string, I[]>();
  for (const each of items) push(lists, text.slice(each.start, each.end), each);
  return lists;
}

function push<K, V>(lists: Map<K, V[]>, at: K, value: V): void {
  const list = lists.get(at);
  if (list) list.push(value);
  else lists.set(at, [value]);
}

/** The one that a speaker was merged into in the end. */
function whole(source: Source): Source {
  if (source.into === null) return source;
  // So that a long way is gone once only.
  source.into = whole(source.into);
  return source.into;
}

/** What is left of items when the latest has its place: whatever it meets and may not stand beside goes. In the order of the contract. */
function settled<I extends Item>(items: readonly I[], together: (outer: I, inner: I) => boolean): I[] {
  let open: I[] = [];
  const sorted = items.filter(({ gone }) => !gone).sort(byStart);
  for (const next of sorted) {
    open = open.filter(({ end, gone }) => end > next.start && !gone);
    for (const other of open) {
      if (other.turn === next.turn || together(other, next)) continue;
      (other.turn < next.turn ? other : next).gone = true;
    }
    open.push(next);
  }
  return sorted.filter(({ gone }) => !gone);
}

function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The first of sorted stretches, which do not meet, that ends beyond an offset, as an index. */
function firstAfter(sorted: readonly Span[], offset: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A reader is sure. */
function verdict(source: Source | null): Pick<Quote, "confidence" | "rule"> {
  return { confidence: source ? 1 : 0, rule: READER };
}

/** Somebody whom a reader calls "a witness" has no name. */
function kindOf(name: string): SpeakerKind {
  return /^\p{Ll}/u.test(name.replace(/^(?:an?|the)\s+/i, "")) ? "unnamed" : "person";
}

/** Of two who are one, whoever is named rather than described, and in full. */
function betterNamed(source: Source, into: Source): Source {
  const [named, other] = [standingOf(source) === "named", standingOf(into) === "named"];
  if (named !== other) return named ? source : into;
  return source.name.includes(into.name) ? source : into;
}

/** A stretch without the space at its ends; null where there is nothing else. */
export function trimmed(text: string, { start, end }: Span): Span | null {
  const words = text.slice(start, end);
  const from = words.search(/\S/);
  return from < 0 || end <= start ? null : { start: start + from, end: start + words.trimEnd().length };
}
