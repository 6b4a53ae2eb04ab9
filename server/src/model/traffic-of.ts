import { blockOf, without } from "../net/blocks.ts";
import { Budget } from "../net/budget.ts";
import type { Ip } from "../net/ip.ts";
import type { PacketSet } from "../net/packet-set.ts";
import { field, fieldCount, type Product, whole } from "../net/product.ts";
import { coversRange, type Ranges } from "../net/ranges.ts";
import type { Configuration } from "./configuration.ts";
import { deadEntries } from "./evaluate/dead.ts";
import { endsOf } from "./evaluate/ends.ts";
import { flatten } from "./evaluate/flatten.ts";
import { type MatchBounds, matchBounds } from "./evaluate/match.ts";
import { passagesThrough } from "./evaluate/passages.ts";
import { namesOf } from "./evaluate/resolve.ts";
import { spreadOf } from "./evaluate/spread.ts";
import { mirrored, type Stage, withLast } from "./evaluate/stage.ts";
import { verdictThrough } from "./evaluate/verdict.ts";
import type { Checkpoint, Entry, Filter, InterfaceMatch } from "./filter.ts";
import type { Passage, Question, Traffic } from "./traffic.ts";

/** Steps one question may take before it answers "there may be more". */
const questionSteps = 2_000_000;

/** What one configuration lets through; everything is computed when first asked for, and kept. */
export function trafficOf(configuration: Configuration): Traffic {
  const names = namesOf(configuration);
  const ends = endsOf(configuration);
  const schedules = new Map(configuration.schedules.map((schedule) => [schedule.name.value, schedule]));
  const filters = new Map(configuration.filters.map((filter) => [filter.name.value, filter]));
  const bounds = new Map<Entry, MatchBounds>();
  const boundsOf = (entry: Entry): MatchBounds => {
    const known = bounds.get(entry);
    if (known) return known;
    const made = matchBounds(entry, names, ends, schedules);
    bounds.set(entry, made);
    return made;
  };
  const stages = new Map<Checkpoint | Filter, Stage>();

  const stageOfFilter = (filter: Filter): Stage => {
    const known = stages.get(filter);
    if (known) return known;
    const stage = { checkpoint: undefined, flat: withLast(flatten([filter], filters, boundsOf), filter, false) };
    stages.set(filter, stage);
    return stage;
  };
  const stageOf = (checkpoint: Checkpoint): Stage => {
    const known = stages.get(checkpoint);
    if (known) return known;
    const chain = checkpoint.filters.flatMap((name) => filters.get(name.value) ?? []);
    const all = chain.length === checkpoint.filters.length;
    const flat = flatten(chain, filters, boundsOf);
    const last = withLast(
      { ...flat, complete: flat.complete && all },
      undefined,
      checkpoint.otherwise.value === "permit",
    );
    const stage = { checkpoint, flat: checkpoint.mirrored ? mirrored(last) : last };
    stages.set(checkpoint, stage);
    return stage;
  };

  /** Ends that pass the same checkpoints need one answer only. */
  const ways = (question: Question): { inbound: string; outbound: string; region: Product; stages: Stage[] }[] => {
    const kind = question.traffic ?? "forwarded";
    const points = configuration.checkpoints.filter((checkpoint) => checkpoint.traffic === kind);
    const groups = (zone: string, side: "inbound" | "outbound") => {
      const bySignature = new Map<string, number[]>();
      for (const end of valuesOf(ends.of(zone))) {
        const signature = points.map((point) => (applies(point[side], end) ? "1" : "0")).join("");
        const group = bySignature.get(signature);
        if (group) group.push(end);
        else bySignature.set(signature, [end]);
      }
      return [...bySignature.values()];
    };
    const applies = (match: InterfaceMatch | undefined, end: number) =>
      match === undefined || coversRange(ends.matching(match), end, end);
    const targets = kind === "to-device" ? [undefined] : question.to;
    return question.from.flatMap((inbound) =>
      targets.flatMap((outbound) =>
        groups(inbound, "inbound").flatMap((from) =>
          (outbound === undefined ? [[]] : groups(outbound, "outbound")).map((to) => {
            const region = new Array<Ranges<Ip> | undefined>(fieldCount).fill(undefined);
            region[field.inbound] = from.flatMap((end) => [end, end]);
            if (to.length > 0) region[field.outbound] = to.flatMap((end) => [end, end]);
            const passed = points.filter(
              (point) =>
                applies(point.inbound, from[0] as number) &&
                (to.length === 0 || applies(point.outbound, to[0] as number)),
            );
            return { inbound, outbound: outbound ?? "", region, stages: passed.map(stageOf) };
          }),
        ),
      ),
    );
  };

  return {
    permitted(question) {
      const budget = new Budget(questionSteps);
      const passages: Passage[] = [];
      let complete = true;
      for (const way of ways(question)) {
        if (way.stages.some((stage) => !stage.flat.complete)) complete = false;
        const place = { inbound: way.inbound, ...(way.outbound ? { outbound: way.outbound } : {}) };
        passages.push(...passagesThrough(way.stages, question.packets, way.region, place, budget));
      }
      return { passages, complete: complete && !budget.spent };
    },
    permittedBy(filter, packets) {
      const budget = new Budget(questionSteps);
      const stage = stageOfFilter(filter);
      const passages = [...passagesThrough([stage], packets, whole, {}, budget)];
      return { passages, complete: stage.flat.complete && !budget.spent };
    },
    spread(passage, of) {
      const stagesPassed = passage.by.map((decision) =>
        decision.checkpoint
          ? stageOf(decision.checkpoint)
          : decision.filter
            ? stageOfFilter(decision.filter)
            : undefined,
      );
      return spreadOf(stagesPassed, passage, of, ends);
    },
    verdict(packet, way) {
      const inbound = way.inbound === undefined ? undefined : ends.of(way.inbound);
      const outbound = way.outbound === undefined ? undefined : ends.of(way.outbound);
      const points = configuration.checkpoints.filter(
        (point) =>
          point.traffic === (way.outbound === undefined && way.inbound !== undefined ? "to-device" : "forwarded") &&
          meetsEnds(point.inbound && ends.matching(point.inbound), inbound) &&
          meetsEnds(point.outbound && ends.matching(point.outbound), outbound),
      );
      return verdictThrough(points.map(stageOf), packet, inbound, outbound);
    },
    verdictOf(filter, packet) {
      return verdictThrough([stageOfFilter(filter)], packet, undefined, undefined);
    },
    dead(filter) {
      return deadEntries(filter, boundsOf);
    },
    matches(entry) {
      const { maybe, unknown } = boundsOf(entry);
      const packets: PacketSet = ([4, 6] as const).flatMap((family) =>
        maybe[family].map((product) => blockOf(product, family)),
      );
      return { packets, certain: unknown.length === 0 };
    },
    without: (a, b) => without(a, b),
  };
}

function meetsEnds(match: Ranges | undefined, end: Ranges | undefined): boolean {
  if (match === undefined || end === undefined) return true;
  for (const value of valuesOf(end)) if (coversRange(match, value, value)) return true;
  return false;
}

function* valuesOf(set: Ranges): Generator<number> {
  for (let at = 0; at < set.length; at += 2)
    for (let value = set[at] as number; value <= (set[at + 1] as number); value++) yield value;
}
