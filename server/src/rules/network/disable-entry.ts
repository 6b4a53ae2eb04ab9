import { rewriting } from "../effect.ts";
import type { Opening } from "../openings.ts";
import type { Fix, RuleContext } from "../rule.ts";

/** Switches an entry off and leaves it where it stands. */
export function disableEntry({ entry, filter }: Opening, context: RuleContext): Fix[] {
  if (!entry || !filter) return [];
  const becomes = () => filter.entries.filter((each) => each !== entry);
  const changes = [{ kind: "disable-entry", filter, entry }] as const;
  return [rewriting({ title: "Switch this entry off", changes, safe: false, filter, becomes }, context)];
}
