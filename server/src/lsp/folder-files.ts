import { CancellationToken } from "vscode-languageserver";
import { globMatcher } from "../site/glob.ts";
import type { Place } from "./places.ts";
import type { Reviewed, Reviews } from "./reviews.ts";
import type { Settings } from "./settings.ts";
import { type GoverningSite, isSiteFile } from "./sites.ts";
import { pathBelow, uriKey } from "./uris.ts";
import { sliceMilliseconds, stopIfCancelled, yieldToOthers } from "./waiting.ts";
import type { Workspace } from "./workspace.ts";

/** A file of a workspace folder, as it stands on the disk. */
interface KnownFile {
  readonly place: Place;
  /** What the walk saw of it. */
  readonly stamp?: string;
  /** It has to be read again. */
  readonly changed: boolean;
  readonly content?: FileContent;
}

type FileContent =
  | { readonly kind: "reviewed"; readonly reviewed: Reviewed }
  /** No format knows it, or it is no text; looked at again when it changes or somebody says its format. */
  | { readonly kind: "left-alone"; readonly settings: Settings; readonly site: GoverningSite | undefined };

export interface Pass {
  readonly token: CancellationToken;
  /** After each file. */
  onFile?(place: Place, done: number, total: number): void;
  /** After each file that was reviewed anew. */
  onReviewed?(reviewed: Reviewed): void;
}

/** Reviews of the files below the workspace folders that nobody has open. */
export class FolderFiles {
  readonly #workspace: Workspace;
  readonly #reviews: Reviews;
  readonly #files = new Map<string, KnownFile>();
  readonly #siteFiles = new Map<string, string>();
  /** Keys of the folders whose files are all known. */
  readonly #walked = new Set<string>();
  #lastPass: Promise<void> = Promise.resolve();

  constructor(workspace: Workspace, reviews: Reviews) {
    this.#workspace = workspace;
    this.#reviews = reviews;
  }

