import { backupPart } from "../formats/policy-unit.ts";
import type { Span } from "../text/span.ts";
import { internalError, syntaxProblem, unreadLines } from "./own-checks.ts";
import type { Evidence, FileReview, Finding } from "./review.ts";

/** What stands for several that say the same, and those it stands for. */
interface Told<T> {
  readonly told: T;
  readonly copies: readonly T[];
}

/** A backup holds a policy's own files and what Windows wrote about them: a finding of both is one, in the file that can be edited. */
export function findingsOnce(findings: readonly Finding[], files: readonly FileReview[]): Finding[] {
  const heads = headsOf(files);
  return toldOnce(findings, files).map(({ told, copies }) => {
    const related = copies
      .filter((copy) => !isWhole(copy, heads))
      .map(({ file, span }) => ({ file, span, message: "the report in the same backup says so here" }));
    return related.length === 0 ? told : { ...told, related: [...told.related, ...related] };
  });
}

/** The same for what rules saw besides findings. */
export function evidenceOnce(evidence: readonly Evidence[], files: readonly FileReview[]): Evidence[] {
  return toldOnce(evidence, files).map(({ told }) => told);
}

type Said = Finding | Evidence;

function toldOnce<T extends Said>(said: readonly T[], files: readonly FileReview[]): Told<T>[] {
  const noCopies: readonly T[] = [];
  if (!files.some(({ path }) => backupPart(path))) return said.map((told) => ({ told, copies: noCopies }));
  const heads = headsOf(files);
  const copiesOf = new Map<T, T[]>();
  const copies = new Set<T>();
  for (const [best = [], ...others] of groupedByBackup(said, files)) {
    const isAgain = (each: T, at: number) => at > 0 && isWhole(each, heads);
    const originals = best.filter((each, at) => !isAgain(each, at));
    for (const same of [best.filter(isAgain), ...others])
      for (const [at, each] of same.entries()) {
        const original = originals[isWhole(each, heads) ? 0 : at];
        if (!original) continue;
        copies.add(each);
        copiesOf.set(original, [...(copiesOf.get(original) ?? []), each]);
      }
  }
  return said.filter((each) => !copies.has(each)).map((told) => ({ told, copies: copiesOf.get(told) ?? [] }));
}

/** What one rule says in the same words of files of one backup: first that of the policy's own files, then that of each other file. */
function groupedByBackup<T extends Said>(
  said: readonly T[],
  files: readonly FileReview[],
): readonly (readonly T[])[][] {
  const parts = new Map(files.map(({ path }) => [path, backupPart(path)]));
  const backups = new Map<string, Map<number, T[]>>();
  for (const each of said) {
    const part = parts.get(each.file);
    if (!part || aboutText.has(each.rule)) continue;
    const kind = "kind" in each ? each.kind : "broken";
    const key = [part.folder.toLowerCase(), kind, each.rule, each.message].join("\n");
    const byRank = backups.get(key) ?? new Map<number, T[]>();
    backups.set(key, byRank.set(part.rank, [...(byRank.get(part.rank) ?? []), each]));
  }
  return [...backups.values()].map((byRank) => [...byRank].sort(([a], [b]) => a - b).map(([, same]) => same));
}

/** Checks of how a file is written, which say nothing of the policy in it. */
const aboutText: ReadonlySet<string> = new Set([syntaxProblem, unreadLines, internalError].map(({ id }) => id));

function headsOf(files: readonly FileReview[]): ReadonlyMap<string, readonly Span[]> {
  return new Map(files.map(({ path, reading }) => [path, (reading?.configurations ?? []).map(({ span }) => span)]));
}

/** Said of the policy as a whole, at the head of a file. */
function isWhole({ file, span }: Said, heads: ReadonlyMap<string, readonly Span[]>): boolean {
  return heads.get(file)?.some(({ start, end }) => start === span.start && end === span.end) ?? false;
}
