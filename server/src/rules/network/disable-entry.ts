import { effectOf } from "../effect.ts";
import type { Opening } from "../openings.ts";
import type { Fix, RuleContext } from "../rule.ts";

/** Switches an entry off and leaves it where it stands. */
export function disableEntry({ entry, filter }: Opening, context: RuleContext): Fix[] {
  if (!entry || !filter) return [];
  const rest = filter.entries.filter((each) => each !== entry);
  const effect = effectOf(filter, rest, context);
  if (!effect) return [];
  return [{ title: "Switch this entry off", changes: [{ kind: "disable-entry", filter, entry }], safe: false, effect }];
}
