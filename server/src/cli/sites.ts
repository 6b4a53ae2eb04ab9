import { statSync } from "node:fs";
import { dirname, join } from "node:path";
import { readTextFile } from "../host/text-file.ts";
import type { SiteFile } from "../review/review.ts";
import { readSiteFile } from "../review/site-file.ts";
import { LineIndex } from "../text/lines.ts";
import { shownPath } from "./paths.ts";

export const siteFileName = "palisade.yaml";

/** A palisade.yaml of this machine. */
export interface FoundSite {
  /** Absolute. */
  readonly path: string;
  readonly folder: string;
  readonly file: SiteFile;
}

/** Knows which palisade.yaml governs a file: the one that was named, or the nearest above. */
export class Sites {
  readonly #cwd: string;
  readonly #said: FoundSite | undefined;
  readonly #byFolder = new Map<string, FoundSite | undefined>();
  readonly #byPath = new Map<string, FoundSite | undefined>();
  /** What is wrong with the site files met so far: `clients/a/palisade.yaml:3:5: …`. */
  readonly problems: string[] = [];

  constructor(cwd: string, said?: string) {
    this.#cwd = cwd;
    this.#said = said === undefined ? undefined : this.at(said);
  }

  governing(path: string): FoundSite | undefined {
    return this.#said ?? this.#above(dirname(path));
  }

  /** Reads a site file once. */
  at(path: string): FoundSite | undefined {
    if (this.#byPath.has(path)) return this.#byPath.get(path);
    const site = this.#read(path);
    this.#byPath.set(path, site);
    return site;
  }

  #above(folder: string): FoundSite | undefined {
    if (this.#byFolder.has(folder)) return this.#byFolder.get(folder);
    const parent = dirname(folder);
    const path = join(folder, siteFileName);
    const site = exists(path) ? this.at(path) : parent === folder ? undefined : this.#above(parent);
    this.#byFolder.set(folder, site);
    return site;
  }

  #read(path: string): FoundSite | undefined {
    const shown = shownPath(this.#cwd, path);
    const content = readTextFile(path);
    if (content.kind !== "text") {
      this.problems.push(`${shown}: ${content.kind === "unreadable" ? content.reason : "it is not text"}`);
      return undefined;
    }
    const file = readSiteFile(shown, content.text);
    const index = new LineIndex(content.text);
    for (const problem of file.problems) {
      const { line, character } = index.position(problem.span.start);
      this.problems.push(`${shown}:${line + 1}:${character + 1}: ${problem.message}`);
    }
    return { path, folder: dirname(path), file };
  }
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
