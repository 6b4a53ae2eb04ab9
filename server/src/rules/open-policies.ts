import type { Configuration } from "../model/configuration.ts";
import type { Located } from "../text/span.ts";
import { openingsOf, witnessOf } from "./openings.ts";
import { newBetween } from "./packets.ts";
import type { RuleContext, Witness } from "./rule.ts";

/** A list's own verdict that lets through what none of its entries decides, and a packet that gets there. */
export interface OpenPolicy {
  /** The list's name, where its verdict is written. */
  readonly policy: Located<string>;
  readonly witness: Witness;
}

/** The policies that somebody wrote and that let new connections pass all the way. */
export function openPolicies(kind: "forwarded" | "to-device", context: RuleContext): OpenPolicy[] {
  if (!isAnyOpen(kind, context.configuration)) return [];
  const ends = everyEnd(context);
  const answer = context.traffic.permitted({ from: ends, to: ends, packets: newBetween({}), traffic: kind });
  return openingsOf(answer).flatMap((opening) =>
    opening.entry || !opening.policy ? [] : { policy: opening.policy, witness: witnessOf(opening) },
  );
}

function isAnyOpen(kind: "forwarded" | "to-device", { checkpoints, filters }: Configuration): boolean {
  const points = checkpoints.filter((point) => point.traffic === kind);
  const asked = new Set(points.flatMap((point) => point.filters.map((name) => name.value)));
  const lists = filters.filter((filter) => asked.has(filter.name.value));
  return [...points, ...lists].some(({ otherwise }) => otherwise.value === "permit" && otherwise.implied === undefined);
}

/** All that packets may come in or go out by, an interface that the file does not name included where there may be one. */
function everyEnd({ configuration, roles }: RuleContext): readonly string[] {
  const named = [...roles.keys()];
  return configuration.moreInterfaces || named.length === 0 ? [...named, "another interface"] : named;
}
