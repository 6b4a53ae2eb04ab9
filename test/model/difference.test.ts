import fc from "fast-check";
import { expect, test } from "vitest";
import { type Configuration, emptyConfiguration } from "../../server/src/model/configuration.ts";
import { difference } from "../../server/src/model/difference.ts";
import type { Action, Checkpoint, Entry, Filter } from "../../server/src/model/filter.ts";
import { trafficOf } from "../../server/src/model/traffic-of.ts";
import type { Packet } from "../../server/src/net/packet.ts";
import { everyPacket } from "../../server/src/net/packet-set.ts";
import { has } from "../../server/src/net/ranges.ts";
import {
  everySmallPacket,
  inBlock,
  nowhere,
  plainlyMatches,
  smallEntry,
  smallFilter,
} from "../support/small-universe.ts";

const runs = Number(process.env.PALISADE_RANDOM_FILTERS ?? 500);
const permitOrDeny = fc.constantFrom<Action>({ kind: "permit" }, { kind: "deny" });
const list = fc.array(smallEntry(permitOrDeny), { maxLength: 5 });

/** A device with a list inward and a list outward, that forwards from a to b. */
function device(inward: Filter, outward: Filter, mirrored = false): Configuration {
  const point = (filter: Filter, side: "inbound" | "outbound", end: string): Checkpoint => ({
    traffic: "forwarded",
    [side]: { names: [{ value: end, span: nowhere }] },
    filters: [filter.name],
    otherwise: { value: "deny", span: nowhere },
    title: filter.name.value,
    span: nowhere,
    ...(mirrored && side === "outbound" ? { mirrored: true } : {}),
  });
  const zone = (name: string) => ({ name: { value: name, span: nowhere }, interfaces: [], kind: "network" as const });
  return {
    ...emptyConfiguration("test", "Test", nowhere),
    zones: [zone("a"), zone("b")],
    filters: [inward, outward],
    checkpoints: [point(inward, "inbound", "a"), point(outward, "outbound", "b")],
  };
}

function plainVerdict(filter: Filter, packet: Packet): boolean {
  const entry = filter.entries.find((each) => !each.disabled && plainlyMatches(each, packet));
  return entry?.action.value.kind === "permit";
}

test("two versions differ by exactly the packets whose verdict changed", () => {
  fc.assert(
    fc.property(list, list, list, list, (inward, outward, newInward, newOutward) => {
      const before = device(smallFilter("in", inward), smallFilter("out", outward));
      const after = device(smallFilter("in", newInward), smallFilter("out", newOutward));
      const permits = (configuration: Configuration, packet: Packet) =>
        configuration.filters.every((filter) => plainVerdict(filter, packet));
      const { changes, complete } = difference(before, after);
      expect(complete).toBe(true);
      const way = changes.filter((change) => change.inbound === "a" && change.outbound === "b");
      for (const { witness, change } of way) {
        expect(permits(before, witness)).toBe(change === "newly-denied");
        expect(permits(after, witness)).toBe(change === "newly-permitted");
      }
      const wrong = everySmallPacket.filter((packet) => {
        const said = new Set(
          way.filter((each) => each.packets.some((block) => inBlock(block, packet))).map((each) => each.change),
        );
        const [was, is] = [permits(before, packet), permits(after, packet)];
        const meant = was === is ? [] : [is ? "newly-permitted" : "newly-denied"];
        return said.size !== meant.length || meant.some((each) => !said.has(each as "newly-permitted"));
      });
      expect(wrong).toEqual([]);
    }),
    { numRuns: runs / 2 },
  );
});

test("nothing differs from itself", () => {
  fc.assert(
    fc.property(list, list, (inward, outward) => {
      const same = device(smallFilter("in", inward), smallFilter("out", outward));
      expect(difference(same, same).changes).toEqual([]);
    }),
    { numRuns: 50 },
  );
});

