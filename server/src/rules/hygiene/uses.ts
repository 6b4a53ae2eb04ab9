import type { Configuration } from "../../model/configuration.ts";
import type { Definition, NameKind, Reference } from "../../model/names.ts";
import { addTo } from "../../text/grouped.ts";
import type { Span } from "../../text/span.ts";

/** Who refers to whom in a configuration. */
export interface Names {
  /** Every place where the definition's name is used, its own text included. */
  uses(definition: Definition): readonly Span[];
  /** What a stretch of text refers to. */
  usedIn(span: Span): readonly Definition[];
  /** What a reference may mean; nothing when its name is not defined. */
  meant(reference: Reference): readonly Definition[];
}

const known = new WeakMap<Configuration, Names>();

/** The names of one configuration, looked through once for all who ask. */
export function namesIn(configuration: Configuration): Names {
  const names = known.get(configuration) ?? namesOf(configuration);
  known.set(configuration, names);
  return names;
}

function namesOf({ definitions, references }: Configuration): Names {
  const defined = new ByName<Definition>();
  for (const each of definitions) defined.add(each.kind, each.name.value, each);
  const meant = ({ kinds, name }: Reference) => {
    const [only, ...others] = kinds;
    if (only !== undefined && others.length === 0) return defined.of(only, name.value);
    return kinds.flatMap((kind) => defined.of(kind, name.value));
  };
  let uses: ByName<Span> | undefined;
  let sorted: readonly Reference[] | undefined;
  return {
    meant,
    uses({ kind, name }) {
      uses ??= usesIn(references);
      return uses.of(kind, name.value);
    },
    usedIn(span) {
      sorted ??= references.toSorted((a, b) => a.name.span.start - b.name.span.start);
      const inOrder = sorted;
      const found: Definition[] = [];
      for (let at = firstFrom(inOrder, span.start); at < inOrder.length; at++) {
        const reference = inOrder[at] as Reference;
        if (reference.name.span.start >= span.end) break;
        for (const each of meant(reference)) found.push(each);
      }
      return found;
    },
  };
}

function usesIn(references: readonly Reference[]): ByName<Span> {
  const uses = new ByName<Span>();
  for (const { kinds, name } of references) for (const kind of kinds) uses.add(kind, name.value, name.span);
  return uses;
}

/** The definition, and those that nothing would refer to without it: else they would be left over next. */
export function goneWith(definition: Definition, names: Names): readonly Definition[] {
  const gone = new Set([definition]);
  const isGone = (use: Span) => [...gone].some(({ span }) => span.start <= use.start && use.end <= span.end);
  for (const each of gone)
    for (const used of names.usedIn(each.span))
      if (used.expectsUse && !gone.has(used) && names.uses(used).every(isGone)) gone.add(used);
  return [...gone];
}

const nothing: readonly never[] = [];

/** What belongs to names, of each kind apart. */
class ByName<T> {
  readonly #kinds = new Map<NameKind, Map<string, T[]>>();

  add(kind: NameKind, name: string, value: T): void {
    const names = this.#kinds.get(kind) ?? new Map<string, T[]>();
    this.#kinds.set(kind, names);
    addTo(names, name, value);
  }

  of(kind: NameKind, name: string): readonly T[] {
    return this.#kinds.get(kind)?.get(name) ?? nothing;
  }
}

/** The place of the first reference that starts at or after an offset. */
function firstFrom(references: readonly Reference[], start: number): number {
  let low = 0;
  let high = references.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((references[middle] as Reference).name.span.start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
