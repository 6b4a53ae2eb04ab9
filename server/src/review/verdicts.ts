import type { EvidenceKind, Recommendation } from "../alert/recommendation.ts";
import type { Check } from "../rules/rule.ts";
import { formatDay } from "../site/day.ts";
import type { ReviewRecord } from "../site/site.ts";
import { addTo } from "../text/grouped.ts";
import { everything } from "./catalogue.ts";
import { Levels } from "./levels.ts";
import { kindsOf, notUnderstood } from "./not-understood.ts";
import { siteOf } from "./placed.ts";
import type { EstateSetup, Evidence, FileReview, Finding, RecommendationVerdict, ShownRelated } from "./review.ts";

/** What the files of an estate showed. */
export interface Shown {
  readonly files: readonly FileReview[];
  readonly findings: readonly Finding[];
  readonly evidence: readonly Evidence[];
}

/** One verdict for each recommendation of the alert. Kept is said only where something shows it and nothing could contradict. */
export function verdictsOf(shown: Shown, setup: EstateSetup): RecommendationVerdict[] {
  const catalogue = setup.catalogue ?? everything;
  const levels = new Levels(siteOf(setup));
  const findings = grouped(
    shown.findings.filter((each) => !each.advice),
    (each) => [each.recommendation, ...(each.alsoBreaks ?? [])],
  );
  const evidence = grouped(shown.evidence, (each) => [each.recommendation]);
  const all = [...catalogue.rules, ...catalogue.estateRules];
  const checks = grouped(all, (each) => [each.recommendation, ...(each.mayAlsoBreak ?? [])]);
  const records = grouped(siteOf(setup).reviews, (each) => [each.of.value]);
  return catalogue.recommendations.map((recommendation) => {
    const { id } = recommendation;
    const [breaking, undecided] = parted(findings.get(id) ?? [], (each) => !each.undecided);
    if (breaking.length > 0) return broken(recommendation, breaking);
    const open = undecided.map((each): Evidence => ({ ...each, recommendation: id, kind: "not-assessed" }));
    const seen = [...(evidence.get(id) ?? []), ...open];
    const obstacle = whatSpeaksAgainstKept(recommendation, shown, seen, checks.get(id) ?? [], levels);
    if (!obstacle) return kept(recommendation, seen);
    const recorded = records.get(id) ?? [];
    if (recorded.length > 0 || recommendation.checkable === "only-by-record")
      return byRecord(recommendation, recorded, setup);
    return { recommendation: id, verdict: "not-assessed", ...obstacle };
  });
}

/** By each of their keys; those without one are left out. */
function grouped<T>(
  all: readonly T[],
  keysOf: (each: T) => readonly (string | undefined)[],
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const each of all) for (const key of new Set(keysOf(each))) if (key !== undefined) addTo(groups, key, each);
  return groups;
}

function parted<T>(all: readonly T[], isFirst: (each: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [all.filter(isFirst), all.filter((each) => !isFirst(each))];
}

interface Obstacle {
  readonly reason: string;
  readonly evidence: readonly ShownRelated[];
}

function broken(recommendation: Recommendation, findings: readonly Finding[]): RecommendationVerdict {
  const files = new Set(findings.map((each) => each.file)).size;
  const accepted = findings.filter((each) => each.accepted);
  const [first] = accepted;
  const where = `${count(findings.length, "finding")} in ${count(files, "file")}`;
  let reason = where;
  if (first?.accepted && accepted.length === findings.length)
    reason = `${where}, accepted until ${first.accepted.until}: ${first.accepted.reason}`;
  else if (accepted.length > 0) reason = `${where}, ${accepted.length} of them accepted`;
  return { recommendation: recommendation.id, verdict: "broken", evidence: findings.map(asShown), reason };
}

function kept(recommendation: Recommendation, evidence: readonly Evidence[]): RecommendationVerdict {
  const positive = evidence.filter((each) => each.kind === "kept");
  const [first] = positive;
  const others = positive.length - 1;
  const reason = `${first?.message ?? ""}${others > 0 ? `, and ${count(others, "more place")}` : ""}`;
  return { recommendation: recommendation.id, verdict: "kept", evidence: positive.map(asShown), reason };
}

function byRecord(
  recommendation: Recommendation,
  records: readonly ReviewRecord[],
  setup: EstateSetup,
): RecommendationVerdict {
  const file = setup.siteFile?.path ?? "";
  const latest = [...records].sort((a, b) => b.on.value - a.on.value)[0];
  if (!latest)
    return {
      recommendation: recommendation.id,
      verdict: "by-record",
      evidence: [],
      reason: "no file can show it; palisade.yaml holds no record of a review",
    };
  const said = (record: ReviewRecord) =>
    `reviewed on ${formatDay(record.on.value)}${record.by ? ` by ${record.by.value}` : ""}`;
  return {
    recommendation: recommendation.id,
    verdict: "by-record",
    evidence: records.map((record) => ({ file, span: record.of.span, message: said(record) })),
    reason: said(latest),
  };
}

function whatSpeaksAgainstKept(
  recommendation: Recommendation,
  shown: Shown,
  evidence: readonly Evidence[],
  checks: readonly Check[],
  levels: Levels,
): Obstacle | undefined {
  const off = checks.filter((check) => levels.isOff(check));
  if (off.length > 0)
    return { reason: `palisade.yaml switches ${off.map((check) => check.id).join(", ")} off`, evidence: [] };
  const open = evidence.filter((each) => each.kind === "not-assessed");
  if (open.length > 0) return { reason: openReason(open), evidence: open.map(asShown) };
  const proving = new Set(
    checks
      .filter((check) => check.recommendation === recommendation.id && check.proves === "kept-or-broken")
      .map((check) => check.id),
  );
  if (!evidence.some((each) => each.kind === "kept" && proving.has(each.rule)))
    return { reason: nothingShown(recommendation, shown, checks), evidence: [] };
  const doubts = shown.files.flatMap((file) =>
    notUnderstood(file, recommendation).map((span) => ({ file: file.path, span, message: "not understood" })),
  );
  if (doubts.length === 0) return undefined;
  const files = [...new Set(doubts.map((each) => each.file))];
  return {
    reason: `nothing breaks it in what was read, but unread text in ${files.join(", ")} could`,
    evidence: doubts,
  };
}

function openReason(open: readonly Evidence[]): string {
  const [first] = open;
  const facts = [...new Set(open.flatMap((each) => each.needs ?? []))];
  const others = new Set(open.map((each) => each.message)).size - 1;
  const more = others > 0 ? `, and ${count(others, "other reason")}` : "";
  return `${first?.message ?? ""}${more}${facts.length > 0 ? ` (palisade.yaml does not declare ${facts.join(", ")})` : ""}`;
}

function nothingShown(recommendation: Recommendation, shown: Shown, checks: readonly Check[]): string {
  if (checks.length === 0) return "no check reads it from files yet";
  const subjects = new Set(shown.files.flatMap((file) => [...kindsOf(file)]));
  const about = recommendation.evidence.filter((kind) => kind !== "process-record");
  if (!about.some((kind) => subjects.has(kind)))
    return `no file about ${about.map((kind) => kindNames[kind]).join(", ")} was reviewed`;
  return "nothing was found that breaks it, and nothing that shows it kept";
}

const kindNames: Readonly<Record<EvidenceKind, string>> = {
  firewall: "firewall rules",
  vpn: "VPNs",
  gpo: "policies",
  accounts: "accounts",
  logging: "logging",
  "process-record": "records",
};

function asShown(each: Finding | Evidence): ShownRelated {
  return { file: each.file, span: each.span, message: each.message };
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
