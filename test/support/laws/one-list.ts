import fc from "fast-check";
import type { Action, Entry, Filter } from "../../../server/src/model/filter.ts";
import type { Traffic } from "../../../server/src/model/traffic.ts";
import { trafficOf } from "../../../server/src/model/traffic-of.ts";
import type { Packet } from "../../../server/src/net/packet.ts";
import { everyPacket } from "../../../server/src/net/packet-set.ts";
import { everyKindOfPacket, everySmallPacket, everySmallPacket6, inSet } from "../small-packets.ts";
import {
  nowhere,
  plainDecider,
  plainlyMatches,
  smallConfiguration,
  smallEntry,
  smallFilter,
  withIp6,
} from "../small-universe.ts";
import { type Law, law, same } from "./law.ts";

export const permitOrDeny = fc.constantFrom<Action>({ kind: "permit" }, { kind: "deny" });

/** A list of either family, as it is made up. */
interface MadeUp {
  readonly list: readonly Entry[];
  readonly otherwise: "permit" | "deny";
  readonly six: boolean;
}

/** The same with what is said of it, and all packets it may be asked about. */
interface World {
  readonly family: 4 | 6;
  readonly list: readonly Entry[];
  readonly filter: Filter;
  readonly traffic: Traffic;
  readonly packets: readonly Packet[];
}

const entries = fc.array(smallEntry(permitOrDeny), { maxLength: 8 });
const madeUp: fc.Arbitrary<MadeUp> = fc.record({
  list: entries,
  otherwise: fc.constantFrom("permit", "deny"),
  six: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
});

const rewording = fc.tuple(madeUp, entries);

function worldOf({ list: made, otherwise, six }: MadeUp): World {
  const list = six ? made.map(withIp6) : made;
  const filter = smallFilter("list", list, otherwise);
  const packets = six ? everySmallPacket6 : everySmallPacket;
  return { family: six ? 6 : 4, list, filter, traffic: trafficOf(smallConfiguration([filter])), packets };
}

const listLaw = (name: string, holds: (world: World) => void) => law(name, madeUp, (each) => holds(worldOf(each)));

/** What single lists of permits and denies let through, hide and still match. */
export const oneListLaws: readonly Law[] = [
  listLaw("a list gives each packet the verdict of the first entry that matches", (is) => {
    const wrong = is.packets.filter((packet) => {
      const decider = plainDecider(is.list, packet);
      const { verdict, by } = is.traffic.verdictOf(is.filter, packet);
      const meant = decider?.action.value.kind ?? is.filter.otherwise.value;
      return verdict !== meant || by.at(-1)?.entry !== decider;
    });
    same(wrong, []);
  }),

  listLaw("what is permitted has a witness for every entry that permits something, and for no other", (is) => {
    const { passages, complete } = is.traffic.permittedBy(is.filter, everyPacket);
    same(complete, true);
    const wrong = passages.filter(({ witness, by, certain }) => {
      return !certain || plainDecider(is.list, witness) !== by[0]?.entry;
    });
    same(wrong, []);
    const named = new Set(passages.map(({ by }) => by[0]?.entry));
    const deciders = new Set(is.packets.map((packet) => plainDecider(is.list, packet)));
    const missing = [...deciders].filter((entry) => entry?.action.value.kind === "permit" && !named.has(entry));
    same(missing, []);
  }),

  listLaw("dead entries decide nothing, and their blame covers them", (is) => {
    const { dead, complete } = is.traffic.dead(is.filter);
    same(complete, true);
    const covered = (own: readonly Packet[], by: readonly Entry[]) =>
      own.every((packet) => by.some((other) => plainlyMatches(other, packet)));
    for (const { entry, hiddenBy, contradicted } of dead) {
      const own = is.packets.filter((packet) => plainlyMatches(entry, packet));
      same(
        own.filter((packet) => plainDecider(is.list, packet) === entry),
        [],
      );
      same(covered(own, hiddenBy), true);
      const kinds = new Set(hiddenBy.map((other) => other.action.value.kind));
      same(contradicted, kinds.has(entry.action.value.kind === "permit" ? "deny" : "permit"));
    }
    const deadEntries = new Set(dead.map(({ entry }) => entry));
    // With nothing but permits there is a witness for each entry that is reached.
    const open = worldOf({ list: is.list.map(permitting), otherwise: "deny", six: false });
    const { passages } = open.traffic.permittedBy(open.filter, everyPacket);
    same(passages.length, is.list.filter((entry) => !entry.disabled && !deadEntries.has(entry)).length);
  }),

  listLaw("redundant entries are those, not dead, whose removal changes nothing", (is) => {
    const found = is.traffic.redundant(is.filter);
    const dead = new Set(is.traffic.dead(is.filter).dead.map(({ entry }) => entry));
    const redundant = new Set(found?.redundant);
    same(found?.complete, true);
    for (const entry of is.list) {
      if (entry.disabled || dead.has(entry)) continue;
      // The other direction needs values that no entry names, and is asked of one family only.
      const asked = redundant.has(entry) ? is.packets : is.family === 4 ? everyKindOfPacket : undefined;
      if (asked) same(isNeeded(is, entry, asked), !redundant.has(entry));
    }
  }),

  listLaw("what an entry still matches is what it decides", (is) => {
    for (const entry of is.list) {
      if (entry.disabled) continue;
      const { packets, complete, certain } = is.traffic.effective(is.filter, entry);
      same(certain, true);
      // Of very many blocks only the first are told, and then it says so.
      same(complete || packets.length >= 200, true);
      const isStill = inSet(packets);
      const wrong = is.packets.filter((packet) => {
        const decides = plainDecider(is.list, packet) === entry;
        return isStill(packet) ? !decides : complete && decides;
      });
      same(wrong, []);
    }
  }),

  law("another wording of a list is said to change exactly what it changes", rewording, ([made, words]) => {
    const is = worldOf(made);
    const after = is.family === 6 ? words.map(withIp6) : words;
    const { denied, permitted } = is.traffic.rewritten(is.filter, after) ?? {};
    if (!denied || !permitted) throw new Error("too complex");
    const permits = (list: readonly Entry[], packet: Packet) =>
      (plainDecider(list, packet)?.action.value.kind ?? is.filter.otherwise.value) === "permit";
    const [isDenied, isPermitted] = [inSet(denied), inSet(permitted)];
    const wrong = is.packets.filter((packet) => {
      const [was, now] = [permits(is.list, packet), permits(after, packet)];
      return isDenied(packet) !== (was && !now) || isPermitted(packet) !== (!was && now);
    });
    same(wrong, []);
  }),
];

function permitting(entry: Entry): Entry {
  return { ...entry, action: { value: { kind: "permit" }, span: nowhere } };
}

/** Whether removal of the entry shows on some packet. */
function isNeeded({ list, filter }: World, entry: Entry, asked: readonly Packet[]): boolean {
  const rest = list.filter((other) => other !== entry);
  const verdict = (of: readonly Entry[], packet: Packet) =>
    plainDecider(of, packet)?.action.value.kind ?? filter.otherwise.value;
  return asked.some((packet) => plainlyMatches(entry, packet) && verdict(list, packet) !== verdict(rest, packet));
}
