import type { Configuration } from "../../model/configuration.ts";
import type { Definition, Reference } from "../../model/names.ts";
import type { Span } from "../../text/span.ts";

/** Who refers to whom in a configuration. */
export interface Names {
  /** Every place where the definition's name is used, its own text included. */
  uses(definition: Definition): readonly Span[];
  /** What a stretch of text refers to. */
  usedIn(span: Span): readonly Definition[];
}

export function namesIn({ definitions, references }: Configuration): Names {
  const uses = new Map<string, Span[]>();
  for (const { kinds, name } of references) for (const kind of kinds) add(uses, `${kind} ${name.value}`, name.span);
  const defined = new Map<string, Definition[]>();
  for (const each of definitions) add(defined, key(each), each);
  const inOrder = [...references].sort((a, b) => a.name.span.start - b.name.span.start);
  return {
    uses: (definition) => uses.get(key(definition)) ?? [],
    usedIn(span) {
      const found: Definition[] = [];
      for (let at = firstFrom(inOrder, span.start); at < inOrder.length; at++) {
        const { kinds, name } = inOrder[at] as Reference;
        if (name.span.start >= span.end) break;
        for (const kind of kinds) found.push(...(defined.get(`${kind} ${name.value}`) ?? []));
      }
      return found;
    },
  };
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

function key({ kind, name }: Definition): string {
  return `${kind} ${name.value}`;
}

function add<T>(map: Map<string, T[]>, name: string, value: T): void {
  const known = map.get(name);
  if (known) known.push(value);
  else map.set(name, [value]);
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
