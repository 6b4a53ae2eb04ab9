import fc from "fast-check";
import { expect, test } from "vitest";
import type { Action, Entry, Filter } from "../../server/src/model/filter.ts";
import { trafficOf } from "../../server/src/model/traffic-of.ts";
import type { Packet } from "../../server/src/net/packet.ts";
import { everyPacket } from "../../server/src/net/packet-set.ts";
import {
  everyKindOfPacket,
  everySmallPacket,
  inBlock,
  nowhere,
  plainlyMatches,
  smallConfiguration,
  smallEntry,
  smallFilter,
} from "../support/small-universe.ts";

const runs = Number(process.env.PALISADE_RANDOM_FILTERS ?? 500);

const permitOrDeny = fc.constantFrom<Action>({ kind: "permit" }, { kind: "deny" });
const entries = fc.array(smallEntry(permitOrDeny), { maxLength: 8 });
const uncertainEntries = fc.array(smallEntry(permitOrDeny, true), { maxLength: 6 });

/** The first entry that matches. */
function plainDecider(list: readonly Entry[], packet: Packet): Entry | undefined {
  return list.find((entry) => !entry.disabled && plainlyMatches(entry, packet));
}

test("one list gives each packet the verdict of the first entry that matches", () => {
  fc.assert(
    fc.property(entries, (list) => {
      const filter = smallFilter("list", list);
      const traffic = trafficOf(smallConfiguration([filter]));
      for (const packet of everySmallPacket) {
        const decider = plainDecider(list, packet);
        const verdict = traffic.verdictOf(filter, packet);
        expect(verdict.verdict).toBe(decider?.action.value.kind ?? "deny");
        expect(verdict.by.at(-1)?.entry).toBe(decider);
      }
    }),
    { numRuns: runs / 5 },
  );
});

test("what is permitted comes with a witness for every entry that permits something, and no other", () => {
  fc.assert(
    fc.property(entries, (list) => {
      const filter = smallFilter("list", list);
      const { passages, complete } = trafficOf(smallConfiguration([filter])).permittedBy(filter, everyPacket);
      expect(complete).toBe(true);
      for (const passage of passages) {
        expect(passage.certain).toBe(true);
        expect(plainDecider(list, passage.witness)).toBe(passage.by[0]?.entry);
      }
      const permitting = new Set(
        everySmallPacket
          .map((packet) => plainDecider(list, packet))
          .filter((entry) => entry?.action.value.kind === "permit"),
      );
      const named = new Set(passages.map((passage) => passage.by[0]?.entry));
      for (const entry of permitting) expect(named).toContain(entry);
    }),
    { numRuns: runs },
  );
});

test("conditions nobody knows never make a verdict surer than every way they may turn out", () => {
  fc.assert(
    fc.property(uncertainEntries, (list) => {
      const filter = smallFilter("list", list);
      const traffic = trafficOf(smallConfiguration([filter]));
      const { passages } = traffic.permittedBy(filter, everyPacket);
      for (const packet of everySmallPacket) {
        const outcomes = possibleVerdicts(list, packet);
        const expected = outcomes.size === 1 ? [...outcomes][0] : "depends";
        expect(traffic.verdictOf(filter, packet).verdict).toBe(expected);
      }
      for (const { witness, certain } of passages) {
        const outcomes = possibleVerdicts(list, witness);
        expect(outcomes).toContain("permit");
        if (certain) expect(outcomes.size).toBe(1);
      }
    }),
    { numRuns: runs / 5 },
  );
});

/** The verdicts for every way the conditions of single entries may turn out. */
function possibleVerdicts(list: readonly Entry[], packet: Packet): Set<string> {
  const result = new Set<string>();
  for (const entry of list) {
    if (entry.disabled || !plainlyMatches(entry, packet)) continue;
    result.add(entry.action.value.kind);
    if (!entry.conditions) return result;
  }
  return result.add("deny");
}

test("dead entries are those that decide nothing, and their blame covers them", () => {
  fc.assert(
    fc.property(entries, (list) => {
      const filter = smallFilter("list", list);
      const { dead, complete } = trafficOf(smallConfiguration([filter])).dead(filter);
      expect(complete).toBe(true);
      for (const { entry, hiddenBy } of dead) {
        const own = everySmallPacket.filter((packet) => plainlyMatches(entry, packet));
        expect(own.filter((packet) => plainDecider(list, packet) === entry)).toEqual([]);
        expect(own.filter((packet) => !hiddenBy.some((other) => plainlyMatches(other, packet)))).toEqual([]);
      }
      const deadEntries = new Set(dead.map(({ entry }) => entry));
      const { passages } = trafficOf(smallConfiguration([smallFilter("list", list.map(permitting))])).permittedBy(
        smallFilter("list", list.map(permitting)),
        everyPacket,
      );
      expect(passages.length).toBe(list.filter((entry) => !entry.disabled && !deadEntries.has(entry)).length);
    }),
    { numRuns: runs },
  );
});

