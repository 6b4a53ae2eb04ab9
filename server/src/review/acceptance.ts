import { formatDay } from "../site/day.ts";
import { matchesGlob } from "../site/glob.ts";
import type { Acceptance, Site } from "../site/site.ts";
import type { Finding } from "./review.ts";

/** The finding, marked where palisade.yaml accepts it on that day. */
export function withAcceptance(finding: Finding, placed: string, site: Site, asOf: number): Finding {
  const acceptance = site.accept.find((each) => concerns(each, finding.rule, placed) && asOf <= each.until.value);
  if (!acceptance) return finding;
  return { ...finding, accepted: { reason: acceptance.reason.value, until: formatDay(acceptance.until.value) } };
}

/** Whether the acceptance speaks of this rule in this file, whatever the day. */
export function concerns(acceptance: Acceptance, rule: string, placed: string): boolean {
  return acceptance.rule.value === rule && (!acceptance.in || matchesGlob(acceptance.in.value, placed));
}
