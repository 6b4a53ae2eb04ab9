import type { Filter } from "../../model/filter.ts";
import { both } from "../../net/blocks.ts";
import type { Ip } from "../../net/ip.ts";
import { protocolNumber } from "../../net/packet.ts";
import type { PacketBlock, PacketSet } from "../../net/packet-set.ts";
import { count, has, type Ranges, union } from "../../net/ranges.ts";
import { addressCount, isNearlyEvery } from "../breadth.ts";
import { addressObjects, leavesOf } from "../leaves.ts";
import type { Opening } from "../openings.ts";
import type { RuleContext } from "../rule.ts";
import { manyProtocols, serviceWords } from "../wording.ts";

/** How far an opening goes, by the entry that makes it. */
export interface Reach {
  /** The asked packets that its entry decides at most. */
  readonly packets: PacketSet;
  /** Nearly every protocol, or nearly every port of TCP. */
  readonly everyService: boolean;
  /** "every service", "tcp/23 (Telnet) and udp/69 (TFTP)" */
  readonly services: string;
  readonly from: End;
  readonly to: End;
}

/** One side of an opening: anybody, a few named hosts, or something between. */
export interface End {
  readonly any: boolean;
  /** How many addresses; undefined where names are looked up at run time. */
  readonly addresses: number | undefined;
}

export interface Reached {
  readonly opening: Opening;
  readonly reach: Reach;
  /** Not by itself: other entries of its list have their part in it. */
  readonly together: boolean;
}

export function reachOf(opening: Opening, asked: PacketSet, context: RuleContext): Reach {
  const anybody: End = { any: true, addresses: Number.POSITIVE_INFINITY };
  if (!opening.entry)
    return { packets: asked, everyService: true, services: "every service", from: anybody, to: anybody };
  const { packets } = context.traffic.matches(opening.entry);
  const own = decided(opening, both(packets, asked), context);
  return {
    packets: own,
    everyService: isEveryService(packets),
    services: isEveryProtocol(packets) ? "every service" : serviceWords(own),
    from: endOf(packets, "source", opening, context),
    to: endOf(packets, "destination", opening, context),
  };
}

const mostEarlier = 2000;

/** The packets that no earlier entry of the list takes for sure; all of them where that is too complex. */
function decided({ entry, filter }: Opening, packets: PacketSet, { traffic }: RuleContext): PacketSet {
  const earlier: PacketBlock[] = [];
  for (const each of filter?.entries ?? []) {
    if (each === entry) break;
    if (earlier.length > mostEarlier) return packets;
    const matched = each.disabled || each.action.value.kind === "continue" ? undefined : traffic.matches(each);
    if (matched?.certain) earlier.push(...matched.packets);
  }
  return traffic.without(packets, earlier) ?? packets;
}

/**
 * What openings reach, with what the entries of a list add to each other where none of them goes all the way by itself:
 * several entries that between them leave nothing out.
 */
export function reachesOf(openings: readonly Opening[], asked: PacketSet, context: RuleContext): readonly Reached[] {
  const alone = openings.map((opening) => ({ opening, reach: reachOf(opening, asked, context) }));
  const whole = new Map<Filter | undefined, { service: boolean; from: boolean; to: boolean }>();
  for (const { opening, reach } of alone) {
    const known = whole.get(opening.filter);
    whole.set(opening.filter, {
      service: reach.everyService || known?.service === true,
      from: reach.from.any || known?.from === true,
      to: reach.to.any || known?.to === true,
    });
  }
  return alone.map(({ opening, reach }) => {
    const one = whole.get(opening.filter);
    const service = !one?.service && isEveryServiceTogether(opening, context);
    const from = !one?.from && isAnyTogether("source", opening, context);
    const to = !one?.to && isAnyTogether("destination", opening, context);
    const joint: Reach = {
      packets: reach.packets,
      everyService: reach.everyService || service,
      services: service ? "every service" : reach.services,
      from: from ? { ...reach.from, any: true } : reach.from,
      to: to ? { ...reach.to, any: true } : reach.to,
    };
    return { opening, reach: joint, together: service || from || to };
  });
}

function isEveryServiceTogether({ passages: [passage] }: Opening, { traffic }: RuleContext): boolean {
  if (!passage.certain) return false;
  if (count(traffic.spread(passage, "protocol") as Ranges) >= manyProtocols) return true;
  const isTcp = passage.witness.protocol === protocolNumber.tcp;
  return isTcp && count(traffic.spread(passage, "destinationPort") as Ranges) > 60_000;
}

function isAnyTogether(
  side: "source" | "destination",
  { passages: [passage] }: Opening,
  { traffic }: RuleContext,
): boolean {
  return passage.certain && isNearlyEvery(traffic.spread(passage, side));
}

/** Entries that go too far by themselves are a cause each; those of a list that only do so together are one. */
export function causesOf(reached: readonly Reached[]): readonly (readonly [Reached, ...Reached[]])[] {
  const byCause = new Map<unknown, [Reached, ...Reached[]]>();
  for (const each of reached) {
    const cause = each.together ? each.opening.filter : each.opening;
    const known = byCause.get(cause);
    if (known) known.push(each);
    else byCause.set(cause, [each]);
  }
  return [...byCause.values()];
}

/** Whether nearly every protocol passes whole, or nearly every port of TCP. */
export function isEveryService(packets: PacketSet): boolean {
  if (isEveryProtocol(packets)) return true;
  let ports: Ranges = [];
  for (const { protocol = [0, 255], destinationPort, icmp } of packets)
    if (icmp === undefined && has(protocol, protocolNumber.tcp)) ports = union(ports, destinationPort ?? [0, 65535]);
  return count(ports) > 60_000;
}

function isEveryProtocol(packets: PacketSet): boolean {
  let protocols: Ranges = [];
  for (const { protocol = [0, 255], destinationPort, icmp } of packets)
    if (destinationPort === undefined && icmp === undefined) protocols = union(protocols, protocol);
  return count(protocols) >= manyProtocols;
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
    any: isNearlyEvery(sets[4]) || isNearlyEvery(sets[6]),
    addresses: addressCount(sets[4]) + addressCount(sets[6]),
  };
}
