import type { Configuration } from "../model/configuration.ts";
import type { Located } from "../text/span.ts";
import { openingsOf, witnessOf } from "./openings.ts";
import { unusual } from "./packets.ts";
import type { RuleContext, Witness } from "./rule.ts";

/** A list's own verdict that lets through what none of its entries decides, and a packet that gets there. */
export interface OpenPolicy {
  /** The list's name, where its verdict is written. */
  readonly policy: Located<string>;
  readonly witness: Witness;
}

/** The policies that somebody wrote and that let new connections pass all the way. */
export function openPolicies(kind: "forwarded" | "to-device", context: RuleContext): OpenPolicy[] {
  const most = openlyWritten(kind, context.configuration);
  const found = new Map<number, OpenPolicy>();
  for (const [from, to] of most === 0 ? [] : waysOf(kind, context)) {
    const answer = context.traffic.permitted({ from: [from], to: [to], packets: unusual, traffic: kind });
    for (const opening of openingsOf(answer)) {
      const { entry, policy } = opening;
      if (!entry && policy && !onlyMarks(policy.value, context.configuration))
        found.set(policy.span.start, { policy, witness: witnessOf(opening) });
    }
    if (found.size === most) break;
  }
  return [...found.values()];
}

/** The list has entries, and none of them decides: it is there to mark or count. */
function onlyMarks(list: string, { filters }: Configuration): boolean {
  const entries = filters.find((filter) => filter.name.value === list)?.entries ?? [];
  return entries.length > 0 && entries.every((entry) => entry.action.value.kind === "continue");
}

/** How many verdicts of lists say by themselves that the rest is permitted. */
function openlyWritten(kind: "forwarded" | "to-device", { checkpoints, filters }: Configuration): number {
  const points = checkpoints.filter((point) => point.traffic === kind);
  const asked = new Set(points.flatMap((point) => point.filters.map((name) => name.value)));
  const lists = filters.filter((filter) => asked.has(filter.name.value));
  const open = [...points, ...lists].filter(
    ({ otherwise }) => otherwise.value === "permit" && otherwise.implied === undefined,
  );
  return new Set(open.map(({ otherwise }) => otherwise.span.start)).size;
}

function waysOf(kind: "forwarded" | "to-device", context: RuleContext): (readonly [string, string])[] {
  const ends = everyEnd(context);
  if (kind === "to-device") return ends.map((from) => [from, from]);
  return ends.flatMap((from) => ends.filter((to) => to !== from || ends.length === 1).map((to) => [from, to] as const));
}

/** All that packets may come in or go out by, an interface that the file does not name included where there may be one. */
function everyEnd({ configuration, roles }: RuleContext): readonly string[] {
  const named = [...roles.keys()];
  return configuration.moreInterfaces || named.length === 0 ? [...named, "another interface"] : named;
}
