import { formatDay } from "../site/day.ts";
import type { Acceptance } from "../site/site.ts";
import { concerns } from "./acceptance.ts";
import type { Levels } from "./levels.ts";
import { ownFinding } from "./observations.ts";
import { expiredAcceptance, unusedAcceptance } from "./own-checks.ts";
import { asOfDay } from "./placed.ts";
import type { EstateSetup, Finding } from "./review.ts";

/** Acceptances of palisade.yaml that have run out while what they accept is still there, and those that match nothing. */
export function acceptanceFindings(
  findings: readonly Finding[],
  placedOf: ReadonlyMap<string, string>,
  setup: EstateSetup,
  levels: Levels,
): Finding[] {
  const { siteFile } = setup;
  if (!siteFile) return [];
  const asOf = asOfDay(setup);
  return siteFile.site.accept.flatMap((acceptance) => {
    const met = findings.filter((each) => concerns(acceptance, each.rule, placedOf.get(each.file) ?? each.file));
    if (met.length === 0) return setup.partial ? [] : unused(acceptance, siteFile.path, levels);
    return asOf <= acceptance.until.value ? [] : expired(acceptance, met, siteFile.path, levels);
  });
}

function unused(acceptance: Acceptance, file: string, levels: Levels): Finding[] {
  if (levels.isOff(unusedAcceptance)) return [];
  const where = acceptance.in ? ` in ${acceptance.in.value}` : "";
  const message = `no finding of ${acceptance.rule.value}${where} is there to accept`;
  return [ownFinding(unusedAcceptance, file, acceptance.rule.span, message, levels)];
}

function expired(acceptance: Acceptance, met: readonly Finding[], file: string, levels: Levels): Finding[] {
  const stillHidden = met.every((each) => each.accepted);
  if (stillHidden || levels.isOff(expiredAcceptance)) return [];
  const count = met.length === 1 ? "1 finding counts" : `${met.length} findings count`;
  const message = `accepted until ${formatDay(acceptance.until.value)}; ${count} again`;
  const finding = ownFinding(expiredAcceptance, file, acceptance.until.span, message, levels);
  return [{ ...finding, related: met.map((each) => ({ file: each.file, span: each.span, message: each.message })) }];
}
