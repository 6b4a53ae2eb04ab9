import type { Ip } from "../../net/ip.ts";
import { type Field, field, fieldCount, type Product } from "../../net/product.ts";
import { normalise, overlaps, type Ranges } from "../../net/ranges.ts";
import { grouped } from "../../text/grouped.ts";
import type { Traffic } from "../filter.ts";
import type { Side } from "./crossings.ts";
import type { Evaluator } from "./evaluator.ts";
import type { Stage } from "./stage.ts";

/** Ends between which packets pass the same checkpoints: one answer serves them all. */
export interface EndsWay {
  /** Limits nothing but where packets come in and go out. */
  readonly region: Product;
  readonly from: number | undefined;
  readonly to: number | undefined;
}

/**
 * The ways from one set of ends to another, gathered where each of the evaluators sends packets through the same
 * checkpoints. Without `to`, traffic to the device itself.
 */
export function waysBetween(
  evaluators: readonly Evaluator[],
  kind: Traffic,
  from: Ranges,
  to: Ranges | undefined,
): EndsWay[] {
  const sources = groups(evaluators, kind, "inbound", from);
  const targets = to === undefined ? [undefined] : groups(evaluators, kind, "outbound", to);
  return sources.flatMap((source) =>
    targets.map((target) => {
      const region = new Array<Ranges<Ip> | undefined>(fieldCount).fill(undefined);
      region[field.inbound] = source.ends;
      region[field.outbound] = target?.ends;
      return { region, from: source.first, to: target?.first };
    }),
  );
}

export function stagesOf(evaluator: Evaluator, kind: Traffic, way: EndsWay): readonly Stage[] {
  return evaluator
    .between(kind, way.from, way.to)
    .map((point) => narrowed(narrowed(evaluator.stageOf(point), "inbound", way), "outbound", way));
}

const known = new WeakMap<Stage, Map<string, Stage>>();

/** The stage without the lines that no packet of the way gets to, where those are many: hosts have chains for each of their interfaces. */
function narrowed(stage: Stage, side: Side, { region }: EndsWay): Stage {
  const ends = region[field[side]];
  if (!ends) return stage;
  const bySide = known.get(stage) ?? new Map<string, Stage>();
  known.set(stage, bySide);
  const key = `${side} ${ends.join()}`;
  const made = bySide.get(key) ?? withoutOthers(stage, field[side], ends);
  bySide.set(key, made);
  return made;
}

function withoutOthers(stage: Stage, side: Field, ends: Ranges<Ip>): Stage {
  const isOurs = (product: Product) => {
    const own = product[side];
    return own === undefined || overlaps<Ip>(own, ends);
  };
  const lines = stage.flat.lines.filter(
    ({ maybe }) => maybe[4].products.some(isOurs) || maybe[6].products.some(isOurs),
  );
  return lines.length < 0.8 * stage.flat.lines.length ? { ...stage, flat: { ...stage.flat, lines } } : stage;
}

function groups(
  evaluators: readonly Evaluator[],
  kind: Traffic,
  side: Side,
  ends: Ranges,
): { readonly first: number; readonly ends: Ranges }[] {
  const bySignature = grouped(valuesOf(ends), (end) =>
    evaluators.map((evaluator) => evaluator.signatureOf(kind, side, end)).join("|"),
  );
  return [...bySignature.values()].map((group) => ({
    first: group[0],
    ends: normalise(group.flatMap((end) => [end, end])),
  }));
}

function* valuesOf(set: Ranges): Generator<number> {
  for (let at = 0; at < set.length; at += 2)
    for (let value = set[at] as number; value <= (set[at + 1] as number); value++) yield value;
}
