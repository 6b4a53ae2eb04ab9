import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Finding, SiteFile } from "../review/review.ts";
import { LineIndex } from "../text/lines.ts";
import type { Estate } from "./estates.ts";
import type { Place } from "./places.ts";
import type { Reviewed } from "./reviews.ts";
import type { Session } from "./session.ts";
import { type GoverningSite, isSiteFile } from "./sites.ts";

/** A file with all findings that stand in it: its own, and those that only its estate shows. */
export interface ShownFile {
  readonly place: Place;
  readonly lines: LineIndex;
  readonly findings: readonly Finding[];
  readonly site: GoverningSite | undefined;
  /** Absent for a palisade.yaml. */
  readonly reviewed?: Reviewed;
  /** Absent: the file by itself. */
  readonly estate?: Estate;
  /** What it was made of: the same things make the same. */
  readonly madeOf: readonly unknown[];
}

/** A palisade.yaml as it is now. */
export async function shownSite(session: Session, uri: string): Promise<ShownFile | undefined> {
  const place = session.folders.placeOf(uri);
  const site = await session.sites.at(place);
  if (!site) return undefined;
  const estate = session.estates.of(place, site);
  const findings = estate.across.get(place.path) ?? [];
  return { place, site, lines: new LineIndex(site.file.text), findings, estate, madeOf: [site, estate] };
}

/** A file by itself. */
export function shownAlone(reviewed: Reviewed): ShownFile {
  const { place, lines, site, review } = reviewed;
  return { place, lines, site, reviewed, findings: review.findings, madeOf: [reviewed] };
}

/** A file as a part of its estate. */
export function shownIn(estate: Estate, reviewed: Reviewed): ShownFile {
  const across = estate.across.get(reviewed.place.path) ?? [];
  const alone = shownAlone(reviewed);
  const own = alone.findings.filter((finding) => !estate.retold.has(finding));
  return { ...alone, findings: [...own, ...across], estate, madeOf: [reviewed, estate] };
}

export function shownReview(session: Session, reviewed: Reviewed): ShownFile {
  if (reviewed.review.format === undefined) return shownAlone(reviewed);
  return shownIn(session.estates.of(reviewed.place, reviewed.site), reviewed);
}

/** An open document as it is now. */
export async function shownNow(session: Session, document: TextDocument): Promise<ShownFile | undefined> {
  if (isSiteFile(document.uri)) return shownSite(session, document.uri);
  return shownReview(session, await session.reviews.now(document));
}

/** Where a path that a finding names stands, and how its text is divided into lines. */
export interface NamedFile {
  readonly uri: string;
  readonly lines: LineIndex;
}

export function namedFile(shown: ShownFile, path: string): NamedFile | undefined {
  if (path === shown.place.path) return { uri: shown.place.uri, lines: shown.lines };
  if (shown.site && path === shown.site.file.path) return siteNamed(shown.site.uri, shown.site.file);
  const member = shown.estate?.byPath.get(path);
  return member && { uri: member.place.uri, lines: member.lines };
}

function siteNamed(uri: string, file: SiteFile): NamedFile {
  return { uri, lines: new LineIndex(file.text) };
}
