import type { CancellationToken } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Format } from "../formats/format.ts";
import { formatFor, reviewFile } from "../review/file.ts";
import { ownFinding } from "../review/observations.ts";
import { fileTooLarge } from "../review/own-checks.ts";
import { placedOf } from "../review/placed.ts";
import type { FileReview, ReviewSetup } from "../review/review.ts";
import { matchesGlob } from "../site/glob.ts";
import { LineIndex } from "../text/lines.ts";
import type { Place } from "./places.ts";
import type { Settings } from "./settings.ts";
import type { GoverningSite } from "./sites.ts";
import { uriKey } from "./uris.ts";
import { sleep, stopIfCancelled } from "./waiting.ts";
import type { Workspace } from "./workspace.ts";

/** A file's review, and what it was made with. */
export interface Reviewed {
  readonly place: Place;
  readonly review: FileReview;
  readonly lines: LineIndex;
  readonly setup: ReviewSetup;
  readonly site: GoverningSite | undefined;
  readonly milliseconds: number;
}

/** Quiet time before a changed text is reviewed: short for what is quick, longer for what is not. */
const shortestPause = 60;
const longestPause = 1500;

/** Reviews of open documents. Only the newest text of a document is ever reviewed. */
export class Reviews {
  readonly #workspace: Workspace;
  readonly #latest = new Map<string, Reviewed>();
  /** Told about each new review of an open document. */
  onReviewed: (reviewed: Reviewed) => void = () => {};

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
    workspace.documents.onDidClose(({ document }) => this.#latest.delete(uriKey(document.uri)));
  }

  /** The review of what the document says now. */
  async now(document: TextDocument): Promise<Reviewed> {
    const place = this.#workspace.folders.placeOf(document.uri);
    const site = await this.#workspace.sites.governing(place);
    const known = this.#latest.get(uriKey(document.uri));
    const reviewed = this.review(place, document.getText(), site, known);
    if (reviewed === known) return known;
    if (this.#workspace.documents.get(document.uri) === document) this.#latest.set(uriKey(document.uri), reviewed);
    this.onReviewed(reviewed);
    return reviewed;
  }

  /** The same once nobody has typed for a moment; who asks for an older text gets the newest. */
  async settled(document: TextDocument, token: CancellationToken): Promise<Reviewed> {
    const known = this.latest(document);
    const pause = known && Math.min(longestPause, Math.max(shortestPause, 2 * known.milliseconds));
    while (pause !== undefined && known?.review.text !== document.getText()) {
      const { version } = document;
      await sleep(pause);
      stopIfCancelled(token);
      if (document.version === version) break;
    }
    return this.now(document);
  }

  /** The last review that was made, maybe of an older text. */
  latest(document: TextDocument): Reviewed | undefined {
    return this.#latest.get(uriKey(document.uri));
  }

  /** What reviews are made with changed in a way that they do not remember. */
  forgetAll(): void {
    this.#latest.clear();
  }

  /** Reviews a text, unless `known` is a review of the same text made with the same. */
  review(place: Place, text: string, site: GoverningSite | undefined, known: Reviewed | undefined): Reviewed {
    const setup = this.#setupFor(place, site);
    if (known?.review.text === text && known.site === site && isSame(known.setup, setup)) return known;
    const before = this.#workspace.host.now();
    const review = this.#isTooLarge(place, text)
      ? tooLarge(place, text, setup)
      : reviewFile({ path: place.path, text }, setup);
    const milliseconds = this.#workspace.host.now() - before;
    return { place, review, lines: new LineIndex(text), setup, site, milliseconds };
  }

  /** The format a text would be read as. */
  formatOf(place: Place, text: string, site: GoverningSite | undefined): Format | undefined {
    const setup = this.#setupFor(place, site);
    const input = { path: place.path, text };
    return formatFor(input, placedOf(input, setup), setup);
  }

  #isTooLarge(place: Place, text: string): boolean {
    return text.length > this.#workspace.settings.of(place).maxFileSizeMb * 1_000_000;
  }

  #setupFor(place: Place, site: GoverningSite | undefined): ReviewSetup {
    const format = formatSetFor(place, this.#workspace.settings.of(place));
    return {
      tools: this.#workspace.host.tools,
      today: this.#workspace.host.today(),
      ...(site && { siteFile: site.file }),
      ...(format !== undefined && { format }),
      onFailure: (failure) => this.#workspace.log.failure(failure),
    };
  }
}

/** A configuration is told by its beginning; other large files are nobody's business. */
const headLength = 100_000;

function tooLarge(place: Place, text: string, setup: ReviewSetup): FileReview {
  const left = reviewFile({ path: place.path, text }, { ...setup, format: "none" });
  const head = { path: place.path, text: text.slice(0, headLength) };
  const format = formatFor(head, placedOf(head, setup), setup);
  if (!format) return left;
  const message = `${format.name} of ${Math.ceil(text.length / 1_000_000)} MB: larger than palisade.maxFileSizeMb, so it is not reviewed`;
  return { ...left, findings: [ownFinding(fileTooLarge, place.path, { start: 0, end: 0 }, message)] };
}

/** The format that the settings give a path. `none`: leave it alone. */
export function formatSetFor(place: Place, settings: Settings): string | undefined {
  if (!settings.enable) return "none";
  for (const [glob, format] of settings.formats) if (matchesGlob(glob, place.path)) return format;
  return undefined;
}

function isSame(a: ReviewSetup, b: ReviewSetup): boolean {
  return a.today === b.today && a.format === b.format;
}
