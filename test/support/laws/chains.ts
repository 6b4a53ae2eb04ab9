import fc from "fast-check";
import type { Action, Filter } from "../../../server/src/model/filter.ts";
import { trafficOf } from "../../../server/src/model/traffic-of.ts";
import type { Packet } from "../../../server/src/net/packet.ts";
import { everyPacket } from "../../../server/src/net/packet-set.ts";
import { everySmallPacket } from "../small-packets.ts";
import { nowhere, plainlyMatches, smallConfiguration, smallEntry, smallFilter } from "../small-universe.ts";
import { type Law, law, same } from "./law.ts";

const anyAction = fc.constantFrom<Action>(
  { kind: "permit" },
  { kind: "deny" },
  { kind: "return" },
  { kind: "continue" },
  { kind: "call", filter: { value: "one", span: nowhere } },
  { kind: "call", filter: { value: "two", span: nowhere } },
  { kind: "call", filter: { value: "two", span: nowhere }, goto: true },
);
const onlyTwo = anyAction.filter((action) => action.kind !== "call" || action.filter.value === "two");
const noCall = anyAction.filter((action) => action.kind !== "call");
const chain = (allowed: fc.Arbitrary<Action>) => fc.array(smallEntry(allowed), { maxLength: 4 });

/** What lists let through that call each other. */
export const chainLaws: readonly Law[] = [
  law(
    "chains are followed through calls, gotos and returns",
    fc.record({ base: chain(anyAction), one: chain(onlyTwo), two: chain(noCall) }),
    ({ base, one, two }) => {
      const first = smallFilter("base", base);
      const filters = [first, smallFilter("one", one, "next"), smallFilter("two", two, "next")];
      const byName = new Map(filters.map((filter) => [filter.name.value, filter]));
      const traffic = trafficOf(smallConfiguration(filters));
      const wrong = everySmallPacket.filter(
        (packet) => traffic.verdictOf(first, packet).verdict !== (walk(first, byName, packet) ?? "deny"),
      );
      same(wrong, []);
      const { passages, complete } = traffic.permittedBy(first, everyPacket);
      same(complete, true);
      same(
        passages.filter(({ witness }) => walk(first, byName, witness) !== "permit"),
        [],
      );
      const someIsPermitted = everySmallPacket.some((packet) => walk(first, byName, packet) === "permit");
      if (someIsPermitted) same(passages.length > 0, true);
    },
  ),
];

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
