import fc from "fast-check";
import { difference } from "../../../server/src/model/difference.ts";
import type { Entry } from "../../../server/src/model/filter.ts";
import { trafficOf } from "../../../server/src/model/traffic-of.ts";
import type { Packet } from "../../../server/src/net/packet.ts";
import { everyPacket } from "../../../server/src/net/packet-set.ts";
import { everySmallPacket } from "../small-packets.ts";
import { nowhere, plainlyMatches, smallConfiguration, smallEntry, smallFilter } from "../small-universe.ts";
import { device } from "./device.ts";
import { type Law, law, same } from "./law.ts";
import { permitOrDeny } from "./one-list.ts";

const entries = smallEntry(permitOrDeny, true);
const doubtful = fc.array(entries, { maxLength: 6 });
const additions = fc.array(entries, { maxLength: 4 });

/** What lists say whose entries have conditions that nobody knows. */
export const doubtLaws: readonly Law[] = [
  law("a verdict is as sure as all ways that unknown conditions may turn out", doubtful, (list) => {
    const filter = smallFilter("list", list);
    const traffic = trafficOf(smallConfiguration([filter]));
    const wrong = everySmallPacket.filter((packet) => {
      const outcomes = possibleVerdicts(list, packet);
      return traffic.verdictOf(filter, packet).verdict !== (outcomes.size === 1 ? [...outcomes][0] : "depends");
    });
    same(wrong, []);
    const unsure = traffic.permittedBy(filter, everyPacket).passages.filter(({ witness, certain }) => {
      const outcomes = possibleVerdicts(list, witness);
      return !outcomes.has("permit") || (certain && outcomes.size > 1);
    });
    same(unsure, []);
  }),

  law("what an entry may still match holds all that it may decide", doubtful, (list) => {
    const filter = smallFilter("list", list);
    const traffic = trafficOf(smallConfiguration([filter]));
    const dead = new Set(traffic.dead(filter).dead.map(({ entry }) => entry));
    for (const entry of list) {
      if (entry.disabled) continue;
      const mayDecide = everySmallPacket.some((packet) => possibleDeciders(list, packet).has(entry));
      if (mayDecide) same(dead.has(entry), false);
      const { packets, complete } = traffic.effective(filter, entry);
      same(complete, true);
      if (mayDecide) same(packets.length > 0, true);
    }
  }),

  law(
    "conditions nobody knows count as changed only where some way they turn out shows it",
    fc.tuple(additions, additions),
    ([old, added]) => {
      const pass: Entry = { span: nowhere, action: { value: { kind: "permit" }, span: nowhere } };
      const { changes } = difference(device(old, [pass]), device([...old, ...added], [pass]));
      const wrong = changes
        .filter(({ inbound, outbound }) => inbound === "a" && outbound === "b")
        .filter(({ witness, certain, change }) => {
          const outcomes = possibleChanges(old, [...old, ...added], witness);
          return !outcomes.has(change) || (certain && outcomes.size > 1);
        });
      same(wrong, []);
    },
  ),
];

/** The verdicts for every way the conditions of single entries may turn out. */
function possibleVerdicts(list: readonly Entry[], packet: Packet): Set<string> {
  return new Set([...possibleDeciders(list, packet)].map((entry) => entry?.action.value.kind ?? "deny"));
}

/** The entries that may decide; undefined among them where none may have to. */
function possibleDeciders(list: readonly Entry[], packet: Packet): Set<Entry | undefined> {
  const result = new Set<Entry | undefined>();
  for (const entry of list) {
    if (entry.disabled || !plainlyMatches(entry, packet)) continue;
    result.add(entry);
    if (!entry.conditions) return result;
  }
  return result.add(undefined);
}

/** What may become of a packet, over all ways the conditions may turn out; entries that ask the same turn out alike. */
function possibleChanges(old: readonly Entry[], now: readonly Entry[], packet: Packet): Set<string> {
  const result = new Set<string>();
  const asking = new Map([...old, ...now].filter(({ conditions }) => conditions).map((entry) => [entry, asked(entry)]));
  const open = [...new Set(asking.values())];
  for (let world = 0; world < 2 ** open.length; world++) {
    const matches = (entry: Entry) =>
      !entry.disabled &&
      plainlyMatches(entry, packet) &&
      (!entry.conditions || ((world >> open.indexOf(asking.get(entry) ?? "")) & 1) === 1);
    const verdict = (of: readonly Entry[]) => of.find(matches)?.action.value.kind ?? "deny";
    const [was, is] = [verdict(old), verdict(now)];
    result.add(was === is ? "same" : is === "permit" ? "newly-permitted" : "newly-denied");
  }
  return result;
}

/** What an entry asks of packets: its conditions, and what it matches where they hold. */
function asked(entry: Entry): string {
  const { packets } = trafficOf(smallConfiguration([smallFilter("list", [entry])])).matches(entry);
  const conditions = (entry.conditions ?? []).map(({ value }) => value);
  return JSON.stringify([conditions, packets], (_, each) => (typeof each === "bigint" ? `${each}n` : each));
}