  /** Every file of the folder is known and was looked at, so that what no file has is missing. */
  isComplete(folder: string): boolean {
    const { documents, host } = this.#workspace;
    if (!host.files?.reaches(folder) || !this.#walked.has(uriKey(folder))) return false;
    for (const { place, content } of this.#files.values())
      if (place.folder === folder && !content && !documents.get(place.uri)) return false;
    return true;
  }

  has(uri: string): boolean {
    return this.#files.has(uriKey(uri));
  }

  get reviewed(): readonly Reviewed[] {
    return [...this.#files.values()].flatMap(({ content }) => (content?.kind === "reviewed" ? [content.reviewed] : []));
  }

  /** URIs of every palisade.yaml. */
  get siteFiles(): readonly string[] {
    return [...this.#siteFiles.values()];
  }

  get leftAlone(): number {
    let count = 0;
    for (const { content } of this.#files.values()) if (content?.kind === "left-alone") count++;
    return count;
  }

  /** A file came, changed or went. */
  touch(uri: string): void {
    const key = uriKey(uri);
    const known = this.#files.get(key);
    const place = known?.place ?? this.#workspace.folders.placeOf(uri);
    if (!known && !this.#isWanted(place)) return;
    if (isSiteFile(uri)) this.#siteFiles.set(key, uri);
    else this.#files.set(key, { ...known, place, changed: true });
  }

  /** A file or a whole folder went. */
  remove(uri: string): void {
    for (const [key, { place }] of this.#files)
      if (key === uriKey(uri) || pathBelow(uri, place.uri) !== undefined) this.#files.delete(key);
    for (const [key, siteFile] of this.#siteFiles)
      if (key === uriKey(uri) || pathBelow(uri, siteFile) !== undefined) this.#siteFiles.delete(key);
  }

  /** The next pass walks all folders: they, or what is excluded, may have changed. */
  walkAgain(): void {
    this.#walked.clear();
    for (const [key, { place }] of this.#files) {
      const current = this.#workspace.folders.placeOf(place.uri);
      if (current.folder === undefined) this.#files.delete(key);
      else if (current.folder !== place.folder) this.#files.set(key, { place: current, changed: true });
    }
    for (const [key, uri] of this.#siteFiles)
      if (this.#workspace.folders.placeOf(uri).folder === undefined) this.#siteFiles.delete(key);
  }

  /** Brings every file up to date, one after another. Passes do not overlap: a second one finds little left to do. */
  update(pass: Pass): Promise<void> {
    const turn = this.#lastPass.then(() => this.#run(pass));
    this.#lastPass = turn.catch(() => {});
    return turn;
  }

  /** The review of what the disk holds now. */
  async fresh(uri: string): Promise<Reviewed | undefined> {
    const key = uriKey(uri);
    if (!this.#files.has(key)) this.touch(uri);
    const known = this.#files.get(key);
    if (known) await this.#bringUpToDate(key, known, CancellationToken.None);
    const content = this.#files.get(key)?.content;
    return content?.kind === "reviewed" ? content.reviewed : undefined;
  }

  async #run({ token, onFile, onReviewed }: Pass): Promise<void> {
    for (const { uri } of this.#workspace.folders.all) if (!this.#walked.has(uriKey(uri))) await this.#walk(uri, token);
    const { host } = this.#workspace;
    const files = [...this.#files];
    let since = host.now();
    for (const [done, [key, file]] of files.entries()) {
      stopIfCancelled(token);
      if (await this.#bringUpToDate(key, file, token)) {
        const content = this.#files.get(key)?.content;
        if (content?.kind === "reviewed") onReviewed?.(content.reviewed);
      }
      if (host.now() - since > sliceMilliseconds) {
        await yieldToOthers();
        since = host.now();
      }
      onFile?.(file.place, done + 1, files.length);
    }
  }

  async #walk(folder: string, token: CancellationToken): Promise<void> {
    const { host, folders, settings } = this.#workspace;
    const seen = new Set<string>();
    for await (const found of host.files?.walk(folder, exclusion(settings.ofFolder(folder))) ?? []) {
      stopIfCancelled(token);
      const place = folders.placeIn(folder, found.path);
      if (!place) continue;
      const key = uriKey(place.uri);
      seen.add(key);
      if (isSiteFile(place.uri)) {
        this.#siteFiles.set(key, place.uri);
        continue;
      }
      const known = this.#files.get(key);
      if (known?.stamp !== found.stamp) this.#files.set(key, { ...known, place, stamp: found.stamp, changed: true });
    }
    const isGone = (key: string, uri: string) => folders.placeOf(uri).folder === folder && !seen.has(key);
    for (const [key, { place }] of this.#files) if (isGone(key, place.uri)) this.#files.delete(key);
    for (const [key, uri] of this.#siteFiles) if (isGone(key, uri)) this.#siteFiles.delete(key);
    this.#walked.add(uriKey(folder));
  }

  /** False when there was nothing to do. */
  async #bringUpToDate(key: string, file: KnownFile, token: CancellationToken): Promise<boolean> {
    const { documents, settings, sites } = this.#workspace;
    const { place, content } = file;
    const open = documents.get(place.uri);
    if (open) {
      if (!this.#reviews.latest(open)) await this.#reviews.now(open);
      return false;
    }
    const site = await sites.governing(place);
    const current = { settings: settings.of(place), site };
    if (
      !file.changed &&
      content?.kind === "left-alone" &&
      content.settings === current.settings &&
      content.site === site
    )
      return false;
    const known = content?.kind === "reviewed" ? content.reviewed : undefined;
    const text = file.changed || !known ? await this.#read(key, place) : known.review.text;
    if (!this.#files.has(key)) return true;
    const isWanted = () => !token.isCancellationRequested;
    const reviewed = text === undefined ? undefined : await this.#reviews.review(place, text, site, known, isWanted);
    stopIfCancelled(token);
    if (reviewed && reviewed === known && !file.changed) return false;
    const fresh: FileContent =
      reviewed?.review.format === undefined ? { kind: "left-alone", ...current } : { kind: "reviewed", reviewed };
    this.#files.set(key, { ...this.#files.get(key), place, changed: false, content: fresh });
    return true;
  }

  async #read(key: string, place: Place): Promise<string | undefined> {
    const { host, log, settings } = this.#workspace;
    if (!host.files || place.folder === undefined) return undefined;
    const { maxFileSizeMb } = settings.of(place);
    const file = await host.files.read(place.folder, place.path, maxFileSizeMb * 1_000_000);
    switch (file.kind) {
      case "text":
        return file.text;
      case "absent":
        this.#files.delete(key);
        return undefined;
      case "folder":
        this.#files.delete(key);
        this.walkAgain();
        return undefined;
      case "binary":
        return undefined;
      case "too-big":
        log.warn(
          `${place.path} is not reviewed: it has ${megabytes(file.bytes)} MB, palisade.maxFileSizeMb is ${maxFileSizeMb}`,
        );
        return undefined;
      case "unreadable":
        log.warn(`${place.path} cannot be read: ${file.reason}`);
        return undefined;
    }
  }

  #isWanted(place: Place): boolean {
    if (place.folder === undefined) return false;
    const isExcluded = exclusion(this.#workspace.settings.of(place));
    const parts = place.path.split("/");
    return !parts.some((_, at) => isExcluded(parts.slice(0, at + 1).join("/")));
  }
}

/** Whether the settings exclude a file, or a folder with all that is in it. */
function exclusion(settings: Settings): (path: string) => boolean {
  if (!settings.enable) return () => true;
  const matchers = settings.exclude.map((glob) => globMatcher(glob));
  return (path) => matchers.some((matches) => matches(path) || matches(`${path}/`));
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}
