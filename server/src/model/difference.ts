import { blockOf } from "../net/blocks.ts";
import { Budget } from "../net/budget.ts";
import type { Ip } from "../net/ip.ts";
import type { Packet } from "../net/packet.ts";
import type { PacketBlock, PacketSet } from "../net/packet-set.ts";
import { field, type Product, whole } from "../net/product.ts";
import { has, type Ranges } from "../net/ranges.ts";
import { witnessOf } from "../net/witness.ts";
import type { Configuration } from "./configuration.ts";
import { type Changed, changedBetween } from "./evaluate/difference.ts";
import { endsOf } from "./evaluate/ends.ts";
import { type Evaluator, evaluatorOf } from "./evaluate/evaluator.ts";
import type { Line } from "./evaluate/flatten.ts";
import { decisionOf, type Stage } from "./evaluate/stage.ts";
import { stagesOf, waysBetween } from "./evaluate/ways.ts";
import type { Entry, Filter } from "./filter.ts";
import type { Decision, Way } from "./traffic.ts";

/** Packets whose verdict changed at one place, by the entries that decided before and decide now. */
export interface VerdictChange extends Way {
  /** The list asked alone; absent for a way through everything bound. */
  readonly filter?: string;
  readonly change: "newly-permitted" | "newly-denied";
  readonly packets: PacketSet;
  readonly witness: Packet;
  readonly before: readonly Decision[];
  readonly after: readonly Decision[];
  /** False where either verdict depends on what nobody knows. */
  readonly certain: boolean;
}

export interface Difference {
  readonly changes: readonly VerdictChange[];
  /** False when the budget ran out: there may be more. */
  readonly complete: boolean;
}

const steps = 5_000_000;

/** What one version of a configuration lets through and another does not, on every way through the device. */
export function difference(before: Configuration, after: Configuration): Difference {
  const ends = endsOf([before, after]);
  const old = evaluatorOf(before, ends);
  const now = evaluatorOf(after, ends);
  const place = placing(now);
  const budget = new Budget(steps);
  const changes: VerdictChange[] = [];
  let complete = true;
  for (const kind of ["forwarded", "to-device", "from-device"] as const) {
    if (![before, after].some((each) => each.checkpoints.some((point) => point.traffic === kind))) continue;
    const all = [0, ends.count - 1];
    for (const way of waysBetween([old, now], kind, all, kind === "to-device" ? undefined : all)) {
      const stages = [stagesOf(old, kind, way), stagesOf(now, kind, way)] as const;
      if (stages.flat().some((stage) => !stage.flat.complete)) complete = false;
      for (const each of gathered(changedBetween(stages[0], stages[1], way.region, budget), stages, place))
        changes.push(each);
    }
  }
  for (const each of unboundChanges(old, now, budget)) changes.push(each);
  return { changes, complete: complete && !budget.spent };
}

/** What changed in one list, asked alone. */
export function filterDifference(
  before: Configuration,
  after: Configuration,
  oldFilter: Filter,
  newFilter: Filter,
): Difference {
  const ends = endsOf([before, after]);
  const budget = new Budget(steps);
  const changes = listChanges(evaluatorOf(before, ends), evaluatorOf(after, ends), oldFilter, newFilter, budget);
  return { changes, complete: !budget.spent };
}

/** What one list decides otherwise with other entries, asked alone. */
export function rewrittenList(evaluator: Evaluator, filter: Filter, entries: readonly Entry[]): Difference {
  const budget = new Budget(steps);
  const changes = listChanges(evaluator, evaluator, filter, { ...filter, entries }, budget);
  return { changes, complete: !budget.spent };
}

/** Lists that let traffic pass but are bound to nothing in either version are compared by name. */
function unboundChanges(old: Evaluator, now: Evaluator, budget: Budget): VerdictChange[] {
  const bound = new Set([old, now].flatMap((each) => [...boundLists(each)]));
  const newByName = new Map(now.configuration.filters.map((filter) => [filter.name.value, filter]));
  return old.configuration.filters.flatMap((filter) => {
    const other = newByName.get(filter.name.value);
    return other && !bound.has(filter.name.value) ? listChanges(old, now, filter, other, budget) : [];
  });
}

