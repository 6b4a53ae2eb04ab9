import type { AddressMatch, AddressObject, AddressTerm } from "../model/address.ts";
import type { Configuration } from "../model/configuration.ts";

/** What a match comes down to when its names are looked up, and the names that led there, outermost first. */
export interface Leaf {
  readonly term: Exclude<AddressTerm, { kind: "name" }>;
  readonly names: readonly string[];
}

export type AddressObjects = ReadonlyMap<string, AddressObject>;

const known = new WeakMap<Configuration, AddressObjects>();

/** A configuration's address objects by name. */
export function addressObjects(configuration: Configuration): AddressObjects {
  const objects =
    known.get(configuration) ?? new Map(configuration.addresses.map((object) => [object.name.value, object]));
  known.set(configuration, objects);
  return objects;
}

/** Every term behind a match, each object once. Exceptions are left out: they only narrow. */
export function leavesOf(match: AddressMatch, objects: AddressObjects): readonly Leaf[] {
  const opened = new Set<string>();
  const leaves: Leaf[] = [];
  const open = match.terms.map((term): { term: AddressTerm; names: readonly string[] } => ({ term, names: [] }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { term, names } = next;
    if (term.kind !== "name") {
      leaves.push({ term, names });
      continue;
    }
    const name = term.name.value;
    if (opened.has(name)) continue;
    opened.add(name);
    const inside = [...names, name];
    for (const each of objects.get(name)?.terms ?? []) open.push({ term: each, names: inside });
  }
  return leaves;
}
