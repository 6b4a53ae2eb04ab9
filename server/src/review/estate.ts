import type { EstateMember } from "../rules/rule.ts";
import { rolesOf } from "../site/roles.ts";
import { withAcceptance } from "./acceptance.ts";
import { acceptanceFindings } from "./acceptance-findings.ts";
import { evidenceOnce, findingsOnce } from "./backup-units.ts";
import { everything } from "./catalogue.ts";
import { byPlace } from "./file.ts";
import { Levels } from "./levels.ts";
import { observe, type Seen } from "./observations.ts";
import { asOfDay, siteOf } from "./placed.ts";
import type { EstateReview, EstateSetup, Evidence, FileReview, Finding } from "./review.ts";
import { siteFileFindings } from "./site-file.ts";
import { trafficOnce } from "./traffic.ts";
import { undeclaredFacts } from "./undeclared.ts";
import { verdictsOf } from "./verdicts.ts";

/** Reviews what one palisade.yaml governs as a whole, from reviews of its files made with the same setup. */
export function reviewEstate(files: readonly FileReview[], setup: EstateSetup): EstateReview {
  const { findings, found, evidence } = lookAcross(files, setup);
  const verdicts = verdictsOf({ files, findings: found, evidence }, setup);
  return { siteFile: setup.siteFile, files, findings, verdicts };
}

/** The same findings without the verdicts, for an editor that is typed in. */
export function estateFindings(files: readonly FileReview[], setup: EstateSetup): readonly Finding[] {
  return lookAcross(files, setup).findings;
}

interface Across {
  /** All, in order. */
  readonly findings: readonly Finding[];
  /** Those that rules made, which verdicts count. */
  readonly found: readonly Finding[];
  readonly evidence: readonly Evidence[];
}

function lookAcross(files: readonly FileReview[], setup: EstateSetup): Across {
  const levels = new Levels(siteOf(setup));
  const across = runEstateRules(files, levels, setup);
  const placedOf = new Map(files.map((file) => [file.path, file.placed]));
  const found = findingsOnce(
    [...files.flatMap((file) => file.findings), ...across.findings.map((each) => accept(each, placedOf, setup))],
    files,
  );
  const evidence = evidenceOnce([...files.flatMap((file) => file.evidence), ...across.evidence], files);
  const findings = [
    ...siteFileFindings(setup, levels),
    ...undeclaredFacts(evidence, setup.siteFile, levels),
    ...acceptanceFindings(found, placedOf, setup, levels),
    ...found,
  ];
  return { findings: inFileOrder(findings, files), found, evidence };
}

function runEstateRules(files: readonly FileReview[], levels: Levels, setup: EstateSetup): Seen {
  const rules = (setup.catalogue ?? everything).estateRules.filter((rule) => !levels.isOff(rule));
  const site = siteOf(setup);
  const members = files.flatMap((file) =>
    (file.reading?.configurations ?? []).map(
      (configuration): EstateMember => ({
        file: file.path,
        path: file.placed,
        configuration,
        roles: rolesOf(configuration, site),
        traffic: trafficOnce(configuration),
      }),
    ),
  );
  const [first] = members;
  if (!first) return { findings: [], evidence: [] };
  const context = { members, site, siteDeclared: setup.siteFile !== undefined, asOf: asOfDay(setup) };
  const observing = { levels, file: first.file, onFailure: setup.onFailure };
  const seen = rules.map((rule) => observe(rule, () => rule.checkEstate(context), observing));
  return { findings: seen.flatMap((each) => each.findings), evidence: seen.flatMap((each) => each.evidence) };
}

function accept(finding: Finding, placedOf: ReadonlyMap<string, string>, setup: EstateSetup): Finding {
  return withAcceptance(finding, placedOf.get(finding.file) ?? finding.file, siteOf(setup), asOfDay(setup));
}

/** The site file's own findings first, since what it says wrong bears on all others. */
function inFileOrder(findings: readonly Finding[], files: readonly FileReview[]): Finding[] {
  const order = new Map(files.map((file, index) => [file.path, index]));
  return [...findings].sort((a, b) => (order.get(a.file) ?? -1) - (order.get(b.file) ?? -1) || byPlace(a, b));
}
