import type { Entry } from "../../model/filter.ts";
import { movedEntry, movedReference } from "../../model/moved.ts";
import type { Reference } from "../../model/names.ts";
import { commonEnd, commonStart } from "../../text/common.ts";
import type { Draft } from "./draft.ts";

/** A line that holds one entry, all of it understood, and says nothing about other lines. Remarks above it are not the line's. */
export interface EntryLine {
  readonly start: number;
  readonly list: string;
  readonly entry: Entry;
  /** Which of the file's references are its own: from this one up to that one. */
  readonly from: number;
  readonly to: number;
}

/** What decides, besides its own line, how an entry is read. */
type Surroundings = Pick<Draft, "text" | "references" | "anyIsIp4" | "aliases" | "addresses" | "services">;

/** Entries with the lines they were read from, for the next reading of the file to take over. */
export interface EntryLines {
  readonly surroundings: Surroundings;
  /** In the order of the text. */
  readonly lines: readonly EntryLine[];
  /** Characters of texts before that the entries may keep in memory, since names are pieces of the text they stood in. */
  readonly kept: number;
}

/** After so many characters of earlier texts, all lines are read anew. */
const mostKept = 32_000_000;

/** What the next reading may take over from this one. */
export function entryLinesOf(draft: Draft, known: KnownEntries | undefined): EntryLines {
  const { text, references, anyIsIp4, aliases, addresses, services } = draft;
  return {
    surroundings: { text, references, anyIsIp4, aliases, addresses, services },
    lines: draft.entryLines.sort((a, b) => a.start - b.start),
    kept: known?.isOfUse ? known.kept + text.length : 0,
  };
}

function isSameAround(before: Surroundings, now: Surroundings): boolean {
  return (
    before.anyIsIp4 === now.anyIsIp4 &&
    hasSameNames(before.addresses, now.addresses) &&
    hasSameNames(before.services, now.services) &&
    hasSameNames(before.aliases, now.aliases) &&
    [...before.aliases].every(([name, address]) => now.aliases.get(name) === address)
  );
}

function hasSameNames(before: ReadonlyMap<string, unknown>, now: ReadonlyMap<string, unknown>): boolean {
  if (before.size !== now.size) return false;
  for (const name of before.keys()) if (!now.has(name)) return false;
  return true;
}

/**
 * Lines of an earlier reading that stand unchanged in the text that is read now. They are asked for in order, once all
 * other statements are read.
 */
export class KnownEntries {
  readonly #earlier: EntryLines;
  readonly #draft: Draft;
  /** Where what both texts have in common ends, and where it begins again. */
  readonly #head: number;
  readonly #tail: number;
  /** How far what stands behind the change has moved. */
  readonly #by: number;
  #next = 0;
  #isSameAround: boolean | undefined;

  constructor(earlier: EntryLines, draft: Draft) {
    const { text } = draft;
    const before = earlier.surroundings.text;
    this.#earlier = earlier;
    this.#draft = draft;
    this.#head = commonStart(before, text);
    this.#tail = text.length - commonEnd(before, text, Math.min(text.length, before.length) - this.#head);
    this.#by = text.length - before.length;
  }

  /** Whether the entry of this line was taken over, with all that the line says. */
  takes(start: number, end: number): boolean {
    if (!this.isOfUse) return false;
    const by = this.#movedBy(start, end);
    const line = by === undefined ? undefined : this.#lineAt(start - by);
    if (by === undefined || !line) return false;
    const { lists, references, entryLines } = this.#draft;
    const list = lists.get(line.list);
    if (!list || list.items.length === 0) return false;

    const entry = movedEntry(line.entry, by);
    list.items.push(entry);
    if (end > list.span.end) list.span = { start: list.span.start, end };
    const from = references.length;
    const before = this.#earlier.surroundings.references;
    for (let at = line.from; at < line.to; at++) references.push(movedReference(before[at] as Reference, by));
    const isAsBefore = by === 0 && from === line.from;
    entryLines.push(isAsBefore ? line : { start, list: line.list, entry, from, to: references.length });
    return true;
  }

  /** Whether the earlier entries still mean what they did. */
  get isOfUse(): boolean {
    this.#isSameAround ??= this.kept <= mostKept && isSameAround(this.#earlier.surroundings, this.#draft);
    return this.#isSameAround;
  }

  get kept(): number {
    return this.#earlier.kept;
  }

  /** How far a line has moved; undefined when it, or what parts it from the lines around it, may have changed. */
  #movedBy(start: number, end: number): number | undefined {
    if (end < this.#head) return 0;
    return start > this.#tail ? this.#by : undefined;
  }

  #lineAt(start: number): EntryLine | undefined {
    for (;;) {
      const line = this.#earlier.lines[this.#next];
      if (!line || line.start > start) return undefined;
      if (line.start === start) return line;
      this.#next++;
    }
  }
}
