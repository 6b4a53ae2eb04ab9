import { recommendations } from "../alert/recommendations.ts";
import { htmlReport } from "../report/html.ts";
import { type Report as ReviewReport, reviewDay } from "../report/report.ts";
import { checksOf } from "../review/catalogue.ts";
import type { EstateReview, FileReview, Finding } from "../review/review.ts";
import { formatDay } from "../site/day.ts";
import type { Estate } from "./estates.ts";
import type { Report } from "./protocol.ts";
import type { Session } from "./session.ts";

/** The report as a page; its links lead to lines of the files, by URI. */
export function reportOf(session: Session, estates: readonly Estate[], skipped: number): Report {
  const severalFolders = new Set(estates.map((estate) => estate.folder)).size > 1;
  const uris = new Map<string, string>();
  const reviews = estates.map((estate) => {
    const folder = severalFolders ? session.folders.all.find(({ uri }) => uri === estate.folder) : undefined;
    const at = (path: string) => (folder ? `${folder.name}/${path}` : path);
    for (const { place } of estate.members) uris.set(at(place.path), place.uri);
    if (estate.site) uris.set(at(estate.site.file.path), estate.site.uri);
    return withPaths(session.estates.review(estate), at);
  });
  const title = titleOf(reviews);
  const report: ReviewReport = {
    version: session.host.version,
    estates: reviews,
    skipped,
    checks: checksOf(),
    recommendations,
    fixesOf: () => [],
  };
  const html = htmlReport(report, {
    title,
    date: formatDay(reviewDay(reviews, session.host.today())),
    linkTo(file, line) {
      const uri = uris.get(file);
      return uri === undefined ? undefined : `${uri}#L${line + 1}`;
    },
  });
  return { title, html };
}

function titleOf(reviews: readonly EstateReview[]): string {
  const clients = reviews.flatMap((review) => review.siteFile?.site.client?.value ?? []);
  return clients.length === 1 ? `${clients[0]}: review against TA18-276B` : "Review against TA18-276B";
}

/** The same with other paths: two folders may hold files of the same name. */
function withPaths({ siteFile, files, findings, verdicts }: EstateReview, at: (path: string) => string): EstateReview {
  const ofFinding = (finding: Finding): Finding => ({
    ...finding,
    file: at(finding.file),
    related: finding.related.map((each) => ({ ...each, file: at(each.file) })),
  });
  const ofFile = (file: FileReview): FileReview => ({
    ...file,
    path: at(file.path),
    findings: file.findings.map(ofFinding),
  });
  return {
    siteFile: siteFile && { ...siteFile, path: at(siteFile.path) },
    files: files.map(ofFile),
    findings: findings.map(ofFinding),
    verdicts: verdicts.map((verdict) => ({
      ...verdict,
      evidence: verdict.evidence.map((each) => ({ ...each, file: at(each.file) })),
    })),
  };
}
