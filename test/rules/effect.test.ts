import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { NewEntry } from "../../server/src/model/change.ts";
import type { Action, Entry, Filter } from "../../server/src/model/filter.ts";
import { trafficOf } from "../../server/src/model/traffic-of.ts";
import type { IpRange } from "../../server/src/net/ip.ts";
import type { Packet } from "../../server/src/net/packet.ts";
import type { PacketSet } from "../../server/src/net/packet-set.ts";
import { effectOf, inserted, replaced } from "../../server/src/rules/effect.ts";
import { entriesFor, packetsOf } from "../../server/src/rules/new-entries.ts";
import { everySmallPacket, inBlock } from "../support/small-packets.ts";
import { plainlyMatches, smallConfiguration, smallEntry, smallFilter } from "../support/small-universe.ts";

const permitOrDeny = fc.constantFrom<Action>({ kind: "permit" }, { kind: "deny" });
const list = fc.array(smallEntry(permitOrDeny), { minLength: 1, maxLength: 6 });

const ranges = fc
  .array(fc.tuple(fc.nat(3), fc.nat(3)), { maxLength: 2 })
  .map((pairs) => pairs.map(([a, b]): IpRange => ({ family: 4, lo: Math.min(a, b), hi: Math.max(a, b) })));
const services = fc.option(
  fc.array(
    fc.tuple(fc.constantFrom(6, 17), fc.nat(2)).map(([protocol, port]) => ({ protocol, ports: [port, port] })),
    { minLength: 1, maxLength: 2 },
  ),
  { nil: undefined },
);
const newEntry: fc.Arbitrary<NewEntry> = fc
  .record({
    action: fc.constantFrom("permit" as const, "deny" as const),
    sources: ranges,
    destinations: ranges,
    services,
  })
  .map(({ services: named, ...rest }) => ({ ...rest, log: false, ...(named ? { services: named } : {}) }));

function isIn(set: PacketSet | undefined, packet: Packet): boolean {
  return (set ?? []).some((block) => inBlock(block, packet));
}

/** Whether the list, new entries among its own, lets the packet pass. */
function passes(entries: readonly (Entry | NewEntry)[], packet: Packet): boolean {
  for (const each of entries) {
    if (!("span" in each)) {
      if (isIn(packetsOf(each), packet)) return each.action === "permit";
    } else if (!each.disabled && plainlyMatches(each, packet)) return each.action.value.kind === "permit";
  }
  return false;
}

function asked(filter: Filter) {
  const configuration = smallConfiguration([filter]);
  return { configuration, traffic: trafficOf(configuration) };
}

function expectExact(before: readonly Entry[], after: readonly (Entry | NewEntry)[]): void {
  const filter = smallFilter("list", before);
  const effect = effectOf(filter, after, asked(filter));
  const wrong = everySmallPacket.filter((packet) => {
    const [was, is] = [passes(before, packet), passes(after, packet)];
    return isIn(effect?.newlyDenied, packet) !== (was && !is) || isIn(effect?.newlyPermitted, packet) !== (!was && is);
  });
  expect(wrong).toEqual([]);
}

test("what a replaced entry changes is announced packet by packet", () => {
  fc.assert(
    fc.property(list, fc.nat(), fc.array(newEntry, { maxLength: 3 }), (entries, at, written) => {
      const entry = entries[at % entries.length] as Entry;
      expectExact(entries, replaced(smallFilter("list", entries), entry, written));
    }),
    { numRuns: 60 },
  );
});

test("what inserted entries change is announced packet by packet", () => {
  fc.assert(
    fc.property(list, fc.nat(), fc.array(newEntry, { maxLength: 3 }), (entries, at, written) => {
      const filter = smallFilter("list", entries);
      expectExact(entries, inserted(filter, entries[at], written));
    }),
    { numRuns: 60 },
  );
});

describe("what nobody knows", () => {
  const span = { start: 0, end: 0 };
  const whenAsked = (kind: "permit" | "deny"): Entry => ({
    span,
    action: { value: { kind }, span },
    conditions: [{ value: "user", span }],
  });
  const withoutIt = (entry: Entry) => {
    const filter = smallFilter("list", [entry]);
    return effectOf(filter, [], asked(filter));
  };

  test("all that may change is announced", () =>
    expect(withoutIt(whenAsked("permit"))).toEqual({ newlyDenied: [{ family: 4 }, { family: 6 }] }));
  test("nothing, where nothing can change", () => expect(withoutIt(whenAsked("deny"))).toEqual({}));
});

describe("between interfaces", () => {
  const span = { start: 0, end: 0 };
  const permit = (from: string, to: string): Entry => ({
    span,
    action: { value: { kind: "permit" }, span },
    inbound: { names: [{ value: from, span }] },
    outbound: { names: [{ value: to, span }] },
  });
  const [guests, users] = [permit("guest", "wan"), permit("lan", "wan")];
  const filter = smallFilter("list", [guests, users]);
  const every = [{ family: 4 }, { family: 6 }];

  test("an entry between others takes nothing away", () =>
    expect(effectOf(filter, [users], asked(filter))).toEqual({ newlyDenied: every }));
  test("a new entry is for everything that comes along", () => {
    const deny: NewEntry = { action: "deny", sources: [], destinations: [], log: true };
    expect(effectOf(filter, inserted(filter, guests, [deny]), asked(filter))).toEqual({
      newlyDenied: [...every, ...every],
    });
  });
  test("a new entry like another stands between the same", () => {
    const deny: NewEntry = { action: "deny", sources: [], destinations: [], log: true, like: users };
    expect(effectOf(filter, inserted(filter, guests, [deny]), asked(filter))).toEqual({ newlyDenied: every });
    expect(effectOf(filter, [...filter.entries, deny], asked(filter))).toEqual({});
  });
});

test("entries written for packets match exactly these packets", () => {
  fc.assert(
    fc.property(fc.array(newEntry, { minLength: 1, maxLength: 3 }), (entries) => {
      const packets = entries.flatMap(packetsOf);
      const written = entriesFor(packets, { action: "permit", log: false })?.flatMap(packetsOf);
      expect(everySmallPacket.filter((packet) => isIn(written, packet) !== isIn(packets, packet))).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test("packets told apart by more than ends, protocol and port have no entry", () => {
  expect(
    entriesFor([{ family: 4, protocol: [6, 6], flags: [2, 2] }], { action: "permit", log: false }),
  ).toBeUndefined();
});

test("both families at once are written without addresses", () => {
  expect(entriesFor([{ family: 4 }, { family: 6 }], { action: "deny", log: true })).toEqual([
    { action: "deny", sources: [], destinations: [], log: true },
  ]);
});
