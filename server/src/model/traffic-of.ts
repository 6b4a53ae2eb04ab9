import { blockOf, without } from "../net/blocks.ts";
import { Budget } from "../net/budget.ts";
import { whole } from "../net/product.ts";
import type { Configuration } from "./configuration.ts";
import { rewrittenList, type VerdictChange } from "./difference.ts";
import { deadEntries } from "./evaluate/dead.ts";
import { effectivePackets } from "./evaluate/effective.ts";
import { endsOf } from "./evaluate/ends.ts";
import { evaluatorOf } from "./evaluate/evaluator.ts";
import { type Answered, answeredAgain, nothingAnswered } from "./evaluate/kept-answers.ts";
import type { MatchBounds } from "./evaluate/match.ts";
import { passagesThrough } from "./evaluate/passages.ts";
import { redundantEntries } from "./evaluate/redundant.ts";
import { spreadOf } from "./evaluate/spread.ts";
import { verdictThrough } from "./evaluate/verdict.ts";
import { passagesOnWay } from "./evaluate/way-passages.ts";
import { waysBetween } from "./evaluate/ways.ts";
import type { Passage, Traffic } from "./traffic.ts";

/** Steps one question may take before it answers "there may be more". */
const questionSteps = 2_000_000;

/** The answers given so far, for who asks about nearly the same configuration next. */
const answers = new WeakMap<Traffic, Answered>();

/**
 * What one configuration lets through; everything is computed when first asked for, and kept. Answers about an
 * `earlier` configuration that hold for this one too are not computed again: they are the same either way.
 */
export function trafficOf(configuration: Configuration, earlier?: Traffic): Traffic {
  const before = earlier && answers.get(earlier);
  const ends = endsOf([configuration]);
  const answered = before ? answeredAgain(before, configuration, ends) : nothingAnswered(configuration, ends);
  const { matches, dead, deadBefore, onWays } = answered;
  const evaluator = evaluatorOf(configuration, ends, matches);

  const traffic: Traffic = {
    permitted({ from, to, packets, traffic: kind = "forwarded" }) {
      const budget = new Budget(questionSteps);
      const passages: Passage[] = [];
      let complete = true;
      for (const inbound of from)
        for (const outbound of kind === "to-device" ? [undefined] : to) {
          const target = outbound === undefined ? undefined : ends.of(outbound);
          for (const way of waysBetween([evaluator], kind, ends.of(inbound), target)) {
            const place = outbound === undefined ? { inbound } : { inbound, outbound };
            const found = passagesOnWay({ evaluator, onWays, kind, packets, budget }, way, place);
            if (!found.complete) complete = false;
            for (const each of found.passages) passages.push(each);
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
      const made = deadEntries(filter, (entry) => evaluator.boundsOf(entry), deadBefore.get(filter));
      dead.set(filter, made);
      return made;
    },
    matches(entry) {
      const matched = evaluator.matchOf(entry);
      matched.answer ??= packetsOf(matched.bounds);
      return matched.answer;
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
  answers.set(traffic, answered);
  return traffic;
}

function packetsOf({ maybe, unknown }: MatchBounds): ReturnType<Traffic["matches"]> {
  const families = [4, 6] as const;
  const packets = families.flatMap((family) => maybe[family].map((product) => blockOf(product, family)));
  return { packets, certain: unknown.length === 0 };
}