/** Names of the lists that checkpoints ask, and of those that these call. */
function boundLists({ configuration: { checkpoints, filters } }: Evaluator): Set<string> {
  const byName = new Map(filters.map((filter) => [filter.name.value, filter]));
  const names = new Set<string>();
  const open = checkpoints.flatMap((point) => point.filters.map((name) => name.value));
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (names.has(name)) continue;
    names.add(name);
    for (const { action } of byName.get(name)?.entries ?? [])
      if (action.value.kind === "call") open.push(action.value.filter.value);
  }
  return names;
}

function listChanges(
  old: Evaluator,
  now: Evaluator,
  oldFilter: Filter,
  newFilter: Filter,
  budget: Budget,
): VerdictChange[] {
  const stages = [[old.stageOfFilter(oldFilter)], [now.stageOfFilter(newFilter)]] as const;
  const place = () => ({ filter: newFilter.name.value });
  return gathered(changedBetween(stages[0], stages[1], whole, budget), stages, place);
}

/** One change for each pair of deciding entries, with all the packets they decide. */
function gathered(
  pieces: Iterable<Changed>,
  stages: readonly [readonly Stage[], readonly Stage[]],
  placeOf: (region: Product, packet: Packet) => Way & { filter?: string },
): VerdictChange[] {
  const byDeciders = new Map<string, { readonly first: Changed; readonly blocks: PacketBlock[]; certain: boolean }>();
  const ids = new Map<Line, number>();
  const idOf = (line: Line) => {
    const id = ids.get(line) ?? ids.size;
    ids.set(line, id);
    return id;
  };
  for (const piece of pieces) {
    const key = [...piece.before.by, ...piece.after.by].map(idOf).join();
    const known = byDeciders.get(key);
    const block = blockOf(piece.region, piece.family);
    const certain = piece.before.assumed.size === 0 && piece.after.assumed.size === 0;
    if (known) {
      known.blocks.push(block);
      known.certain &&= certain;
    } else byDeciders.set(key, { first: piece, blocks: [block], certain });
  }
  return [...byDeciders.values()].map(({ first, blocks, certain }) => {
    const witness = witnessOf(first.region, first.family);
    return {
      ...placeOf(first.region, witness),
      change: first.after.permits ? "newly-permitted" : "newly-denied",
      packets: blocks,
      witness,
      before: decisions(stages[0], first.before.by),
      after: decisions(stages[1], first.after.by),
      certain,
    };
  });
}

function decisions(stages: readonly Stage[], by: readonly Line[]): Decision[] {
  return by.map((line, at) => decisionOf(stages[at] as Stage, line));
}

/** Names the ends of the way that a packet takes. */
type Placing = (region: Product, packet: Packet) => Way;

/** Of the ends that one answer serves, those that the packet's addresses lie behind, as zones where one stands for one end. */
function placing({ configuration, routing, ends }: Evaluator): Placing {
  const zones = new Map<number, string>();
  for (const { name } of configuration.zones) {
    const [end, last, ...more] = ends.of(name.value);
    if (end !== undefined && end === last && more.length === 0) zones.set(end, name.value);
  }
  const behind = new Map<number, ReturnType<typeof routing.behind>>();
  const isBehind = (end: number, address: Ip) => {
    const sets = behind.get(end) ?? routing.behind([end]);
    behind.set(end, sets);
    return has(typeof address === "bigint" ? sets[6] : sets[4], address);
  };
  const likely = (set: Ranges<Ip> | undefined, address: Ip, than?: number): number | undefined => {
    const all = endsIn(set).filter((end) => end !== than);
    return all.find((end) => isBehind(end, address)) ?? all[0] ?? than;
  };
  const nameOf = (end: number) => zones.get(end) ?? ends.nameOf(end);
  return (region, { source, destination }) => {
    const inbound = likely(region[field.inbound], source);
    const outbound = region[field.outbound] && likely(region[field.outbound], destination, inbound);
    return {
      ...(inbound === undefined ? {} : { inbound: nameOf(inbound) }),
      ...(outbound === undefined ? {} : { outbound: nameOf(outbound) }),
    };
  };
}

function endsIn(set: Ranges<Ip> | undefined): number[] {
  const ends: number[] = [];
  for (let at = 0; set && at < set.length; at += 2)
    for (let end = Number(set[at]); end <= Number(set[at + 1]); end++) ends.push(end);
  return ends;
}
