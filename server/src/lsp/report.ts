import { recommendations } from "../alert/recommendations.ts";
import { htmlReport } from "../report/html.ts";
import type { Report as ReviewReport } from "../report/report.ts";
import { checksOf } from "../review/catalogue.ts";
import type { EstateReview, FileReview, Finding } from "../review/review.ts";
import { formatDay } from "../site/day.ts";
import type { Estate } from "./estates.ts";
import type { Report } from "./protocol.ts";
import type { Session } from "./session.ts";

/** The report as a page; its links lead to lines of the files, by URI. */
export function reportOf(session: Session, estates: readonly Estate[], skipped: number): Report {
  const folders = new Set(estates.map((estate) => estate.folder));
  const named = folders.size > 1 ? estates.map((estate) => withFolderName(session, estate)) : estates;
  const uris = new Map(named.flatMap((estate) => urisOf(estate)));
  const reviews = named.map((estate) => estate.review);
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
    date: formatDay(session.host.today()),
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

function urisOf({ members, review, site }: Estate): [string, string][] {
  const files = review.files.flatMap(({ path }, at): [string, string][] => {
    const member = members[at];
    return member ? [[path, member.place.uri]] : [];
  });
  return site && review.siteFile ? [[review.siteFile.path, site.uri], ...files] : files;
}

/** The same with the folder's name before each path: two folders may hold files of the same name. */
function withFolderName(session: Session, estate: Estate): Estate {
  const folder = session.folders.all.find(({ uri }) => uri === estate.folder);
  if (!folder) return estate;
  const at = (path: string) => `${folder.name}/${path}`;
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
  const { siteFile, files, findings, verdicts } = estate.review;
  const review: EstateReview = {
    siteFile: siteFile && { ...siteFile, path: at(siteFile.path) },
    files: files.map(ofFile),
    findings: findings.map(ofFinding),
    verdicts: verdicts.map((verdict) => ({
      ...verdict,
      evidence: verdict.evidence.map((each) => ({ ...each, file: at(each.file) })),
    })),
  };
  return { ...estate, review };
}
