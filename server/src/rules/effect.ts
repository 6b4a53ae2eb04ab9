import type { NewEntry } from "../model/change.ts";
import type { Configuration } from "../model/configuration.ts";
import type { Entry, Filter } from "../model/filter.ts";
import { entryOf } from "../model/new-entry.ts";
import { mirrored, type PacketSet } from "../net/packet-set.ts";
import type { Fix, PacketEffect, RuleContext } from "./rule.ts";

/** What a fix does to a filter; whom it concerns is worked out when somebody wants the fix proved. */
export interface Rewriting extends Pick<Fix, "title" | "changes" | "safe"> {
  readonly filter: Filter;
  /** The filter's entries afterwards; asked for with the effect. */
  becomes(): readonly (Entry | NewEntry)[];
}

/** The fix, with exactly the packets it announces; where that cannot be said it announces none, and is proved wrong. */
export function rewriting({ filter, becomes, ...fix }: Rewriting, context: RuleContext): Fix {
  let known: PacketEffect | undefined;
  return {
    ...fix,
    get effect() {
      known ??= effectOf(filter, becomes(), context) ?? {};
      return known;
    },
  };
}

/** The packets that the filter decides otherwise, at most, when these are its entries; undefined when that is too complex to say. */
export function effectOf(
  filter: Filter,
  becomes: readonly (Entry | NewEntry)[],
  { configuration, traffic }: Pick<RuleContext, "configuration" | "traffic">,
): PacketEffect | undefined {
  const entries = becomes.map((each) => (isNew(each) ? entryOf(each, filter.span) : each));
  const change = traffic.rewritten(filter, entries);
  if (!change) return undefined;
  const { denied, permitted } = change;
  const ways = isMirrored(filter, configuration) ? [mirrored, same] : [same];
  return {
    ...(denied.length > 0 ? { newlyDenied: ways.flatMap((way) => way(denied)) } : {}),
    ...(permitted.length > 0 ? { newlyPermitted: ways.flatMap((way) => way(permitted)) } : {}),
  };
}

/** A tunnel's list also decides on what goes the other way. */
function isMirrored({ name }: Filter, { checkpoints }: Configuration): boolean {
  return checkpoints.some((point) => point.mirrored && point.filters.some((each) => each.value === name.value));
}

function same(packets: PacketSet): PacketSet {
  return packets;
}

/** The filter's entries with one of them written anew. */
export function replaced(filter: Filter, entry: Entry, by: readonly NewEntry[]): (Entry | NewEntry)[] {
  return filter.entries.flatMap<Entry | NewEntry>((each) => (each === entry ? by : [each]));
}

/** The filter's entries with new ones before one of them; without it, at the end. */
export function inserted(
  filter: Filter,
  before: Entry | undefined,
  entries: readonly NewEntry[],
): (Entry | NewEntry)[] {
  if (!before) return [...filter.entries, ...entries];
  return filter.entries.flatMap<Entry | NewEntry>((each) => (each === before ? [...entries, each] : [each]));
}

function isNew(each: Entry | NewEntry): each is NewEntry {
  return !("span" in each);
}
