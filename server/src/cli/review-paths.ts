import { statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { nodeTools } from "../host/certificates.ts";
import { codeOf, reasonOf } from "../host/reasons.ts";
import { readTextFile, type TextFile } from "../host/text-file.ts";
import { walk } from "../host/walk.ts";
import { reviewEstate } from "../review/estate.ts";
import { reviewFile } from "../review/file.ts";
import type { EstateReview, Failure, FileReview, ReviewSetup } from "../review/review.ts";
import type { Decoded } from "../text/decode.ts";
import { absolutePath, pathBelow, shownPath } from "./paths.ts";
import { PolicyUnits } from "./policy-units.ts";
import { type FoundSite, Sites, siteFileName } from "./sites.ts";
import type { Terminal } from "./terminal.ts";

export interface PathOptions {
  /** The palisade.yaml that governs everything. */
  readonly site?: string | undefined;
  /** Day number of the review, over the site files'. */
  readonly asOf?: number | undefined;
}

/** A file as it was read from the disk and reviewed. */
export interface ReviewedFile {
  /** Absolute. */
  readonly path: string;
  readonly review: FileReview;
  readonly setup: ReviewSetup;
  /** Its path below the palisade.yaml that would be made for files that none governs. */
  readonly placedAnew: string;
  /** Absent where the file is no text. */
  readonly decoded?: Decoded;
}

export interface ReviewedPaths {
  readonly estates: readonly EstateReview[];
  readonly files: ReadonlyMap<string, ReviewedFile>;
  /** Where a palisade.yaml would be made for files that none governs. */
  readonly newSitePath: string;
  readonly skipped: number;
  /** Why not everything could be reviewed, a line each. */
  readonly problems: readonly string[];
}

/** Reviews files and folders. What cannot be read is a problem; everything else is reviewed all the same. */
export function reviewPaths(paths: readonly string[], options: PathOptions, terminal: Terminal): ReviewedPaths {
  const review = new PathReview(options, terminal);
  for (const path of paths) review.add(absolutePath(terminal.cwd, path));
  terminal.progress("");
  return review.done();
}

interface Estate {
  readonly site: FoundSite | undefined;
  readonly setup: ReviewSetup;
  readonly reviews: FileReview[];
}

class PathReview {
  readonly #terminal: Terminal;
  readonly #options: PathOptions;
  readonly #sites: Sites;
  readonly #problems: string[] = [];
  readonly #walked: string[] = [];
  readonly #seen = new Set<string>();
  readonly #estates = new Map<string, Estate>();
  readonly #files = new Map<string, ReviewedFile>();
  readonly #units = new PolicyUnits();
  #skipped = 0;

  constructor(options: PathOptions, terminal: Terminal) {
    this.#options = options;
    this.#terminal = terminal;
    this.#sites = new Sites(terminal.cwd, options.site && absolutePath(terminal.cwd, options.site));
  }

  /** The first folder that was named, or that of the first file. */
  #newSiteFolder: string | undefined;

  /** A file or folder that was named; a link that was named is followed. */
  add(path: string): void {
    try {
      if (statSync(path).isDirectory()) this.#addFolder(path);
      else this.#addFile(path, true);
    } catch (thrown) {
      this.#problem(path, reasonOf(codeOf(thrown)));
    }
  }

  done(): ReviewedPaths {
    if (this.#estates.size === 0) this.#estateOf(undefined);
    const estates = [...this.#estates.values()].map(({ site, setup, reviews }) => {
      const partial =
        site !== undefined && !this.#walked.some((folder) => pathBelow(folder, site.folder) !== undefined);
      return reviewEstate(reviews, { ...setup, partial });
    });
    return {
      estates,
      files: this.#files,
      newSitePath: shownPath(this.#terminal.cwd, join(this.#newSiteFolder ?? this.#terminal.cwd, siteFileName)),
      skipped: this.#skipped,
      problems: [...this.#problems, ...this.#sites.problems],
    };
  }

  #addFolder(folder: string): void {
    this.#walked.push(folder);
    this.#newSiteFolder ??= folder;
    for (const found of walk(folder)) {
      if (found.kind === "file") this.#addFile(found.path, false);
      else if (found.kind === "passed") this.#skipped++;
      else this.#problem(found.path, reasonOf(found.code));
    }
  }

  #addFile(path: string, named: boolean): void {
    if (this.#seen.has(path)) return;
    this.#seen.add(path);
    if (basename(path) === siteFileName) {
      if (this.#options.site === undefined) this.#estateOf(this.#sites.at(path));
      return;
    }
    const shown = shownPath(this.#terminal.cwd, path);
    this.#terminal.progress(`${this.#files.size + 1} ${shown}`);
    const content = readTextFile(path);
    if (content.kind === "unreadable") this.#problem(path, content.reason);
    else if (content.kind === "binary" && !named) this.#skipped++;
    else this.#review(path, shown, named, content);
  }

  #review(path: string, shown: string, named: boolean, content: Exclude<TextFile, { kind: "unreadable" }>): void {
    const site = this.#sites.governing(path);
    const placed = site && pathBelow(site.folder, path);
    this.#newSiteFolder ??= dirname(path);
    const placedAnew = pathBelow(this.#newSiteFolder, path) ?? shown;
    const text = content.kind === "binary" ? "" : content.text;
    const policy = this.#units.of(path);
    const setup = { ...this.#setupFor(site), ...(policy && { policy }) };
    const input = {
      path: shown,
      text,
      ...(placed !== undefined && { placed }),
      ...(!named && { found: true as const }),
    };
    const review = reviewFile(input, setup);
    if (review.format === undefined && !named) {
      this.#skipped++;
      return;
    }
    this.#estateOf(site).reviews.push(review);
    this.#files.set(shown, { path, review, setup, placedAnew, ...(content.kind === "text" && { decoded: content }) });
  }

  #estateOf(site: FoundSite | undefined): Estate {
    const known = this.#estates.get(site?.path ?? "");
    if (known) return known;
    const estate = { site, setup: this.#setupFor(site), reviews: [] };
    this.#estates.set(site?.path ?? "", estate);
    return estate;
  }

  #setupFor(site: FoundSite | undefined): ReviewSetup {
    const { asOf } = this.#options;
    return {
      tools: nodeTools,
      today: this.#terminal.today,
      ...(site && { siteFile: site.file }),
      ...(asOf !== undefined && { asOf }),
      onFailure: ({ file, what }: Failure) =>
        this.#terminal.note(`${file}: the ${what} failed; this is a mistake in Palisade`),
    };
  }

  #problem(path: string, reason: string): void {
    this.#problems.push(`${shownPath(this.#terminal.cwd, path)}: ${reason}`);
  }
}
