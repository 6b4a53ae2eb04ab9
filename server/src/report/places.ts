import { type Elsewhere, elsewhereOf } from "../review/elsewhere.ts";
import type { EstateReview, FileReview, Finding } from "../review/review.ts";
import { LineIndex, type Range } from "../text/lines.ts";
import type { Span } from "../text/span.ts";

/** The reviewed files by the names findings use: their lines, and what can be done where they come from. */
export class Places {
  readonly #files = new Map<string, FileReview>();
  readonly #texts = new Map<string, string>();
  readonly #indexes = new Map<string, LineIndex>();

  constructor(estates: readonly EstateReview[]) {
    for (const estate of estates) {
      if (estate.siteFile) this.#texts.set(estate.siteFile.path, estate.siteFile.text);
      for (const file of estate.files) {
        this.#files.set(file.path, file);
        this.#texts.set(file.path, covered(file.text, file.reading?.secrets ?? []));
      }
    }
  }

  /** A file nobody read (a palisade.yaml that a fix would make) is empty. */
  index(file: string): LineIndex {
    const known = this.#indexes.get(file) ?? new LineIndex(this.#texts.get(file) ?? "");
    this.#indexes.set(file, known);
    return known;
  }

  range(file: string, span: Span): Range {
    return this.index(file).range(span);
  }

  /** `edge-asa.cfg:45:2`, counted from 1 as people and terminals do. */
  name(file: string, span: Span): string {
    const { line, character } = this.index(file).position(span.start);
    return `${file}:${line + 1}:${character + 1}`;
  }

  /** Text to copy to where the finding's file comes from, so that the finding goes away. */
  elsewhere(finding: Finding): readonly Elsewhere[] {
    const file = this.#files.get(finding.file);
    return file ? elsewhereOf(file, finding) : [];
  }
}

/** The text with asterisks over what no report may quote; everything else stays where it is. */
function covered(text: string, secrets: readonly Span[]): string {
  let result = "";
  let at = 0;
  for (const { start, end } of [...secrets].sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    result += text.slice(at, start) + "*".repeat(end - start);
    at = end;
  }
  return result + text.slice(at);
}

/** A table has no room for the long way to a policy; the finding itself names it whole. */
export function shortened(place: string): string {
  const parts = place.split("/");
  const last = parts.pop() ?? "";
  return place.length <= 60 || parts.length < 3 ? place : [...parts.slice(0, 2), "…", last].join("/");
}
