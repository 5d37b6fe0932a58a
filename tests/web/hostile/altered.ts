// Links that somebody altered or made up, the same for the same number.
import { deflateRawSync } from "node:zlib";
import { PAYLOADS, VALUES } from "./payloads";

/** As www/share/link.ts has it, whose words Playwright cannot import. */
const PREFIX = "#v1=";

/** A fixed sequence of numbers (Park and Miller). */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = 1 + (seed % 2_147_483_646);
  }

  below(limit: number): number {
    this.#state = (this.#state * 48_271) % 2_147_483_647;
    return this.#state % limit;
  }

  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  many<T>(most: number, make: (index: number) => T): T[] {
    return Array.from({ length: this.below(most + 1) }, (_, index) => make(index));
  }
}

/** A link that was altered in one of the ways in which links are: cut, mixed up, mistyped, packed by somebody else. */
export function altered(chance: Chance, whole: string): string {
  const at = PREFIX.length + chance.below(whole.length - PREFIX.length);
  const character = () => chance.of([..."ABCxyz059-_=+/%. *#&\u0000\u2028é💥\uD83D"]);
  switch (chance.below(8)) {
    case 0:
      return whole.slice(0, at);
    case 1:
      return whole.slice(0, at) + character() + whole.slice(at + 1);
    case 2:
      return whole.slice(0, at) + character() + whole.slice(at);
    case 3:
      return whole.slice(0, at) + whole.slice(PREFIX.length);
    case 4:
      return PREFIX + Buffer.from(chance.many(200, () => chance.below(256))).toString("base64url");
    case 5: {
      const bytes = Buffer.from(whole.slice(PREFIX.length), "base64url");
      bytes[chance.below(bytes.length)]! ^= 1 << chance.below(8);
      return PREFIX + bytes.toString("base64url");
    }
    case 6: {
      const json = JSON.stringify({ text: chance.of(PAYLOADS), corrections: [chance.of(VALUES)] });
      const cut = chance.below(json.length);
      return PREFIX + deflateRawSync(json.slice(0, cut) + character() + json.slice(cut + chance.below(3))).toString("base64url");
    }
    default:
      return PREFIX + deflateRawSync(JSON.stringify(madeUp(chance))).toString("base64url");
  }
}

/** A value in the shape of a link's, every part of it perhaps something else. */
function madeUp(chance: Chance): unknown {
  const any = (good: () => unknown) => (chance.below(4) === 0 ? chance.of([...VALUES, ...PAYLOADS]) : good());
  const span = () => any(() => ({ start: any(() => chance.below(60)), end: any(() => chance.below(90)) }));
  const who = () => any(() => ({ name: any(() => chance.of(PAYLOADS)), at: any(span) }));
  const kinds = ["attribute", "quote", "unquote", "place", "unplace", "rename", "merge", "__proto__"];
  const correction = () => any(() => ({ do: any(() => chance.of(kinds)), at: span(), to: who(), who: who(), into: who(), kind: any(() => chance.of(["direct", "partial", "indirect"])), name: chance.of(PAYLOADS) }));
  return any(() => ({ text: any(() => `“We leave ${chance.of(PAYLOADS)},” said Mayor Ana Reyes in Cairo. “If we stay, we drown.”`), corrections: any(() => chance.many(8, correction)) }));
}
