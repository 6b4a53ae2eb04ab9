import { estateFindings, reviewEstate } from "../review/estate.ts";
import type { EstateReview, EstateSetup, Finding } from "../review/review.ts";
import { grouped } from "../text/grouped.ts";
import type { FolderFiles } from "./folder-files.ts";
import type { Place } from "./places.ts";
import type { Reviewed, Reviews } from "./reviews.ts";
import type { GoverningSite } from "./sites.ts";
import { uriKey } from "./uris.ts";
import type { Workspace } from "./workspace.ts";

/** The files that one palisade.yaml governs within a workspace folder, or that none does, reviewed together. */
export interface Estate {
  /** Absent: a document outside all folders, alone. */
  readonly folder: string | undefined;
  readonly site: GoverningSite | undefined;
  readonly members: readonly Reviewed[];
  readonly byPath: ReadonlyMap<string, Reviewed>;
  /** Of all its files. */
  readonly findings: readonly Finding[];
  /** Not all files of the folder were looked at yet. */
  readonly partial: boolean;
  /** By path: what stands in a file and only the estate as a whole shows. */
  readonly across: ReadonlyMap<string, readonly Finding[]>;
  /** Findings of single files that the estate tells in another place, or with more around them. */
  readonly retold: ReadonlySet<Finding>;
}

/** Reviews of estates, from the newest reviews of their files. */
export class Estates {
  readonly #workspace: Workspace;
  readonly #reviews: Reviews;
  readonly #files: FolderFiles;
  readonly #kept = new Map<string, Estate & { readonly today: number }>();

  constructor(workspace: Workspace, reviews: Reviews, files: FolderFiles) {
    this.#workspace = workspace;
    this.#reviews = reviews;
    this.#files = files;
  }

  /** All estates of the workspace that hold a recognised file. */
  all(): readonly Estate[] {
    const members = grouped(this.#members(), ({ place, site }) => keyOf(place, site));
    for (const [key, kept] of this.#kept) if (kept.members.length > 0 && !members.has(key)) this.#kept.delete(key);
    return [...members].map(([key, reviewed]) => this.#estate(key, reviewed, reviewed[0].site));
  }

  /** The estate that a file belongs to, or that a palisade.yaml governs; it may have no members. */
  of(place: Place, site: GoverningSite | undefined): Estate {
    const key = keyOf(place, site);
    const members = this.#members().filter((reviewed) => keyOf(reviewed.place, reviewed.site) === key);
    return this.#estate(key, members, site);
  }

  /** The estate with its verdicts, for a report. */
  review({ members, site, partial }: Estate): EstateReview {
    return reviewEstate(
      members.map((member) => member.review),
      this.#setup(site, partial),
    );
  }

  #members(): Reviewed[] {
    const open = this.#workspace.documents.all.flatMap((document) => this.#reviews.latest(document) ?? []);
    const openKeys = new Set(open.map(({ place }) => uriKey(place.uri)));
    const closed = this.#files.reviewed.filter(({ place }) => !openKeys.has(uriKey(place.uri)));
    return [...open.filter(({ review }) => review.format !== undefined), ...closed].sort((a, b) =>
      a.place.path < b.place.path ? -1 : 1,
    );
  }

  #estate(key: string, members: readonly Reviewed[], site: GoverningSite | undefined): Estate {
    const folder = members[0]?.place.folder;
    const partial = members.length === 0 || (folder !== undefined && !this.#files.isComplete(folder));
    const today = this.#workspace.host.today();
    const kept = this.#kept.get(key);
    if (kept && kept.today === today && kept.site === site && kept.partial === partial && isSame(kept.members, members))
      return kept;
    const findings = estateFindings(
      members.map((member) => member.review),
      this.#setup(site, partial),
    );
    const byPath = new Map(members.map((member) => [member.place.path, member]));
    const across = acrossFiles(members, findings);
    const retold = retoldBy(members, findings);
    const estate = { folder, site, members, byPath, findings, partial, today, across, retold };
    this.#kept.set(key, estate);
    return estate;
  }

  #setup(site: GoverningSite | undefined, partial: boolean): EstateSetup {
    const { host, log } = this.#workspace;
    return {
      tools: host.tools,
      today: host.today(),
      partial,
      ...(site && { siteFile: site.file }),
      onFailure: (failure) => log.failure(failure),
    };
  }
}

function acrossFiles(
  members: readonly Reviewed[],
  findings: readonly Finding[],
): ReadonlyMap<string, readonly Finding[]> {
  const own = new Set(members.flatMap((member) => member.review.findings));
  const across = new Map<string, Finding[]>();
  for (const finding of findings)
    if (!own.has(finding)) across.set(finding.file, [...(across.get(finding.file) ?? []), finding]);
  return across;
}

function retoldBy(members: readonly Reviewed[], findings: readonly Finding[]): ReadonlySet<Finding> {
  const told = new Set(findings);
  return new Set(members.flatMap((member) => member.review.findings.filter((each) => !told.has(each))));
}

function keyOf(place: Place, site: GoverningSite | undefined): string {
  return [place.folder ?? place.uri, site?.uri ?? ""].map(uriKey).join("\n");
}

function isSame(a: readonly Reviewed[], b: readonly Reviewed[]): boolean {
  return a.length === b.length && a.every((each, at) => each === b[at]);
}
