import type { NewEntry } from "../model/change.ts";
import type { Configuration } from "../model/configuration.ts";
import type { Entry, Filter } from "../model/filter.ts";
import type { Traffic } from "../model/traffic.ts";
import { both, isEmpty } from "../net/blocks.ts";
import { mirrored, type PacketBlock, type PacketSet } from "../net/packet-set.ts";
import { packetsOf } from "./new-entries.ts";
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

/**
 * The packets that the filter decides otherwise when these are its entries; undefined when that is too complex
 * to say, or when parts that nobody knows have a hand in the change.
 */
export function effectOf(
  filter: Filter,
  becomes: readonly (Entry | NewEntry)[],
  { configuration, traffic }: Pick<RuleContext, "configuration" | "traffic">,
): PacketEffect | undefined {
  const old = filter.entries.filter(isAsked);
  const now = becomes.filter((each) => isNew(each) || isAsked(each));
  let start = 0;
  while (start < old.length && old[start] === now[start]) start++;
  const stayed = new Set<Entry | NewEntry>(now);
  const touched = [...old.slice(start).filter((each) => !stayed.has(each)), ...now.slice(start).filter(isNew)];
  if (touched.some((each) => !stepOf(each, traffic).certain)) return undefined;
  let region: PacketSet | undefined = touched
    .flatMap((each) => stepOf(each, traffic).packets)
    .filter(({ family }) => filter.family === undefined || family === filter.family);
  const doubtful: PacketBlock[] = [];
  for (const entry of old.slice(0, start)) {
    const step = stepOf(entry, traffic);
    if (both(step.packets, region).length === 0) continue;
    if (!step.certain) doubtful.push(...step.packets);
    else region = traffic.without(region, step.packets);
    if (!region) return undefined;
  }
  const before = permittedOf(region, old.slice(start), filter, traffic, doubtful);
  const after = permittedOf(region, now.slice(start), filter, traffic, doubtful);
  const denied = before && after && traffic.without(before, after);
  const permitted = before && after && traffic.without(after, before);
  if (!denied || !permitted || both([...denied, ...permitted], doubtful).length > 0) return undefined;
  const ways = isMirrored(filter, configuration) ? [mirrored, same] : [same];
  return {
    ...(isEmpty(denied) ? {} : { newlyDenied: ways.flatMap((way) => way(denied)) }),
    ...(isEmpty(permitted) ? {} : { newlyPermitted: ways.flatMap((way) => way(permitted)) }),
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

interface Step {
  readonly permits: boolean;
  readonly packets: PacketSet;
  /** It decides, and on packets that are known for sure. */
  readonly certain: boolean;
}

function stepOf(each: Entry | NewEntry, traffic: Traffic): Step {
  if (isNew(each)) return { permits: each.action === "permit", packets: packetsOf(each), certain: true };
  const { packets, certain } = traffic.matches(each);
  const { kind } = each.action.value;
  return { permits: kind === "permit", packets, certain: certain && (kind === "permit" || kind === "deny") };
}

function isNew(each: Entry | NewEntry): each is NewEntry {
  return !("span" in each);
}

function isAsked(entry: Entry): boolean {
  return entry.disabled === undefined && entry.action.value.kind !== "continue";
}

/** What of the asked packets passes the entries that are sure of themselves, asked in order, and the filter's own verdict. */
function permittedOf(
  asked: PacketSet,
  entries: readonly (Entry | NewEntry)[],
  filter: Filter,
  traffic: Traffic,
  doubtful: PacketBlock[],
): PacketSet | undefined {
  let region: PacketSet = asked;
  const permitted: PacketBlock[] = [];
  for (const each of entries) {
    const { permits, packets, certain } = stepOf(each, traffic);
    const taken = both(region, packets);
    if (taken.length === 0) continue;
    if (!certain) {
      doubtful.push(...taken);
      continue;
    }
    if (permits) permitted.push(...taken);
    const left = traffic.without(region, packets);
    if (!left) return undefined;
    region = left;
  }
  if (filter.otherwise.value === "next") return isEmpty(region) ? permitted : undefined;
  return filter.otherwise.value === "permit" ? [...permitted, ...region] : permitted;
}
