import { listed } from "../rules/wording.ts";
import { isDeclared } from "../site/declared.ts";
import type { Fact } from "../site/site.ts";
import type { Levels } from "./levels.ts";
import { ownFinding } from "./observations.ts";
import { undeclaredFact } from "./own-checks.ts";
import type { Evidence, Finding, SiteFile } from "./review.ts";

/** One finding for each fact that checks asked for and nobody declared, at the site file or where it was first asked for. */
export function undeclaredFacts(
  evidence: readonly Evidence[],
  siteFile: SiteFile | undefined,
  levels: Levels,
): Finding[] {
  if (levels.isOff(undeclaredFact)) return [];
  const asking = new Map<Fact, Evidence[]>();
  for (const each of evidence)
    if (each.kind === "not-assessed" && each.needs !== undefined)
      asking.set(each.needs, [...(asking.get(each.needs) ?? []), each]);
  return [...asking].map(([fact, askers]) => undeclared(fact, askers, siteFile, levels));
}

function undeclared(fact: Fact, askers: readonly Evidence[], siteFile: SiteFile | undefined, levels: Levels): Finding {
  const rules = [...new Set(askers.map((each) => each.rule))];
  const [first] = askers;
  const file = siteFile?.path ?? first?.file ?? "palisade.yaml";
  const span = siteFile || !first ? { start: 0, end: 0 } : first.span;
  const needing = rules.length === 1 ? `the check ${rules[0]}` : `${rules.length} checks (${rules.join(", ")})`;
  const isPartial = siteFile !== undefined && isDeclared(siteFile.site, fact);
  const missing = isPartial
    ? `${fact} in palisade.yaml does not say enough: ${listed([...new Set(askers.map((each) => each.message))])}`
    : `${fact} is not declared in palisade.yaml`;
  const message = `${missing}, so ${needing} cannot judge`;
  return {
    ...ownFinding(undeclaredFact, file, span, message, levels),
    related: toldOnce(askers),
    asks: fact,
  };
}

/** Several checks may ask for the same in the same words. */
function toldOnce(askers: readonly Evidence[]): Finding["related"] {
  const told = new Map<string, Finding["related"][number]>();
  for (const { file, span, message } of askers)
    told.set(`${file} ${span.start}-${span.end} ${message}`, { file, span, message });
  return [...told.values()];
}
