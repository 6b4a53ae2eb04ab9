import { blockOf } from "../net/blocks.ts";
import { Budget } from "../net/budget.ts";
import type { Packet } from "../net/packet.ts";
import type { PacketBlock, PacketSet } from "../net/packet-set.ts";
import { field, type Product, whole } from "../net/product.ts";
import { witnessOf } from "../net/witness.ts";
import type { Configuration } from "./configuration.ts";
import { type Changed, changedBetween } from "./evaluate/difference.ts";
import { type Ends, endsOf } from "./evaluate/ends.ts";
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
  const budget = new Budget(steps);
  const changes: VerdictChange[] = [];
  let complete = true;
  for (const kind of ["forwarded", "to-device", "from-device"] as const) {
    if (![before, after].some((each) => each.checkpoints.some((point) => point.traffic === kind))) continue;
    const all = [0, ends.count - 1];
    for (const way of waysBetween([old, now], kind, all, kind === "to-device" ? undefined : all)) {
      const stages = [stagesOf(old, kind, way), stagesOf(now, kind, way)] as const;
      if (stages.flat().some((stage) => !stage.flat.complete)) complete = false;
      changes.push(
        ...gathered(changedBetween(stages[0], stages[1], way.region, budget), stages, (region) =>
          placeOf(region, ends),
        ),
      );
    }
  }
  changes.push(...unboundChanges(old, now, budget));
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
  const bound = new Set(
    [old, now].flatMap(({ configuration }) =>
      configuration.checkpoints.flatMap((point) => point.filters.map((name) => name.value)),
    ),
  );
  const newByName = new Map(now.configuration.filters.map((filter) => [filter.name.value, filter]));
  return old.configuration.filters.flatMap((filter) => {
    const other = newByName.get(filter.name.value);
    return other && !bound.has(filter.name.value) ? listChanges(old, now, filter, other, budget) : [];
  });
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
  placeOf: (region: Product) => Way & { filter?: string },
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
  return [...byDeciders.values()].map(({ first, blocks, certain }) => ({
    ...placeOf(first.region),
    change: first.after.permits ? "newly-permitted" : "newly-denied",
    packets: blocks,
    witness: witnessOf(first.region, first.family),
    before: decisions(stages[0], first.before.by),
    after: decisions(stages[1], first.after.by),
    certain,
  }));
}

function decisions(stages: readonly Stage[], by: readonly Line[]): Decision[] {
  return by.map((line, at) => decisionOf(stages[at] as Stage, line));
}

function placeOf(region: Product, ends: Ends): Way {
  const inbound = region[field.inbound]?.[0];
  const outbound = region[field.outbound]?.[0];
  return {
    ...(inbound === undefined ? {} : { inbound: ends.nameOf(Number(inbound)) }),
    ...(outbound === undefined ? {} : { outbound: ends.nameOf(Number(outbound)) }),
  };
}
