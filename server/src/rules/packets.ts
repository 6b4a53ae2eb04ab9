import type { KnownService } from "../facts/services.ts";
import type { Ip, IpRange } from "../net/ip.ts";
import { addressSets, newConnections, type PacketBlock, type PacketSet } from "../net/packet-set.ts";
import type { Ranges } from "../net/ranges.ts";
import type { DeclaredService } from "../site/site.ts";

const families = [4, 6] as const;
const unusualPorts: Ranges = [20_000, 60_000];

/** Packets of a protocol to some of its ports; without ports, all of the protocol. */
export function service(protocol: number, ports?: Ranges): PacketSet {
  const parts = ports === undefined ? {} : { destinationPort: ports };
  return families.map((family) => ({ family, protocol: [protocol, protocol], ...parts }));
}

export function knownServices(services: readonly KnownService[]): PacketSet {
  return services.flatMap(({ protocols, ports }) => protocols.flatMap((protocol) => service(protocol, ports)));
}

export function declaredService(declared: DeclaredService): PacketSet {
  return limited(service(declared.protocol, declared.ports), {
    ...(declared.from === undefined ? {} : { source: addressSets([declared.from]) }),
    ...(declared.to === undefined ? {} : { destination: addressSets([declared.to]) }),
  });
}

export function fromAddresses(ranges: readonly IpRange[]): PacketSet {
  return limited(anything, { source: addressSets(ranges) });
}

export function toAddresses(ranges: readonly IpRange[]): PacketSet {
  return limited(anything, { destination: addressSets(ranges) });
}

/** The same packets, those of TCP and then UDP first: a packet that shows a finding is then one that people know. */
export function usualFirst(packets: PacketSet): PacketSet {
  const rank = ({ protocol }: PacketBlock) => (isOnly(protocol, 6) ? 0 : isOnly(protocol, 17) ? 1 : 2);
  return [...packets].sort((a, b) => rank(a) - rank(b));
}

function isOnly(set: Ranges | undefined, number: number): boolean {
  return set?.length === 2 && set[0] === number && set[1] === number;
}

/** New connections to ports that nobody opens one by one: what lets them pass lets nearly everything pass. */
export const unusual: PacketSet = families.flatMap((family) => [
  { family, protocol: [6, 6], destinationPort: unusualPorts, flags: [2, 2], state: [0, 0], fragment: [0, 0] },
  { family, protocol: [17, 17], destinationPort: unusualPorts, state: [0, 0], fragment: [0, 0] },
]);

/** Packets that open a connection from and to the given addresses. */
export function newBetween(ends: Ends): PacketSet {
  return limited(newConnections, ends);
}

export interface AddressSets {
  readonly 4: Ranges<Ip>;
  readonly 6: Ranges<Ip>;
}

interface Ends {
  readonly source?: AddressSets;
  readonly destination?: AddressSets;
}

const anything: PacketSet = families.map((family) => ({ family }));

/** The same packets, where they come from and go to the given addresses. */
function limited(packets: PacketSet, { source, destination }: Ends): PacketSet {
  return packets.flatMap((block): PacketBlock[] => {
    const from = source?.[block.family];
    const to = destination?.[block.family];
    if (from?.length === 0 || to?.length === 0) return [];
    return [{ ...block, ...(from ? { source: from } : {}), ...(to ? { destination: to } : {}) }];
  });
}
