import { blockOf, without } from "../net/blocks.ts";
import { Budget } from "../net/budget.ts";
import type { Ip } from "../net/ip.ts";
import type { PacketSet } from "../net/packet-set.ts";
import { field, whole } from "../net/product.ts";
import type { Ranges } from "../net/ranges.ts";
import type { Configuration } from "./configuration.ts";
import { rewrittenList, type VerdictChange } from "./difference.ts";
import { deadEntries } from "./evaluate/dead.ts";
import { effectivePackets } from "./evaluate/effective.ts";
import { endsOf } from "./evaluate/ends.ts";
import { type Evaluator, evaluatorOf } from "./evaluate/evaluator.ts";
import { passagesThrough, type Within } from "./evaluate/passages.ts";
import { redundantEntries } from "./evaluate/redundant.ts";
import { allBut } from "./evaluate/routing.ts";
import { spreadOf } from "./evaluate/spread.ts";
import { verdictThrough } from "./evaluate/verdict.ts";
import { type EndsWay, stagesOf, waysBetween } from "./evaluate/ways.ts";
import type { Entry, Filter } from "./filter.ts";
import type { DeadEntries, Passage, Traffic } from "./traffic.ts";

/** Steps one question may take before it answers "there may be more". */
const questionSteps = 2_000_000;

/** What one configuration lets through; everything is computed when first asked for, and kept. */
export function trafficOf(configuration: Configuration): Traffic {
  const ends = endsOf([configuration]);
  const evaluator = evaluatorOf(configuration, ends);

  const dead = new Map<Filter, DeadEntries>();
  const matched = new Map<Entry, ReturnType<Traffic["matches"]>>();
  return {
    permitted({ from, to, packets, traffic: kind = "forwarded" }) {
      const budget = new Budget(questionSteps);
      const passages: Passage[] = [];
      let complete = true;
      for (const inbound of from)
        for (const outbound of kind === "to-device" ? [undefined] : to) {
          const target = outbound === undefined ? undefined : ends.of(outbound);
          for (const way of waysBetween([evaluator], kind, ends.of(inbound), target)) {
            const stages = stagesOf(evaluator, kind, way);
            if (stages.some((stage) => !stage.flat.complete)) complete = false;
            const place = outbound === undefined ? { inbound } : { inbound, outbound };
            passages.push(...passagesThrough(stages, packets, routed(evaluator, way), place, budget));
          }
        }
      return { passages, complete: complete && !budget.spent };
    },
    permittedBy(filter, packets) {
      const budget = new Budget(questionSteps);
      const stage = evaluator.stageOfFilter(filter);
      const passages = [...passagesThrough([stage], packets, { region: { 4: whole, 6: whole } }, {}, budget)];
      return { passages, complete: stage.flat.complete && !budget.spent };
    },
    spread(passage, of) {
      const stages = passage.by.flatMap(({ checkpoint, filter }) =>
        checkpoint ? evaluator.stageOf(checkpoint) : filter ? evaluator.stageOfFilter(filter) : [],
      );
      return spreadOf(stages, passage, of, ends);
    },
    verdict(packet, { inbound, outbound }, traffic) {
      const kind = traffic ?? (outbound === undefined && inbound !== undefined ? "to-device" : "forwarded");
      const from = inbound === undefined ? undefined : ends.of(inbound);
      const to = outbound === undefined ? undefined : ends.of(outbound);
      const points = evaluator.between(kind, from?.[0], to?.[0]);
      return verdictThrough(
        points.map((point) => evaluator.stageOf(point)),
        packet,
        from,
        to,
      );
    },
    verdictOf: (filter, packet) => verdictThrough([evaluator.stageOfFilter(filter)], packet, undefined, undefined),
    dead(filter) {
      const known = dead.get(filter);
      if (known) return known;
      const made = deadEntries(filter, (entry) => evaluator.boundsOf(entry));
      dead.set(filter, made);
      return made;
    },
    matches(entry) {
      const known = matched.get(entry);
      if (known) return known;
      const { maybe, unknown } = evaluator.boundsOf(entry);
      const packets: PacketSet = ([4, 6] as const).flatMap((family) =>
        maybe[family].map((product) => blockOf(product, family)),
      );
      const made = { packets, certain: unknown.length === 0 };
      matched.set(entry, made);
      return made;
    },
    rewritten(filter, entries) {
      const { changes, complete } = rewrittenList(evaluator, filter, entries);
      const packets = (change: VerdictChange["change"]) =>
        changes.flatMap((each) => (each.change === change ? each.packets : []));
      if (!complete) return undefined;
      return { denied: packets("newly-denied"), permitted: packets("newly-permitted") };
    },
    redundant: (filter) => redundantEntries(filter, (entry) => evaluator.boundsOf(entry)),
    effective: (filter, entry) => effectivePackets(filter, entry, (each) => evaluator.boundsOf(each)),
    without: (a, b) => without(a, b),
  };
}

/** Packets of the way that the device would send that way: those it routes elsewhere are not asked about. */
function routed({ routing }: Evaluator, { region }: EndsWay): Within {
  const from = endsIn(region[field.inbound]);
  const to = endsIn(region[field.outbound]);
  const likely = { source: routing.behind(from), destination: routing.behind(to) };
  if (to.length === 0) return { region: { 4: region, 6: region }, likely };
  const targets = allBut(routing.elsewhere(to));
  return {
    region: { 4: region.with(field.destination, targets[4]), 6: region.with(field.destination, targets[6]) },
    likely,
  };
}

function endsIn(set: Ranges<Ip> | undefined): number[] {
  const ends: number[] = [];
  for (let at = 0; set && at < set.length; at += 2)
    for (let end = Number(set[at]); end <= Number(set[at + 1]); end++) ends.push(end);
  return ends;
}
