import fc from "fast-check";
import type { AddressMatch } from "../../server/src/model/address.ts";
import { type Configuration, emptyConfiguration } from "../../server/src/model/configuration.ts";
import type { Entry, Filter } from "../../server/src/model/filter.ts";
import type { ServiceMatch, ServiceTerm } from "../../server/src/model/service.ts";
import type { Packet } from "../../server/src/net/packet.ts";
import { addressCount, portCount } from "./small-packets.ts";

export const nowhere = { start: 0, end: 0 };

const range = (max: number) =>
  fc.tuple(fc.nat(max), fc.nat(max)).map(([a, b]): readonly [number, number] => [Math.min(a, b), Math.max(a, b)]);

const addressMatch: fc.Arbitrary<AddressMatch | undefined> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(undefined) },
  {
    weight: 3,
    arbitrary: fc.record({
      terms: fc.array(
        fc.oneof(
          range(addressCount - 1).map(([lo, hi]) => ({
            kind: "range" as const,
            range: { family: 4 as const, lo, hi },
            span: nowhere,
          })),
          fc.nat(3).map((wildcard) => ({ kind: "wildcard" as const, address: 1, wildcard, span: nowhere })),
        ),
        { minLength: 1, maxLength: 3 },
      ),
      negated: fc.boolean(),
      span: fc.constant(nowhere),
    }),
  },
);

const ports = range(portCount - 1).map(([lo, hi]) => [{ kind: "ports" as const, ports: [lo, hi], span: nowhere }]);

const serviceTerm: fc.Arbitrary<ServiceTerm> = fc.oneof(
  fc.constant<ServiceTerm>({ kind: "any", span: nowhere }),
  fc
    .record({
      protocol: fc.constantFrom([6, 6], [17, 17], [6, 6, 17, 17]),
      source: fc.option(ports, { nil: undefined }),
      destination: fc.option(ports, { nil: undefined }),
    })
    .map(
      ({ protocol, source, destination }): ServiceTerm => ({
        kind: "protocol",
        protocol: { kind: "numbers", numbers: protocol, span: nowhere },
        ...(source ? { source } : {}),
        ...(destination ? { destination } : {}),
        span: nowhere,
      }),
    ),
  fc.constantFrom<ServiceTerm>(
    {
      kind: "protocol",
      protocol: { kind: "numbers", numbers: [6, 6], span: nowhere },
      flags: [
        { mask: 16, value: 16 },
        { mask: 4, value: 4 },
      ],
      span: nowhere,
    },
    {
      kind: "protocol",
      protocol: { kind: "numbers", numbers: [1, 1], span: nowhere },
      icmp: [{ kind: "types", types: [8, 8], span: nowhere }],
      span: nowhere,
    },
  ),
);

const serviceMatch: fc.Arbitrary<ServiceMatch | undefined> = fc.option(
  fc.record({
    terms: fc.array(serviceTerm, { minLength: 1, maxLength: 3 }),
    negated: fc.boolean(),
    span: fc.constant(nowhere),
  }),
  { nil: undefined },
);

/** Entries of the small world; the actions come from the caller. */
export function smallEntry(action: fc.Arbitrary<Entry["action"]["value"]>, conditions = false): fc.Arbitrary<Entry> {
  return fc
    .record({
      action,
      source: addressMatch,
      destination: addressMatch,
      service: serviceMatch,
      newOnly: fc.boolean(),
      fragments: fc.constantFrom(undefined, undefined, undefined, undefined, "only" as const, "never" as const),
      disabled: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
      condition: fc.integer({ min: 0, max: 3 }).map((n) => conditions && n === 0),
    })
    .map(({ action: value, source, destination, service, newOnly, fragments, disabled, condition }) => ({
      span: nowhere,
      action: { value, span: nowhere },
      ...(source ? { source } : {}),
      ...(destination ? { destination } : {}),
      ...(service ? { service } : {}),
      ...(newOnly ? { states: ["new" as const] } : {}),
      ...(fragments ? { fragments } : {}),
      ...(disabled ? { disabled: nowhere } : {}),
      ...(condition ? { conditions: [{ value: "something", span: nowhere }] } : {}),
    }));
}