test("a way is open where both lists on it permit, whichever side is written mirrored", () => {
  fc.assert(
    fc.property(list, list, fc.boolean(), (inward, outward, isMirrored) => {
      const configuration = device(smallFilter("in", inward), smallFilter("out", outward), isMirrored);
      const traffic = trafficOf(configuration);
      const swap = (packet: Packet): Packet => {
        const { sourcePort, destinationPort, ...rest } = packet;
        const ports =
          sourcePort === undefined || destinationPort === undefined
            ? {}
            : { sourcePort: destinationPort, destinationPort: sourcePort };
        return { ...rest, source: packet.destination, destination: packet.source, ...ports };
      };
      const [inList, outList] = configuration.filters as [Filter, Filter];
      const permits = (packet: Packet) =>
        plainVerdict(inList, packet) && plainVerdict(outList, isMirrored ? swap(packet) : packet);
      const wrong = everySmallPacket.filter(
        (packet) => (traffic.verdict(packet, { inbound: "a", outbound: "b" }).verdict === "permit") !== permits(packet),
      );
      expect(wrong).toEqual([]);
      const answer = traffic.permitted({ from: ["a"], to: ["b"], packets: everyPacket });
      for (const { witness } of answer.passages) expect(permits(witness)).toBe(true);
      if (everySmallPacket.some(permits)) expect(answer.passages.length).toBeGreaterThan(0);
    }),
    { numRuns: runs / 5 },
  );
});

test("a passage spreads over exactly the values that still get through", () => {
  fc.assert(
    fc.property(list, list, (inward, outward) => {
      const configuration = device(smallFilter("in", inward), smallFilter("out", outward));
      const traffic = trafficOf(configuration);
      const permits = (packet: Packet) => configuration.filters.every((filter) => plainVerdict(filter, packet));
      for (const passage of traffic.permitted({ from: ["a"], to: ["b"], packets: everyPacket }).passages) {
        const spread = traffic.spread(passage, "destination");
        for (let destination = 0; destination < 4; destination++)
          expect(has(spread, destination)).toBe(permits({ ...passage.witness, destination }));
      }
    }),
    { numRuns: runs / 5 },
  );
});

test("conditions nobody knows count as changed only where some way they turn out shows it", () => {
  const doubtful = fc.array(smallEntry(permitOrDeny, true), { maxLength: 4 });
  fc.assert(
    fc.property(doubtful, doubtful, (old, now) => {
      const pass = smallFilter("out", [{ span: nowhere, action: { value: { kind: "permit" }, span: nowhere } }]);
      const { changes } = difference(
        device(smallFilter("in", old), pass),
        device(smallFilter("in", [...old, ...now]), pass),
      );
      for (const { witness, certain, change } of changes.filter(
        (each) => each.inbound === "a" && each.outbound === "b",
      )) {
        const outcomes = possibleChanges(old, [...old, ...now], witness);
        expect(outcomes).toContain(change);
        if (certain) expect(outcomes).toEqual(new Set([change]));
      }
    }),
    { numRuns: runs / 2 },
  );
});

/** What may become of a packet, over all ways the conditions may turn out; entries both lists share turn out alike. */
function possibleChanges(old: readonly Entry[], now: readonly Entry[], packet: Packet): Set<string> {
  const result = new Set<string>();
  const open = [...new Set([...old, ...now])].filter((entry) => entry.conditions);
  for (let world = 0; world < 2 ** open.length; world++) {
    const matches = (entry: Entry) =>
      !entry.disabled &&
      plainlyMatches(entry, packet) &&
      (!entry.conditions || ((world >> open.indexOf(entry)) & 1) === 1);
    const verdict = (list: readonly Entry[]) => list.find(matches)?.action.value.kind ?? "deny";
    const [was, is] = [verdict(old), verdict(now)];
    result.add(was === is ? "same" : is === "permit" ? "newly-permitted" : "newly-denied");
  }
  return result;
}
