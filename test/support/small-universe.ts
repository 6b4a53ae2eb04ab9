import fc from "fast-check";
import type { AddressMatch } from "../../server/src/model/address.ts";
import { type Configuration, emptyConfiguration } from "../../server/src/model/configuration.ts";
import type { Entry, Filter } from "../../server/src/model/filter.ts";
import type { ServiceMatch, ServiceTerm } from "../../server/src/model/service.ts";
import { productOf } from "../../server/src/net/blocks.ts";
import type { Packet } from "../../server/src/net/packet.ts";
import type { PacketBlock } from "../../server/src/net/packet-set.ts";
import { field } from "../../server/src/net/product.ts";
import { has } from "../../server/src/net/ranges.ts";

/** A world of few packets, small enough to ask about every one: two bits of address, three ports, three protocols. */
export const nowhere = { start: 0, end: 0 };

const addressCount = 4;
const portCount = 3;

export const everySmallPacket: readonly Packet[] = [...smallPackets()];

function* smallPackets(): Generator<Packet> {
  for (let source = 0; source < addressCount; source++)
    for (let destination = 0; destination < addressCount; destination++)
      for (const protocol of [6, 17])
        for (let sourcePort = 0; sourcePort < portCount; sourcePort++)
          for (let destinationPort = 0; destinationPort < portCount; destinationPort++)
            for (const flags of protocol === 6 ? [2, 16] : [undefined])
              for (const state of ["new", "established"] as const)
                yield {
                  source,
                  destination,
                  protocol,
                  sourcePort,
                  destinationPort,
                  state,
                  ...(flags === undefined ? {} : { flags }),
                };
  for (let source = 0; source < addressCount; source++)
    for (let destination = 0; destination < addressCount; destination++)
      for (const icmpType of [0, 8])
        for (const state of ["new", "established"] as const)
          yield { source, destination, protocol: 1, icmpType, icmpCode: 0, state };
}

/** The small world and, for each field, one value that none of its entries names: all that entries can tell apart. */
export const everyKindOfPacket: readonly Packet[] = [...kindsOfPacket()];

function* kindsOfPacket(): Generator<Packet> {
  const addresses = [0, 1, 2, 3, 77];
  const ports = [0, 1, 2, 9];
  for (const source of addresses)
    for (const destination of addresses)
      for (const state of ["new", "established"] as const) {
        const ends = { source, destination, state };
        for (const sourcePort of ports)
          for (const destinationPort of ports) {
            for (const flags of [2, 4, 16]) yield { ...ends, protocol: 6, sourcePort, destinationPort, flags };
            yield { ...ends, protocol: 17, sourcePort, destinationPort };
          }
        for (const icmpType of [0, 8]) yield { ...ends, protocol: 1, icmpType, icmpCode: 0 };
        yield { ...ends, protocol: 99 };
      }
}

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
      disabled: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
      condition: fc.integer({ min: 0, max: 3 }).map((n) => conditions && n === 0),
    })
    .map(({ action: value, source, destination, service, newOnly, disabled, condition }) => ({
      span: nowhere,
      action: { value, span: nowhere },
      ...(source ? { source } : {}),
      ...(destination ? { destination } : {}),
      ...(service ? { service } : {}),
      ...(newOnly ? { states: ["new" as const] } : {}),
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

/** Whether an entry matches, by asking each part in turn; independent of the packet sets under test. */
export function plainlyMatches(entry: Entry, packet: Packet): boolean {
  return (
    addressMatches(entry.source, Number(packet.source)) &&
    addressMatches(entry.destination, Number(packet.destination)) &&
    serviceMatches(entry.service, packet) &&
    (!entry.states || (packet.state !== undefined && entry.states.includes(packet.state)))
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

/** Whether a packet of the small world lies in a block. */
export function inBlock(block: PacketBlock, packet: Packet): boolean {
  const product = productOf(block);
  if (!product || block.family !== 4) return false;
  const parts: [number, number | bigint | undefined][] = [
    [field.source, packet.source],
    [field.destination, packet.destination],
    [field.protocol, packet.protocol],
    [field.sourcePort, packet.sourcePort],
    [field.detail, packet.destinationPort ?? (packet.icmpType ?? 0) * 256],
    [field.flags, packet.flags],
    [field.state, packet.state === "new" ? 0 : 1],
  ];
  return parts.every(([at, value]) => product[at] === undefined || (value !== undefined && has(product[at], value)));
}
