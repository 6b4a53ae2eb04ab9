import type { FlagMatch } from "../../model/service.ts";

const bits: ReadonlyMap<string, number> = new Map([
  ["fin", 1],
  ["syn", 2],
  ["rst", 4],
  ["push", 8],
  ["psh", 8],
  ["ack", 16],
  ["urgent", 32],
  ["urg", 32],
]);

/** `tcp-established` */
export const establishedFlags: readonly FlagMatch[] = [
  { mask: 16, value: 16 },
  { mask: 4, value: 4 },
];

/** `tcp-initial` */
export const initialFlags: readonly FlagMatch[] = [{ mask: 18, value: 2 }];

/** `"syn & !ack"`, `"(fin | rst)"`, `"!(syn & ack)"`, `0x12`: any of the matches returned; undefined when it cannot be read. */
export function parseTcpFlags(text: string): FlagMatch[] | undefined {
  const reader = new Reader(text);
  const found = reader.any();
  return found && reader.done
    ? found.filter((each) => !isContradiction(each)).map(({ on, off }) => ({ mask: on | off, value: on }))
    : undefined;
}

/** Flags that must be set, and flags that must not. */
interface Literals {
  readonly on: number;
  readonly off: number;
}

const mostMatches = 64;
const deepest = 16;

class Reader {
  readonly #tokens: readonly string[];
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#tokens = text.length > 500 ? [] : (text.match(/[a-z]+|0x[0-9a-f]+|[0-9]+|\S/gi) ?? []);
  }

  get done(): boolean {
    return this.#at >= this.#tokens.length;
  }

  /** `A | B` */
  any(): readonly Literals[] | undefined {
    let found = this.#all();
    while (found && this.#accept("|", ",")) {
      const other = this.#all();
      found = other && limited([...found, ...other]);
    }
    return found;
  }

  /** `A & B`, also `A + B` */
  #all(): readonly Literals[] | undefined {
    let found = this.#one();
    while (found && this.#accept("&", "+")) {
      const other = this.#one();
      found = other && limited(found.flatMap((a) => other.map((b) => ({ on: a.on | b.on, off: a.off | b.off }))));
    }
    return found;
  }

  #one(): readonly Literals[] | undefined {
    if (this.#accept("!")) {
      const inner = this.#one();
      return inner && limited(negated(inner));
    }
    if (this.#accept("(")) {
      if (++this.#depth > deepest) return undefined;
      const inner = this.any();
      this.#depth--;
      return this.#accept(")") ? inner : undefined;
    }
    const word = this.#tokens[this.#at++]?.toLowerCase();
    if (word === undefined) return undefined;
    const value = bits.get(word) ?? (/^(?:0x[0-9a-f]{1,2}|[0-9]{1,3})$/.test(word) ? Number(word) : undefined);
    return value === undefined || value > 255 ? undefined : [{ on: value, off: 0 }];
  }

  #accept(...signs: readonly string[]): boolean {
    if (!signs.includes(this.#tokens[this.#at] ?? "")) return false;
    this.#at++;
    return true;
  }
}

function isContradiction({ on, off }: Literals): boolean {
  return (on & off) !== 0;
}

function limited(matches: readonly Literals[]): readonly Literals[] | undefined {
  return matches.length <= mostMatches ? matches : undefined;
}

/** None of the matches: of each, one flag is otherwise. */
function negated(matches: readonly Literals[]): readonly Literals[] {
  let result: readonly Literals[] = [{ on: 0, off: 0 }];
  for (const { on, off } of matches) {
    const ways: Literals[] = [];
    for (let bit = 1; bit <= 128; bit *= 2) {
      if (on & bit) ways.push({ on: 0, off: bit });
      if (off & bit) ways.push({ on: bit, off: 0 });
    }
    result = result.flatMap((each) => ways.map((way) => ({ on: each.on | way.on, off: each.off | way.off })));
    if (result.length > mostMatches) return result;
  }
  return result;
}
