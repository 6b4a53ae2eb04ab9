import type { Entry } from "../filter.ts";
import { originOf } from "../moved.ts";
import type { Traffic } from "../traffic.ts";
import type { MatchBounds } from "./match.ts";

/** What one entry matches. */
export interface Matched {
  readonly bounds: MatchBounds;
  /** The same for who asks about the entry, once somebody has. */
  answer?: ReturnType<Traffic["matches"]>;
}

/** What entries match, wherever they have moved since they were first read. */
export class Matches {
  readonly #known = new WeakMap<Entry, Matched>();

  of(entry: Entry, boundsOf: () => MatchBounds): Matched {
    const origin = originOf(entry);
    const known = this.#known.get(origin);
    if (known) return known;
    const made: Matched = { bounds: boundsOf() };
    this.#known.set(origin, made);
    return made;
  }

  /** An entry that was read anew says what the one it was before did, as others knew it. */
  takeOver(old: Entry, now: Entry, others: Matches = this): void {
    const [before, after] = [originOf(old), originOf(now)];
    const known = before === after && others === this ? undefined : others.#known.get(before);
    if (known) this.#known.set(after, known);
  }
}
