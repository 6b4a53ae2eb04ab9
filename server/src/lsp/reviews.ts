import type { CancellationToken } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Format } from "../formats/format.ts";
import { formatFor, reviewFile, reviewInSteps } from "../review/file.ts";
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
import { inSlices, sleep, stopIfCancelled } from "./waiting.ts";
import type { Workspace } from "./workspace.ts";

/** A file's review, and what it was made with. */
export interface Reviewed {
  readonly place: Place;
  readonly review: FileReview;
  readonly lines: LineIndex;
  readonly setup: ReviewSetup;
  readonly settings: Settings;
  readonly site: GoverningSite | undefined;
  readonly milliseconds: number;
}

/** Quiet time before a changed text is reviewed: for what is quick, no more than changes take that come together. */
const shortestPause = 1;
const longestPause = 1500;
/** A review that takes no longer may start with every letter. */
const quickMilliseconds = 400;

/** A review that takes longer is told of. */
const noticeableMilliseconds = 400;

/** A review of a document that is not finished yet. */
interface Run {
  readonly document: TextDocument;
  readonly version: number;
  readonly site: GoverningSite | undefined;
  /** undefined: given up for a newer text. */
  readonly result: Promise<Reviewed | undefined>;
}

/** Reviews of open documents. Each has one review at a time, of its newest text. */
export class Reviews {
  readonly #workspace: Workspace;
  readonly #latest = new Map<string, Reviewed>();
  readonly #runs = new Map<string, Run>();
  /** Told about each new review of an open document. */
  onReviewed: (reviewed: Reviewed) => void = () => {};
  /** Told about a document whose review takes long. */
  onSlow: (document: TextDocument) => void = () => {};

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
    workspace.documents.onDidClose(({ document }) => this.#latest.delete(uriKey(document.uri)));
  }

  /** The review of what the document says now; who asked about an older text gets the newest. */
  async now(document: TextDocument): Promise<Reviewed> {
    const place = this.#workspace.folders.placeOf(document.uri);
    for (;;) {
      const site = await this.#workspace.sites.governing(place);
      const known = this.latest(document);
      if (known && this.#isCurrent(known, document.getText(), site)) return known;
      const reviewed = await this.#runOf(document, place, site).result;
      if (reviewed) return reviewed;
    }
  }

  /** The same once nobody has typed for a moment. */
  async settled(document: TextDocument, token: CancellationToken): Promise<Reviewed> {
    const known = this.latest(document);
    const pause = known && pauseAfter(known.milliseconds);
    while (pause !== undefined && known?.review.text !== document.getText()) {
      const { version } = document;
      await sleep(pause);
      stopIfCancelled(token);
      if (document.version === version) break;
    }
    return this.now(document);
  }

  /** The user wants to be told when the file is saved, not while typing. */
  waitsForSave(document: TextDocument): boolean {
    const { documents, settings, folders } = this.#workspace;
    return settings.of(folders.placeOf(document.uri)).run === "onSave" && !documents.isSaved(document);
  }

  /** The last review that was made, maybe of an older text. */
  latest(document: TextDocument): Reviewed | undefined {
    return this.#latest.get(uriKey(document.uri));
  }

  /**
   * Reviews a text, unless `known` is a review of the same text made with the same. Others have their turn meanwhile;
   * undefined when `isWanted` says no after one of these turns.
   */
  async review(
    place: Place,
    text: string,
    site: GoverningSite | undefined,
    known: Reviewed | undefined,
    isWanted: () => boolean,
  ): Promise<Reviewed | undefined> {
    const { host, settings, units } = this.#workspace;
    const policy = await units.of(place);
    if (known && this.#isCurrent(known, text, site) && known.setup.policy === policy) return known;
    const setup = { ...this.#setupFor(place, site), ...(policy && { policy }) };
    const reviewed = (review: FileReview, milliseconds: number): Reviewed => {
      return { place, review, lines: new LineIndex(text), setup, settings: settings.of(place), site, milliseconds };
    };
    if (isTooLarge(text, settings.of(place))) return reviewed(tooLarge(place, text, setup), 0);
    const isOpen = this.#workspace.documents.get(place.uri) !== undefined;
    const input = { path: place.path, text, ...(!isOpen && { found: true as const }) };
    const done = await inSlices(host, reviewInSteps(input, setup, known?.review), isWanted);
    return done && reviewed(done.value, done.milliseconds);
  }

  /** The run that reviews the newest text: the one there is, or a new one, for which an older one gives up. */
  #runOf(document: TextDocument, place: Place, site: GoverningSite | undefined): Run {
    const key = uriKey(document.uri);
    const { version } = document;
    const there = this.#runs.get(key);
    if (there?.document === document && there.version === version && there.site === site) return there;
    const isWanted = () => this.#runs.get(key) === run && document.version === version;
    const result = this.review(place, document.getText(), site, this.latest(document), isWanted).then((reviewed) => {
      if (this.#runs.get(key) === run) this.#runs.delete(key);
      if (!reviewed || this.#workspace.documents.get(document.uri) !== document) return reviewed;
      this.#latest.set(key, reviewed);
      this.onReviewed(reviewed);
      return reviewed;
    });
    const run: Run = { document, version, site, result };
    this.#runs.set(key, run);
    setTimeout(() => {
      if (this.#runs.get(key) === run) this.onSlow(document);
    }, noticeableMilliseconds);
    return run;
  }

  #isCurrent(known: Reviewed, text: string, site: GoverningSite | undefined): boolean {
    const { host, settings } = this.#workspace;
    const isSameSetup = known.setup.today === host.today() && known.settings === settings.of(known.place);
    return known.review.text === text && known.site === site && isSameSetup;
  }

  /** The format a text would be read as. */
  formatOf(place: Place, text: string, site: GoverningSite | undefined): Format | undefined {
    const setup = this.#setupFor(place, site);
    const input = { path: place.path, text };
    return formatFor(input, placedOf(input, setup), setup);
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

function pauseAfter(milliseconds: number): number {
  return milliseconds <= quickMilliseconds ? shortestPause : Math.min(longestPause, milliseconds);
}

function isTooLarge(text: string, { maxFileSizeMb }: Settings): boolean {
  return text.length > maxFileSizeMb * 1_000_000;
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
function formatSetFor(place: Place, settings: Settings): string | undefined {
  if (!settings.enable) return "none";
  for (const [glob, format] of settings.formats) if (matchesGlob(glob, place.path)) return format;
  return undefined;
}
