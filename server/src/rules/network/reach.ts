import { both } from "../../net/blocks.ts";
import type { Ip } from "../../net/ip.ts";
import { protocolNumber } from "../../net/packet.ts";
import type { PacketSet } from "../../net/packet-set.ts";
import { count, type Ranges, union } from "../../net/ranges.ts";
import { addressCount, isNearlyEvery } from "../breadth.ts";
import { addressObjects, leavesOf } from "../leaves.ts";
import type { Opening } from "../openings.ts";
import type { RuleContext } from "../rule.ts";
import { manyProtocols } from "../wording.ts";

/** How far an opening goes, by the entry that makes it. */
export interface Reach {
  /** The asked packets that its entry matches at most. */
  readonly packets: PacketSet;
  readonly everyService: boolean;
  readonly from: End;
  readonly to: End;
}

/** One side of an opening: anybody, a few named hosts, or something between. */
export interface End {
  readonly any: boolean;
  /** How many addresses; undefined where names are looked up at run time. */
  readonly addresses: number | undefined;
}

export function reachOf(opening: Opening, asked: PacketSet, context: RuleContext): Reach {
  const anybody: End = { any: true, addresses: Number.POSITIVE_INFINITY };
  if (!opening.entry) return { packets: asked, everyService: true, from: anybody, to: anybody };
  const { packets } = context.traffic.matches(opening.entry);
  return {
    packets: both(packets, asked),
    everyService: isEveryService(packets) || isEveryServiceTogether(opening, context),
    from: endOf(packets, "source", opening, context),
    to: endOf(packets, "destination", opening, context),
  };
}

/** The same by what other entries add for the same ends. */
function isEveryServiceTogether({ passages: [passage] }: Opening, { traffic }: RuleContext): boolean {
  if (!passage.certain) return false;
  if (count(traffic.spread(passage, "protocol") as Ranges) >= manyProtocols) return true;
  const isTcp = passage.witness.protocol === protocolNumber.tcp;
  return isTcp && count(traffic.spread(passage, "destinationPort") as Ranges) > 60_000;
}

/** Whether nearly every protocol passes whole, or nearly every port of TCP. */
export function isEveryService(packets: PacketSet): boolean {
  let protocols: Ranges = [];
  let tcpPorts: Ranges = [];
  for (const { protocol = [0, 255], destinationPort, icmp } of packets) {
    if (destinationPort === undefined && icmp === undefined) protocols = union(protocols, protocol);
    if (both([{ family: 4, protocol }], [{ family: 4, protocol: [6, 6] }]).length > 0 && icmp === undefined)
      tcpPorts = union(tcpPorts, destinationPort ?? [0, 65535]);
  }
  return count(protocols) >= manyProtocols || count(tcpPorts) > 60_000;
}

/** Several entries that between them leave nobody out. */
function isAnyTogether(
  side: "source" | "destination",
  { passages: [passage] }: Opening,
  { traffic }: RuleContext,
): boolean {
  return passage.certain && isNearlyEvery(traffic.spread(passage, side));
}

function endOf(packets: PacketSet, side: "source" | "destination", opening: Opening, context: RuleContext): End {
  const match = opening.entry?.[side];
  if (match && !match.negated) {
    const leaves = leavesOf(match, addressObjects(context.configuration));
    if (leaves.some(({ term }) => term.kind === "fqdn" || term.kind === "unknown" || term.kind === "interface"))
      return { any: leaves.some(({ term }) => term.kind === "any"), addresses: undefined };
  }
  const sets = { 4: [] as Ranges<Ip>, 6: [] as Ranges<Ip> };
  for (const block of packets) {
    const set = block[side];
    if (set === undefined) return { any: true, addresses: Number.POSITIVE_INFINITY };
    sets[block.family] = union(sets[block.family], set);
  }
  return {
    any: isNearlyEvery(sets[4]) || isNearlyEvery(sets[6]) || isAnyTogether(side, opening, context),
    addresses: addressCount(sets[4]) + addressCount(sets[6]),
  };
}