function permitting(entry: Entry): Entry {
  return { ...entry, action: { value: { kind: "permit" }, span: nowhere } };
}

const chainAction = fc.constantFrom<Action>(
  { kind: "permit" },
  { kind: "deny" },
  { kind: "return" },
  { kind: "continue" },
  { kind: "call", filter: { value: "one", span: nowhere } },
  { kind: "call", filter: { value: "two", span: nowhere } },
  { kind: "call", filter: { value: "two", span: nowhere }, goto: true },
);

test("chains are followed through calls, gotos and returns", () => {
  const chain = (allowed: fc.Arbitrary<Action>) => fc.array(smallEntry(allowed), { maxLength: 4 });
  const noCall = chainAction.filter((action) => action.kind !== "call");
  const onlyTwo = chainAction.filter((action) => action.kind !== "call" || action.filter.value === "two");
  fc.assert(
    fc.property(chain(chainAction), chain(onlyTwo), chain(noCall), (base, one, two) => {
      const filters = [smallFilter("base", base), smallFilter("one", one, "next"), smallFilter("two", two, "next")];
      const byName = new Map(filters.map((filter) => [filter.name.value, filter]));
      const traffic = trafficOf(smallConfiguration(filters));
      const baseFilter = filters[0] as Filter;
      for (const packet of everySmallPacket) {
        const expected = walk(baseFilter, byName, packet) ?? "deny";
        expect(traffic.verdictOf(baseFilter, packet).verdict).toBe(expected);
      }
      for (const { witness } of traffic.permittedBy(baseFilter, everyPacket).passages)
        expect(walk(baseFilter, byName, witness)).toBe("permit");
    }),
    { numRuns: runs / 5 },
  );
});

/** Walks chains the way iptables(8) tells it. */
function walk(filter: Filter, byName: ReadonlyMap<string, Filter>, packet: Packet): string | undefined {
  for (const entry of filter.entries) {
    if (entry.disabled || !plainlyMatches(entry, packet)) continue;
    const action = entry.action.value;
    if (action.kind === "permit" || action.kind === "deny") return action.kind;
    if (action.kind === "return") return undefined;
    if (action.kind === "call") {
      const verdict = walk(byName.get(action.filter.value) as Filter, byName, packet);
      if (verdict || action.goto) return verdict;
    }
  }
  return undefined;
}

test("redundant entries are those, not dead, whose removal changes nothing", () => {
  fc.assert(
    fc.property(entries, fc.constantFrom<"permit" | "deny">("permit", "deny"), (list, otherwise) => {
      const filter = smallFilter("list", list, otherwise);
      const traffic = trafficOf(smallConfiguration([filter]));
      const found = traffic.redundant(filter);
      const dead = new Set(traffic.dead(filter).dead.map(({ entry }) => entry));
      const verdicts = (without?: Entry) =>
        everySmallPacket
          .map(
            (packet) =>
              plainDecider(
                list.filter((entry) => entry !== without),
                packet,
              )?.action.value.kind ?? otherwise,
          )
          .join();
      const now = verdicts();
      for (const entry of found?.redundant ?? []) expect(verdicts(entry)).toBe(now);
      for (const entry of list) {
        if (entry.disabled || dead.has(entry) || found?.redundant.includes(entry)) continue;
        expect(needed(list, entry, otherwise)).toBe(true);
      }
    }),
    { numRuns: runs / 2 },
  );
});

/** Whether removal shows on some packet, those that no entry of the small world can name among them. */
function needed(list: readonly Entry[], entry: Entry, otherwise: string): boolean {
  const rest = list.filter((other) => other !== entry);
  const verdict = (of: readonly Entry[], packet: Packet) => plainDecider(of, packet)?.action.value.kind ?? otherwise;
  return everyKindOfPacket.some((packet) => verdict(list, packet) !== verdict(rest, packet));
}

test("what an entry still matches is what it decides", () => {
  fc.assert(
    fc.property(entries, (list) => {
      const filter = smallFilter("list", list);
      const traffic = trafficOf(smallConfiguration([filter]));
      for (const entry of list) {
        if (entry.disabled) continue;
        const { packets, complete } = traffic.effective(filter, entry);
        expect(complete).toBe(true);
        const wrong = everySmallPacket.filter(
          (packet) => packets.some((block) => inBlock(block, packet)) !== (plainDecider(list, packet) === entry),
        );
        expect(wrong).toEqual([]);
      }
    }),
    { numRuns: runs / 5 },
  );
});
