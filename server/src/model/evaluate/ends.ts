import { normalise, type Ranges, subtract } from "../../net/ranges.ts";
import type { Configuration } from "../configuration.ts";
import { type InterfaceMatch, interfaceNames } from "../filter.ts";

/**
 * The ends of all ways through a device, numbered: each interface, tunnel, and zone without members. A zone is
 * the set of its members. A pattern such as `eth*` also stands for an interface that the file does not name.
 */
export interface Ends {
  readonly count: number;
  /** The numbers behind a name; of one the configuration never uses, that of an interface nobody names. */
  of(name: string): Ranges;
  matching(match: InterfaceMatch): Ranges;
  nameOf(end: number): string;
}

/** Numbers that hold for all the configurations, so that their answers can be compared. */
export function endsOf(configurations: readonly Configuration[]): Ends {
  const numbers = new Map<string, number>();
  const numberOf = (name: string): number => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, numbers.size);
    return numbers.size - 1;
  };
  const members = new Map<string, Set<string>>();
  for (const configuration of configurations) {
    const join = (zone: string, name: string) => {
      const set = members.get(zone) ?? new Set<string>();
      set.add(name);
      members.set(zone, set);
    };
    for (const zone of configuration.zones) for (const name of zone.interfaces) join(zone.name.value, name.value);
    for (const each of configuration.interfaces) if (each.zone) join(each.zone.value, each.name.value);
  }
  for (const configuration of configurations) {
    for (const each of configuration.interfaces) numberOf(each.name.value);
    for (const zone of configuration.zones) if (!members.has(zone.name.value)) numberOf(zone.name.value);
    for (const name of interfaceNames(configuration)) if (!members.has(name)) numberOf(name);
    for (const vpn of configuration.vpns) if (!members.has(vpn.zone)) numberOf(vpn.zone);
  }
  for (const set of members.values()) for (const name of set) numberOf(name);
  const other = numberOf("another interface");
  const names = [...numbers.keys()];

  const of = (name: string): Ranges => {
    const set = members.get(name);
    const found = set
      ? [...set].flatMap((member) => numbers.get(member) ?? [])
      : [numbers.get(name) ?? strangerLike(name)];
    return normalise(found.flatMap((number) => [number, number]));
  };
  /** An interface the file does not name is one of those a pattern stands for, the closest first, or just another. */
  const strangerLike = (name: string): number => {
    const patterns = names.filter((each) => each.endsWith("*") && name.startsWith(each.slice(0, -1)));
    const closest = patterns.sort((a, b) => b.length - a.length)[0];
    return (closest === undefined ? undefined : numbers.get(closest)) ?? other;
  };
  const matchingName = (name: string): Ranges => {
    if (!name.endsWith("*")) return of(name);
    const prefix = name.slice(0, -1);
    return normalise(
      names.flatMap((each, number) => (number !== other && each.startsWith(prefix) ? [number, number] : [])),
    );
  };

  return {
    count: names.length,
    of,
    nameOf: (end) => names[end] ?? "another interface",
    matching(match) {
      const set = normalise(match.names.flatMap((name) => [...matchingName(name.value)]));
      return match.negated ? subtract([0, names.length - 1], set) : set;
    },
  };
}
