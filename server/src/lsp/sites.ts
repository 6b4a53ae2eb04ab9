import type { SiteFile } from "../review/review.ts";
import { readSiteFile } from "../review/site-file.ts";
import type { Documents } from "./documents.ts";
import type { ServerHost } from "./host.ts";
import { type Folders, foldersAbove, joinPath, type Place } from "./places.ts";
import { nameOf, siblingOf, uriBelow, uriKey } from "./uris.ts";

export const siteFileName = "palisade.yaml";

export function isSiteFile(uri: string): boolean {
  return nameOf(uri) === siteFileName;
}

/** More than any site file says by hand. */
const maximumBytes = 2_000_000;

/** A palisade.yaml and where it stands. */
export interface GoverningSite {
  readonly uri: string;
  readonly file: SiteFile;
}

/** Knows which palisade.yaml governs a file: the nearest one above it, within the folder the user opened. */
export class Sites {
  readonly #host: ServerHost;
  readonly #folders: Folders;
  readonly #documents: Documents;
  /** What the disk holds, by the key of the site file's URI. */
  readonly #onDisk = new Map<string, Promise<string | undefined>>();
  /** The last reading of each, so that the same text always gives the same object. */
  readonly #read = new Map<string, GoverningSite>();

  constructor(host: ServerHost, folders: Folders, documents: Documents) {
    this.#host = host;
    this.#folders = folders;
    this.#documents = documents;
  }

  /** The same object as long as nothing in the file changes. */
  async governing(place: Place): Promise<GoverningSite | undefined> {
    if (place.folder === undefined) return this.#openBeside(place) ?? this.#forNewDocument(place);
    for (const above of foldersAbove(place.path)) {
      const site = await this.#at(place.folder, joinPath(above, siteFileName));
      if (site) return site;
    }
    return undefined;
  }

  /** What an open or closed palisade.yaml says. */
  async at(place: Place): Promise<GoverningSite | undefined> {
    if (place.folder !== undefined) return this.#at(place.folder, place.path);
    const open = this.#documents.get(place.uri);
    return open && this.#reading(place.uri, place.path, open.getText());
  }

  /** The file on the disk is not what it was. */
  forget(uri: string): void {
    this.#onDisk.delete(uriKey(uri));
  }

  forgetAll(): void {
    this.#onDisk.clear();
  }

  async #at(folder: string, path: string): Promise<GoverningSite | undefined> {
    const uri = uriBelow(folder, path);
    const text = this.#documents.get(uri)?.getText() ?? (await this.#fromDisk(folder, path, uri));
    return text === undefined ? undefined : this.#reading(uri, path, text);
  }

  #fromDisk(folder: string, path: string, uri: string): Promise<string | undefined> {
    const key = uriKey(uri);
    const known = this.#onDisk.get(key);
    if (known) return known;
    const reading = this.#host.files?.read(folder, path, maximumBytes);
    const text = reading?.then((file) => (file.kind === "text" ? file.text : undefined)) ?? Promise.resolve(undefined);
    this.#onDisk.set(key, text);
    return text;
  }

  #reading(uri: string, path: string, text: string): GoverningSite {
    const key = uriKey(uri);
    const known = this.#read.get(key);
    if (known && known.file.text === text && known.file.path === path) return known;
    const site: GoverningSite = { uri, file: readSiteFile(path, text) };
    this.#read.set(key, site);
    return site;
  }

  /** A document outside all folders is governed by what is open beside it: nothing there is read unasked. */
  #openBeside(place: Place): GoverningSite | undefined {
    const uri = siblingOf(place.uri, siteFileName);
    const open = this.#documents.get(uri);
    return open && this.#reading(uri, siteFileName, open.getText());
  }

  /** What is pasted into a new document most likely belongs to the one client whose folder is open. */
  async #forNewDocument(place: Place): Promise<GoverningSite | undefined> {
    const [only, ...others] = this.#folders.all;
    if (!place.uri.startsWith("untitled:") || !only || others.length > 0) return undefined;
    return this.#at(only.uri, siteFileName);
  }
}
