import type { Budget } from "../../net/budget.ts";
import type { Ip } from "../../net/ip.ts";
import type { PacketSet } from "../../net/packet-set.ts";
import { field } from "../../net/product.ts";
import type { Ranges } from "../../net/ranges.ts";
import type { Checkpoint, Traffic } from "../filter.ts";
import type { Passage, Way } from "../traffic.ts";
import type { Evaluator } from "./evaluator.ts";
import { passagesThrough, type Within } from "./passages.ts";
import { allBut } from "./routing.ts";
import { type EndsWay, stagesOf } from "./ways.ts";

/** What gets through on one way: the answer to a part of a question. */
export interface OnWay {
  readonly passages: readonly Passage[];
  readonly complete: boolean;
  /** What it took to find out. */
  readonly steps: number;
  readonly checkpoints: readonly Checkpoint[];
}

interface Asking {
  readonly evaluator: Evaluator;
  /** Answers that are known, by what was asked. */
  readonly onWays: Map<string, OnWay>;
  readonly kind: Traffic;
  readonly packets: PacketSet;
  readonly budget: Budget;
}

/** The passages on a way, found or known; what they once took is taken off the budget either way. */
export function passagesOnWay({ evaluator, onWays, kind, packets, budget }: Asking, way: EndsWay, place: Way): OnWay {
  const key = `${kind} ${textOf([way.region, place])} ${textOnceOf(packets)}`;
  const known = onWays.get(key);
  if (known && budget.left >= known.steps) {
    budget.step(known.steps);
    return known;
  }
  const before = budget.left;
  const checkpoints = evaluator.between(kind, way.from, way.to);
  const stages = stagesOf(evaluator, kind, way);
  const passages = [...passagesThrough(stages, packets, routed(evaluator, way), place, budget)];
  const complete = stages.every((stage) => stage.flat.complete);
  const found = { passages, complete, steps: before - budget.left, checkpoints };
  if (!budget.spent) onWays.set(key, found);
  return found;
}

function textOf(value: unknown): string {
  return JSON.stringify(value, (_, each) => (typeof each === "bigint" ? `${each}n` : each));
}

/** The same packets are asked about on every way. */
const texts = new WeakMap<PacketSet, string>();

function textOnceOf(packets: PacketSet): string {
  const text = texts.get(packets) ?? textOf(packets);
  texts.set(packets, text);
  return text;
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
