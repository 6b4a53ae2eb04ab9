import fc from "fast-check";
import type { Configuration } from "../../../server/src/model/configuration.ts";
import { difference, type VerdictChange } from "../../../server/src/model/difference.ts";
import type { Filter } from "../../../server/src/model/filter.ts";
import { trafficOf } from "../../../server/src/model/traffic-of.ts";
import type { Packet } from "../../../server/src/net/packet.ts";
import { everyPacket } from "../../../server/src/net/packet-set.ts";
import { has } from "../../../server/src/net/ranges.ts";
import { addressCount, everySmallPacket, inSet } from "../small-packets.ts";
import { plainDecider, smallEntry, smallFilter } from "../small-universe.ts";
import { admits, between, device, ends, entryBetween } from "./device.ts";
import { type Law, law, same } from "./law.ts";
import { permitOrDeny } from "./one-list.ts";

const list = fc.array(smallEntry(permitOrDeny), { maxLength: 5 });
const lists = fc.tuple(list, list);

const permits = (filter: Filter, packet: Packet) =>
  plainDecider(filter.entries, packet)?.action.value.kind === "permit";
const bothPermit = ({ filters }: Configuration, packet: Packet) => filters.every((filter) => permits(filter, packet));

/** What passes devices that ask several lists, and what changes from one version of a device to another. */
export const deviceLaws: readonly Law[] = [
  law(
    "two versions differ by exactly the packets whose verdict changed",
    fc.tuple(lists, lists),
    ([[inward, outward], [newInward, newOutward]]) => {
      const before = device(inward, outward);
      const after = device(newInward, newOutward);
      const { changes, complete } = difference(before, after);
      same(complete, true);
      const found = changes.filter(isForwarded).map((each) => ({ ...each, isChanged: inSet(each.packets) }));
      const falsely = found.filter(({ witness, change }) => change !== changeOf(before, after, witness));
      same(falsely, []);
      const wrong = everySmallPacket.filter((packet) => {
        const said = found.filter(({ isChanged }) => isChanged(packet));
        const meant = changeOf(before, after, packet);
        return meant === undefined ? said.length > 0 : said.length === 0 || said.some(({ change }) => change !== meant);
      });
      same(wrong, []);
    },
  ),

  law("nothing differs from itself", lists, ([inward, outward]) => {
    const is = device(inward, outward);
    same(difference(is, is).changes, []);
  }),

  law(
    "a way is open where both lists on it permit, whichever side is written mirrored",
    fc.tuple(lists, fc.boolean()),
    ([[inward, outward], isMirrored]) => {
      const is = device(inward, outward, isMirrored);
      const traffic = trafficOf(is);
      const [inList, outList] = is.filters as [Filter, Filter];
      const passes = (packet: Packet) =>
        permits(inList, packet) && permits(outList, isMirrored ? wayBack(packet) : packet);
      const wrong = everySmallPacket.filter(
        (packet) => (traffic.verdict(packet, { inbound: "a", outbound: "b" }).verdict === "permit") !== passes(packet),
      );
      same(wrong, []);
      const { passages, complete } = traffic.permitted({ from: ["a"], to: ["b"], packets: everyPacket });
      same(complete, true);
      same(
        passages.filter(({ witness }) => !passes(witness)),
        [],
      );
      if (everySmallPacket.some(passes)) same(passages.length > 0, true);
    },
  ),

  law("a passage spreads over exactly the values that still get through", lists, ([inward, outward]) => {
    const is = device(inward, outward);
    const traffic = trafficOf(is);
    const addresses = Array.from({ length: addressCount }, (_, address) => address);
    for (const passage of traffic.permitted({ from: ["a"], to: ["b"], packets: everyPacket }).passages) {
      const spread = traffic.spread(passage, "destination");
      const meant = addresses.filter((destination) => bothPermit(is, { ...passage.witness, destination }));
      same(
        addresses.filter((destination) => has(spread, destination)),
        meant,
      );
    }
  }),

  law("entries decide between the interfaces they name", fc.array(entryBetween(), { maxLength: 6 }), (entries) => {
    const filter = smallFilter("list", entries);
    const traffic = trafficOf(between(filter));
    const asked = everySmallPacket.filter(({ state, sourcePort = 1 }) => state === "new" && sourcePort === 1);
    for (const inbound of ends)
      for (const outbound of ends) {
        const named = entries.filter((entry) => admits(entry.inbound, inbound) && admits(entry.outbound, outbound));
        const way = { inbound, outbound };
        const wrong = asked.filter(
          (packet) =>
            traffic.verdict(packet, way).verdict !== (plainDecider(named, packet)?.action.value.kind ?? "deny"),
        );
        same(wrong, []);
      }
  }),
];

const isForwarded = ({ inbound, outbound }: VerdictChange) => inbound === "a" && outbound === "b";

function changeOf(before: Configuration, after: Configuration, packet: Packet): VerdictChange["change"] | undefined {
  const [was, is] = [bothPermit(before, packet), bothPermit(after, packet)];
  return was === is ? undefined : is ? "newly-permitted" : "newly-denied";
}

function wayBack({ source, destination, sourcePort, destinationPort, ...rest }: Packet): Packet {
  const ports =
    sourcePort === undefined || destinationPort === undefined
      ? {}
      : { sourcePort: destinationPort, destinationPort: sourcePort };
  return { ...rest, source: destination, destination: source, ...ports };
}
