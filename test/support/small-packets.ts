import { productsOf } from "../../server/src/net/blocks.ts";
import type { Ip } from "../../server/src/net/ip.ts";
import type { Packet } from "../../server/src/net/packet.ts";
import type { PacketBlock, PacketSet } from "../../server/src/net/packet-set.ts";
import type { Product } from "../../server/src/net/product.ts";
import { has, type Ranges } from "../../server/src/net/ranges.ts";

/** A world of few packets, small enough to ask about every one: two bits of address, three ports, three protocols. */
export const addressCount = 4;
export const portCount = 3;

export const everySmallPacket: readonly Packet[] = [...smallPackets()];

/** The same packets with IPv6 addresses. */
export const everySmallPacket6: readonly Packet[] = everySmallPacket.map((packet) => ({
  ...packet,
  source: BigInt(packet.source),
  destination: BigInt(packet.destination),
}));

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
  for (let source = 0; source < addressCount; source++)
    for (let destination = 0; destination < addressCount; destination++)
      yield { source, destination, protocol: 17, sourcePort: 1, destinationPort: 1, state: "new", fragment: true };
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
          for (const destinationPort of ports)
            for (const fragment of [false, true]) {
              for (const flags of [2, 4, 16])
                yield { ...ends, protocol: 6, sourcePort, destinationPort, flags, fragment };
              yield { ...ends, protocol: 17, sourcePort, destinationPort, fragment };
            }
        for (const fragment of [false, true]) {
          for (const icmpType of [0, 8]) yield { ...ends, protocol: 1, icmpType, icmpCode: 0, fragment };
          yield { ...ends, protocol: 99, fragment };
        }
      }
}

/** Whether a packet of the small world lies in a block. */
export function inBlock(block: PacketBlock, packet: Packet): boolean {
  return inSet([block])(packet);
}

/** Tells for packets of the small world whether they lie in the set. */
export function inSet(set: PacketSet): (packet: Packet) => boolean {
  const members = ([4, 6] as const).map((family) => productsOf(set, family).map(limitsOf));
  return (packet) => {
    const values = valuesOf(packet);
    return (
      (typeof packet.source === "bigint" ? members[1] : members[0])?.some((limits) =>
        limits.every(([at, limit]) => {
          const value = values[at];
          return value !== undefined && has(limit, value);
        }),
      ) === true
    );
  };
}

function limitsOf(product: Product): (readonly [number, Ranges<Ip>])[] {
  return product.flatMap((limit, at) => (limit ? [[at, limit] as const] : []));
}

/** The values of a packet in the order of a product's fields. */
function valuesOf(packet: Packet): readonly (Ip | undefined)[] {
  return [
    packet.protocol,
    packet.source,
    packet.destination,
    packet.destinationPort ?? (packet.icmpType ?? 0) * 256,
    packet.sourcePort,
    packet.flags,
    packet.state === "new" ? 0 : 1,
    packet.fragment ? 1 : 0,
  ];
}
