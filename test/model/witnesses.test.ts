import { describe, expect, test } from "vitest";
import { crowdedList, type Random, randomFrom, realisticList } from "../../scripts/bench/lists.ts";
import { ciscoAsa } from "../../server/src/formats/cisco-asa/index.ts";
import type { Entry, Filter } from "../../server/src/model/filter.ts";
import type { Traffic } from "../../server/src/model/traffic.ts";
import { trafficOf } from "../../server/src/model/traffic-of.ts";
import type { Packet } from "../../server/src/net/packet.ts";
import { everyPacket, type PacketBlock } from "../../server/src/net/packet-set.ts";
import { readText } from "../support/readings.ts";

/** Longer lists than brute force can ask about: packets are drawn at random, most of them from the edges of what entries match. */
interface Drawn {
  readonly filter: Filter;
  readonly traffic: Traffic;
  readonly random: Random;
}

const lists = { realistic: realisticList, crowded: crowdedList };
const cases = Object.entries(lists).flatMap(([kind, make]) => [1, 2].map((seed) => ({ kind, make, seed })));

function drawn(make: typeof realisticList, seed: number): Drawn {
  const { configuration } = readText(ciscoAsa, make("LIST", 400, seed).join("\n"));
  const [filter] = configuration.filters;
  if (!filter) throw new Error("no list");
  return { filter, traffic: trafficOf(configuration), random: randomFrom(seed) };
}

const deciderOf = ({ traffic, filter }: Drawn, packet: Packet) => traffic.verdictOf(filter, packet).by.at(-1)?.entry;

describe.each(cases)("a list, $kind, seed $seed", ({ make, seed }) => {
  const list = drawn(make, seed);
  const { filter, traffic, random } = list;
  const { dead, complete } = traffic.dead(filter);
  const deadEntries = new Set(dead.map(({ entry }) => entry));

  test("no packet is decided by an entry called dead", () => {
    expect(complete).toBe(true);
    for (const entry of filter.entries)
      for (const packet of packetsOf(traffic.matches(entry).packets, random)) {
        const decider = deciderOf(list, packet);
        if (decider && deadEntries.has(decider))
          throw new Error(`${JSON.stringify(packet)} is decided by a dead entry`);
      }
  });

  test("the packets of a dead entry are decided by those it is said to be hidden by, or by earlier ones", () => {
    const placeOf = new Map(filter.entries.map((entry, at) => [entry, at] as const));
    for (const { entry, hiddenBy } of dead) {
      const last = Math.max(...hiddenBy.map((other) => placeOf.get(other) ?? Number.POSITIVE_INFINITY));
      expect(last).toBeLessThan(placeOf.get(entry) ?? 0);
      for (const packet of packetsOf(traffic.matches(entry).packets, random))
        expect(placeOf.get(deciderOf(list, packet) as Entry)).toBeLessThanOrEqual(last);
    }
  });

  test("a witness is decided by the entry it stands for", () => {
    const { passages } = traffic.permittedBy(filter, everyPacket);
    expect(passages.length).toBeGreaterThan(0);
    for (const { witness, by } of passages) expect(deciderOf(list, witness)).toBe(by[0]?.entry);
    const named = new Set(passages.map(({ by }) => by[0]?.entry));
    for (const entry of filter.entries)
      if (entry.action.value.kind === "permit") expect(named.has(entry)).toBe(!deadEntries.has(entry));
  });

  test("what is left of an entry that others hide in part is decided by it", () => {
    let partly = 0;
    for (const entry of filter.entries.filter((each) => !deadEntries.has(each))) {
      const { packets, complete: isAll } = traffic.effective(filter, entry);
      if (packets.length > 1) partly++;
      expect(packets.length > 0).toBe(true);
      for (const packet of packetsOf(packets, random, 3)) expect(deciderOf(list, packet)).toBe(entry);
      if (!isAll) continue;
      for (const packet of packetsOf(traffic.matches(entry).packets, random, 3))
        expect(deciderOf(list, packet) === entry).toBe(packets.some((block) => lies(packet, block)));
    }
    expect(partly).toBeGreaterThan(0);
  });
});

/** Packets of the blocks, ends of ranges more often than what lies between. */
function* packetsOf(blocks: readonly PacketBlock[], random: Random, each = 6): Generator<Packet> {
  for (const block of blocks.slice(0, 20)) {
    if (block.family !== 4) continue;
    for (let drawn = 0; drawn < each; drawn++) {
      const protocol = Number(valueIn(block.protocol ?? [6, 6, 17, 17], random));
      const ends = { source: valueIn(block.source, random), destination: valueIn(block.destination, random), protocol };
      if (protocol !== 6 && protocol !== 17) yield { ...ends, state: "new" };
      else
        yield {
          ...ends,
          sourcePort: Number(valueIn(block.sourcePort ?? [0, 65_535], random)),
          destinationPort: Number(valueIn(block.destinationPort ?? [0, 65_535], random)),
          state: "new",
        };
    }
  }
}

function valueIn(set: readonly (number | bigint)[] | undefined, random: Random): number {
  const pairs = set ?? [0, 2 ** 32 - 1];
  const at = 2 * random(pairs.length / 2);
  const [lo, hi] = [Number(pairs[at]), Number(pairs[at + 1])];
  return [lo, hi, lo + random(hi - lo + 1)][random(3)] as number;
}

function lies(packet: Packet, block: PacketBlock): boolean {
  const within = (set: readonly (number | bigint)[] | undefined, value: number | bigint | undefined) =>
    set === undefined ||
    set.some((lo, at) => at % 2 === 0 && value !== undefined && lo <= value && value <= (set[at + 1] ?? lo));
  return (
    block.family === 4 &&
    within(block.protocol, packet.protocol) &&
    within(block.source, packet.source) &&
    within(block.destination, packet.destination) &&
    within(block.sourcePort, packet.sourcePort) &&
    within(block.destinationPort, packet.destinationPort)
  );
}
