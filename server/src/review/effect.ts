import type { Configuration } from "../model/configuration.ts";
import { difference, filterDifference, type VerdictChange } from "../model/difference.ts";
import type { Filter } from "../model/filter.ts";
import { saysTheSame } from "../model/same.ts";
import { isEmpty, without } from "../net/blocks.ts";
import { mirrored, type PacketSet } from "../net/packet-set.ts";
import type { PacketEffect } from "../rules/rule.ts";

/**
 * Whether exactly the announced packets are treated otherwise than before: nothing else changes on any way through
 * the device, and every announced packet is decided otherwise somewhere. Where that is too complex to tell, it is not so.
 */
export function effectHolds(
  before: readonly Configuration[],
  after: readonly Configuration[],
  effect: PacketEffect = {},
): boolean {
  if (before.length !== after.length) return false;
  const pairs = before
    .map((old, at) => ({ old, now: after[at] ?? old }))
    .filter(({ old, now }) => !meansTheSame(old, now));
  const ways = pairs.map(({ old, now }) => difference(old, now));
  if (ways.some((way) => !way.complete)) return false;
  const changes = ways.flatMap((way) => way.changes);
  const announced = { "newly-denied": effect.newlyDenied ?? [], "newly-permitted": effect.newlyPermitted ?? [] };
  if (!changes.every((each) => isWithin(each.packets, announced[each.change]))) return false;
  const happening = [...changes, ...pairs.flatMap(({ old, now }) => listChanges(old, now))];
  return kinds.every((kind) => isWithin(announced[kind], packetsOf(happening, kind)));
}

const kinds = ["newly-denied", "newly-permitted"] as const;

/** A list may decide otherwise without any packet getting further, since another list on the way stops it. */
function listChanges(old: Configuration, now: Configuration): VerdictChange[] {
  const newByName = new Map(now.filters.map((filter) => [filter.name.value, filter]));
  return old.filters.flatMap((filter) => {
    const other = newByName.get(filter.name.value);
    if (!other) return [];
    const { changes } = filterDifference(old, now, filter, other);
    if (!isMirrored(filter, old)) return [...changes];
    return [...changes, ...changes.map((each) => ({ ...each, packets: mirrored(each.packets) }))];
  });
}

/** A tunnel's list also decides on what goes the other way. */
function isMirrored({ name }: Filter, { checkpoints }: Configuration): boolean {
  return checkpoints.some((point) => point.mirrored && point.filters.some((each) => each.value === name.value));
}

function packetsOf(changes: readonly VerdictChange[], kind: VerdictChange["change"]): PacketSet {
  return changes.filter((each) => each.change === kind).flatMap((each) => each.packets);
}

function isWithin(inner: PacketSet, outer: PacketSet): boolean {
  const rest = without(inner, outer);
  return rest !== undefined && isEmpty(rest);
}

/** Whether all that bears on what passes is the same, places in the text and what only describes aside. */
function meansTheSame(old: Configuration, now: Configuration): boolean {
  return bearing.every((part) => saysTheSame(old[part], now[part], describing));
}

const bearing = [
  "interfaces",
  "zones",
  "routes",
  "translations",
  "addresses",
  "services",
  "schedules",
  "filters",
  "checkpoints",
] as const satisfies readonly (keyof Configuration)[];

const describing = new Set(["span", "log", "otherwiseLog", "label", "remark", "description", "title", "implied"]);