export function smallFilter(
  name: string,
  entries: readonly Entry[],
  otherwise: "permit" | "deny" | "next" = "deny",
): Filter {
  return {
    name: { value: name, span: nowhere },
    span: nowhere,
    title: "list",
    entries,
    otherwise: { value: otherwise, span: nowhere },
  };
}

export function smallConfiguration(filters: readonly Filter[]): Configuration {
  return { ...emptyConfiguration("test", "Test", nowhere), filters };
}

/** The first entry that matches. */
export function plainDecider(list: readonly Entry[], packet: Packet): Entry | undefined {
  return list.find((entry) => !entry.disabled && plainlyMatches(entry, packet));
}

/** The same entry with IPv6 addresses. */
export function withIp6(entry: Entry): Entry {
  const { source, destination } = entry;
  return {
    ...entry,
    ...(source ? { source: withIp6Terms(source) } : {}),
    ...(destination ? { destination: withIp6Terms(destination) } : {}),
  };
}

function withIp6Terms(match: AddressMatch): AddressMatch {
  const addresses = Array.from({ length: addressCount }, (_, address) => address);
  const matched = addresses.filter((address) => addressMatches({ ...match, negated: false }, address));
  return {
    ...match,
    terms: matched.map((address) => {
      const lo = BigInt(address);
      return { kind: "range", range: { family: 6, lo, hi: lo }, span: nowhere };
    }),
  };
}

/** Whether an entry matches, by asking each part in turn; independent of the packet sets under test. */
export function plainlyMatches(entry: Entry, packet: Packet): boolean {
  return (
    addressMatches(entry.source, Number(packet.source)) &&
    addressMatches(entry.destination, Number(packet.destination)) &&
    serviceMatches(entry.service, packet) &&
    (!entry.states || (packet.state !== undefined && entry.states.includes(packet.state))) &&
    (!entry.fragments || (entry.fragments === "only") === (packet.fragment ?? false))
  );
}

function addressMatches(match: AddressMatch | undefined, address: number): boolean {
  if (!match) return true;
  const any = match.terms.some((term) => {
    if (term.kind === "range") return Number(term.range.lo) <= address && address <= Number(term.range.hi);
    if (term.kind === "wildcard") return ((address ^ term.address) & ~term.wildcard) === 0;
    throw new Error(`unexpected ${term.kind}`);
  });
  return any !== (match.negated === true);
}

function serviceMatches(match: ServiceMatch | undefined, packet: Packet): boolean {
  if (!match) return true;
  return match.terms.some((term) => termMatches(term, packet)) !== (match.negated === true);
}

function termMatches(term: ServiceTerm, packet: Packet): boolean {
  if (term.kind === "any") return true;
  if (term.kind !== "protocol" || term.protocol.kind !== "numbers") throw new Error("unexpected term");
  const inPairs = (pairs: readonly number[], value: number | undefined) =>
    value !== undefined && pairs.some((lo, at) => at % 2 === 0 && lo <= value && value <= (pairs[at + 1] ?? -1));
  const inPorts = (terms: NonNullable<typeof term.source>, value: number | undefined) =>
    terms.some((port) => port.kind === "ports" && inPairs(port.ports, value));
  if (!inPairs(term.protocol.numbers, packet.protocol)) return false;
  if (term.source && !inPorts(term.source, packet.sourcePort)) return false;
  if (term.destination && !inPorts(term.destination, packet.destinationPort)) return false;
  if (term.flags && !term.flags.some(({ mask, value }) => ((packet.flags ?? 0) & mask) === value)) return false;
  return !term.icmp || term.icmp.some((icmp) => icmp.kind === "types" && inPairs(icmp.types, packet.icmpType));
}
