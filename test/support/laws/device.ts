import fc from "fast-check";
import { type Configuration, emptyConfiguration } from "../../../server/src/model/configuration.ts";
import type { Checkpoint, Entry, Filter, InterfaceMatch } from "../../../server/src/model/filter.ts";
import { nowhere, smallEntry, smallFilter } from "../small-universe.ts";
import { permitOrDeny } from "./one-list.ts";

/** Networks that a device stands between. */
export const ends = ["a", "b", "c"] as const;

const said = <T>(value: T) => ({ value, span: nowhere });
const zone = (name: string) => ({ name: said(name), interfaces: [], kind: "network" as const });

/** A device with a list inward and a list outward, that forwards from a to b. */
export function device(inward: readonly Entry[], outward: readonly Entry[], isMirrored = false): Configuration {
  const filters = [smallFilter("in", inward), smallFilter("out", outward)] as const;
  const point = (filter: Filter, side: "inbound" | "outbound", end: string): Checkpoint => ({
    traffic: "forwarded",
    [side]: { names: [said(end)] },
    filters: [filter.name],
    otherwise: said("deny"),
    title: filter.name.value,
    span: nowhere,
    ...(isMirrored && side === "outbound" ? { mirrored: true } : {}),
  });
  return {
    ...emptyConfiguration("test", "Test", nowhere),
    zones: [zone("a"), zone("b")],
    filters,
    checkpoints: [point(filters[0], "inbound", "a"), point(filters[1], "outbound", "b")],
  };
}

/** A device with one list between all its networks. */
export function between(filter: Filter): Configuration {
  return {
    ...emptyConfiguration("test", "Test", nowhere),
    zones: ends.map(zone),
    filters: [filter],
    checkpoints: [
      { traffic: "forwarded", filters: [filter.name], otherwise: said("deny"), title: "list", span: nowhere },
    ],
  };
}

/** Entries that name networks they apply between. */
export function entryBetween(): fc.Arbitrary<Entry> {
  const match = fc.option(
    fc
      .record({ names: fc.subarray([...ends], { minLength: 1 }), negated: fc.boolean() })
      .map(({ names, negated }): InterfaceMatch => ({ names: names.map(said), ...(negated ? { negated } : {}) })),
    { nil: undefined },
  );
  return fc
    .record({ entry: smallEntry(permitOrDeny), inbound: match, outbound: match })
    .map(({ entry, inbound, outbound }) => ({
      ...entry,
      ...(inbound ? { inbound } : {}),
      ...(outbound ? { outbound } : {}),
    }));
}

/** Whether a match of interfaces holds the end. */
export function admits(match: InterfaceMatch | undefined, end: string): boolean {
  return !match || match.names.some(({ value }) => value === end) !== (match.negated === true);
}
