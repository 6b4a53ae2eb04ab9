import { everyIp4, everyIp6, type Ip, type IpRange } from "./ip.ts";
import { normalise, type Ranges } from "./ranges.ts";

/**
 * Packets of one family that meet every part; absent parts match everything.
 * Ports belong to protocols that have them, `icmp` to ICMP and ICMPv6.
 */
export interface PacketBlock {
  readonly family: 4 | 6;
  readonly source?: Ranges<Ip>;
  readonly destination?: Ranges<Ip>;
  /** IP protocol numbers, 0–255. */
  readonly protocol?: Ranges;
  readonly sourcePort?: Ranges;
  readonly destinationPort?: Ranges;
  /** 256 × type + code. */
  readonly icmp?: Ranges;
  /** TCP flag bytes. */
  readonly flags?: Ranges;
  /** Places in {@link connectionStates}. */
  readonly state?: Ranges;
  /** 0: whole packets and first fragments; 1: later fragments. */
  readonly fragment?: Ranges;
}

/** The union of blocks, which may overlap. */
export type PacketSet = readonly PacketBlock[];

export const connectionStates = ["new", "established", "related", "invalid", "untracked"] as const;

/** Every packet there is. */
export const everyPacket: PacketSet = [{ family: 4 }, { family: 6 }];

/** Both families' addresses as sets, from ranges in any order. */
export function addressSets(ranges: Iterable<IpRange>): { readonly 4: Ranges<Ip>; readonly 6: Ranges<Ip> } {
  const four: number[] = [];
  const six: bigint[] = [];
  for (const range of ranges) {
    if (range.family === 4) four.push(range.lo, range.hi);
    else six.push(range.lo, range.hi);
  }
  return { 4: normalise<Ip>(four), 6: normalise<Ip>(six) };
}

export function rangesOf(set: Ranges<Ip>): IpRange[] {
  const result: IpRange[] = [];
  for (let at = 0; at < set.length; at += 2) {
    const lo = set[at];
    const hi = set[at + 1];
    if (typeof lo === "number" && typeof hi === "number") result.push({ family: 4, lo, hi });
    else if (typeof lo === "bigint" && typeof hi === "bigint") result.push({ family: 6, lo, hi });
  }
  return result;
}

export function isEvery(range: IpRange): boolean {
  const every = range.family === 4 ? everyIp4 : everyIp6;
  return range.lo === every.lo && range.hi === every.hi;
}

/** The same packets on their way back: what was the source is the destination, ports included. */
export function mirrored(packets: PacketSet): PacketSet {
  return packets.map(({ source, destination, sourcePort, destinationPort, ...rest }) => ({
    ...rest,
    ...(destination === undefined ? {} : { source: destination }),
    ...(source === undefined ? {} : { destination: source }),
    ...(destinationPort === undefined ? {} : { sourcePort: destinationPort }),
    ...(sourcePort === undefined ? {} : { destinationPort: sourcePort }),
  }));
}

/** Packets that open something: new to a stateful device, SYN alone to one that looks at flags, not a later fragment. */
export const newConnections: PacketSet = ([4, 6] as const).flatMap((family) => [
  { family, protocol: [0, 5, 7, 255], state: [0, 0], fragment: [0, 0] },
  { family, protocol: [6, 6], flags: [2, 2], state: [0, 0], fragment: [0, 0] },
]);
