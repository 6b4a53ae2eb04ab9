import type { Filter } from "../../model/filter.ts";
import { protocolNumber } from "../../net/packet.ts";
import type { PacketSet } from "../../net/packet-set.ts";
import { count, type Ranges } from "../../net/ranges.ts";
import { addTo, grouped } from "../../text/grouped.ts";
import { isNearlyEvery } from "../breadth.ts";
import type { Opening } from "../openings.ts";
import type { RuleContext } from "../rule.ts";
import { manyProtocols } from "../wording.ts";
import { addressesOf, isEveryService, manyPorts, type Reach, reachOf } from "./reach.ts";

/** An opening and what it reaches, what other entries of its list add to it included. */
export interface Reached {
  readonly opening: Opening;
  readonly reach: Reach;
  /** Not by itself: other entries of its list have their part in it. */
  readonly together: boolean;
}

/**
 * What openings reach, with what the entries of a list add to each other where none of them goes all the way by itself:
 * several entries that between them leave nothing out.
 */
export function reachesOf(openings: readonly Opening[], asked: PacketSet, context: RuleContext): readonly Reached[] {
  const alone = openings.map((opening) => ({ opening, reach: reachOf(opening, asked, context) }));
  const byFilter = new Map<Filter | undefined, Reach[]>();
  for (const { opening, reach } of alone) addTo(byFilter, opening.filter, reach);
  const joint = new Map([...byFilter].map(([filter, reaches]) => [filter, mayJoin(reaches)]));
  return alone.map(({ opening, reach }) => {
    const may = joint.get(opening.filter);
    const service = may?.service === true && isEveryServiceTogether(opening, context);
    const from = may?.from === true && isAnyTogether("source", opening, context);
    const to = may?.to === true && isAnyTogether("destination", opening, context);
    const joined: Reach = {
      ...reach,
      everyService: reach.everyService || service,
      services: service ? "every service" : reach.services,
      from: from ? { ...reach.from, any: true } : reach.from,
      to: to ? { ...reach.to, any: true } : reach.to,
    };
    return { opening, reach: joined, together: service || from || to };
  });
}

/** In what a list's entries may add up to something none of them is: nothing, for most lists. */
function mayJoin(reaches: readonly Reach[]): {
  readonly service: boolean;
  readonly from: boolean;
  readonly to: boolean;
} {
  const packets = reaches.flatMap((reach) => reach.packets);
  const several = reaches.length > 1;
  return {
    service: several && !reaches.some((reach) => reach.everyService) && isEveryService(packets),
    from: several && !reaches.some((reach) => reach.from.any) && isEverybody(packets, "source"),
    to: several && !reaches.some((reach) => reach.to.any) && isEverybody(packets, "destination"),
  };
}

function isEverybody(packets: PacketSet, side: "source" | "destination"): boolean {
  const { any, sets } = addressesOf(packets, side);
  return any || isNearlyEvery(sets[4]) || isNearlyEvery(sets[6]);
}

/** Whether the witness's service, and where it comes from and goes to, could be any: whatever entry says so. */
export function passesWhatever(opening: Opening, context: RuleContext): boolean {
  return isEveryServiceTogether(opening, context) && isAnyTogether("destination", opening, context);
}

function isEveryServiceTogether({ passages: [passage] }: Opening, { traffic }: RuleContext): boolean {
  if (!passage.certain) return false;
  if (count(traffic.spread(passage, "protocol") as Ranges) >= manyProtocols) return true;
  const isTcp = passage.witness.protocol === protocolNumber.tcp;
  return isTcp && count(traffic.spread(passage, "destinationPort") as Ranges) > manyPorts;
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
  return [
    ...grouped<unknown, Reached>(reached, (each) => (each.together ? each.opening.filter : each.opening)).values(),
  ];
}
