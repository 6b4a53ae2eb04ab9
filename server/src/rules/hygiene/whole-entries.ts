import type { Entry, Filter } from "../../model/filter.ts";
import { originOf, startOf } from "../../model/moved.ts";
import type { DeadEntry } from "../../model/traffic.ts";
import { grouped } from "../../text/grouped.ts";
import type { Span } from "../../text/span.ts";

/** Dead text: a statement, or a part of one, none of whose entries does anything. */
export interface DeadText extends DeadEntry {
  readonly span: Span;
  /** Of further parts of the statement that are dead with it: many are told as one. */
  readonly beside: readonly Entry[];
}

const none: readonly Entry[] = [];

/** People look through so many parts of one statement one by one. */
const mostParts = 5;

/**
 * Dead entries, one for each text: where a statement became several entries, all of it if none of them does anything,
 * otherwise the parts that do nothing. An element of a set is no such part where the set is used elsewhere too.
 */
export function wholeEntries(filter: Filter, dead: readonly DeadEntry[], shared: SharedTexts): DeadText[] {
  if (dead.length === 0) return [];
  const deadIn = grouped(dead, ({ entry }) => statementOf(entry));
  const entriesIn = grouped(
    filter.entries.filter((entry) => deadIn.has(statementOf(entry)) && entry.implied === undefined),
    statementOf,
  );
  return [...deadIn].flatMap(([start, parts]) => {
    const entries = entriesIn.get(start) ?? [];
    if (parts.length >= entries.length) return together(parts, true);
    const counts = new Map<number, number>();
    for (const entry of entries) counts.set(startOf(entry), (counts.get(startOf(entry)) ?? 0) + 1);
    const places = [...grouped(parts, ({ entry }) => startOf(entry))].filter(
      ([at, same]) => same.length >= (counts.get(at) ?? 1) && !shared.has(at),
    );
    const texts = places.flatMap(([, same]) => together(same, false));
    return texts.length > mostParts ? joined(texts) : texts;
  });
}

/** What to say of further parts. */
export function besideWords({ beside }: DeadText): string {
  return beside.length === 0 ? "" : `, nor do ${beside.length} other parts of its statement`;
}

/** Texts that entries of several statements come from: elements of a set that several rules use. */
export class SharedTexts {
  readonly #filters: readonly Filter[];
  #places: ReadonlySet<number> | undefined;

  constructor(filters: readonly Filter[]) {
    this.#filters = filters;
  }

  /** Whether such a text begins here. */
  has(place: number): boolean {
    this.#places ??= this.#find();
    return this.#places.has(place);
  }

  #find(): ReadonlySet<number> {
    const first = new Map<number, number>();
    const shared = new Set<number>();
    for (const { entries } of this.#filters)
      for (const entry of entries) {
        const { statement } = entry;
        if (!statement) continue;
        const known = first.get(startOf(entry));
        if (known === undefined) first.set(startOf(entry), statement.start);
        else if (known !== statement.start) shared.add(startOf(entry));
      }
    return shared;
  }
}

function statementOf(entry: Entry): number {
  return (originOf(entry).statement && entry.statement?.start) ?? startOf(entry);
}

/** Several that are dead as one: they are hidden by whatever hides one of them. */
function together(parts: readonly DeadEntry[], isWhole: boolean): DeadText[] {
  const [first] = parts;
  if (!first) return [];
  const span = (isWhole ? first.entry.statement : undefined) ?? first.entry.span;
  return [{ ...(parts.length === 1 ? first : hiddenAsOne(first, parts)), span, beside: none }];
}

/** Many parts of one statement, told at the first. */
function joined(texts: readonly DeadText[]): DeadText[] {
  const [first, ...more] = [...texts].sort((a, b) => a.span.start - b.span.start);
  if (!first) return [];
  return [{ ...hiddenAsOne(first, texts), span: first.span, beside: more.map(({ entry }) => entry) }];
}

function hiddenAsOne({ entry }: DeadEntry, parts: readonly DeadEntry[]): DeadEntry {
  return {
    entry,
    hiddenBy: [...new Set(parts.flatMap(({ hiddenBy }) => hiddenBy))],
    contradicted: parts.some(({ contradicted }) => contradicted),
    empty: parts.every(({ empty }) => empty),
  };
}
