import type { Entry } from "../../model/filter.ts";
import { movedEntry, movedReference } from "../../model/moved.ts";
import type { Reference } from "../../model/names.ts";
import type { Lines } from "../../syntax/indented.ts";
import type { Unchanged } from "../../text/common.ts";
import type { Draft } from "./draft.ts";

/**
 * A line that holds one entry, all of it understood, and says nothing about other lines; it is not indented, and not
 * the first one of its list. Remarks above it are not the line's.
 */
export interface EntryLine {
  readonly start: number;
  readonly end: number;
  readonly list: string;
  readonly entry: Entry;
  /** Which of the file's references are its own: from this one up to that one. */
  readonly from: number;
  readonly to: number;
}

/** What decides, besides its own line, how an entry is read. */
export type Surroundings = Pick<Draft, "text" | "references" | "anyIsIp4" | "aliases" | "addresses" | "services">;

/** Known lines side by side. */
interface KnownLines extends Lines {
  /** Which of all known lines is the first of them. */
  readonly first: number;
  readonly by: number;
}

/** Entries of an earlier reading whose lines stand unchanged in the text that is read now. */
export class KnownEntries {
  readonly #lines: readonly EntryLine[];
  readonly #before: Surroundings;
  readonly #unchanged: Unchanged;
  readonly #draft: Draft;
  #next = 0;
  readonly #found = new Map<Lines, KnownLines>();
  #isSameAround: boolean | undefined;

  constructor(lines: readonly EntryLine[], before: Surroundings, unchanged: Unchanged, draft: Draft) {
    this.#lines = lines;
    this.#before = before;
    this.#unchanged = unchanged;
    this.#draft = draft;
  }

  /** The known lines of one list from here on, as many as stand side by side. */
  linesFrom(start: number): Lines | undefined {
    const { head, tail, by: moved } = this.#unchanged;
    const by = start < head ? 0 : moved;
    const until = start < head ? head : Number.POSITIVE_INFINITY;
    if (start >= head && start <= tail) return undefined;
    const first = this.#indexAt(start - by);
    const line = this.#lines[first];
    if (!line || line.start + by !== start || line.end >= until) return undefined;

    let last = line;
    for (this.#next = first + 1; ; this.#next++) {
      const next = this.#lines[this.#next];
      if (!next || next.list !== line.list || next.end >= until || !this.#isNextLine(last, next)) break;
      last = next;
    }
    const lines: KnownLines = { start, end: last.end + by, count: this.#next - first, first, by };
    this.#found.set(lines, lines);
    return lines;
  }

  /** Whether the entries of such lines were taken over, with all that the lines say. */
  takesLines(lines: Lines): boolean {
    const known = this.#found.get(lines);
    const name = known && this.#lines[known.first]?.list;
    const list = name === undefined ? undefined : this.#draft.lists.get(name);
    if (!known || !list || list.items.length === 0 || !this.#meansTheSame) return false;
    for (let at = known.first; at < known.first + known.count; at++)
      list.items.push(this.#takenOver(this.#lines[at] as EntryLine, known.by));
    if (lines.end > list.span.end) list.span = { start: list.span.start, end: lines.end };
    return true;
  }

  #takenOver(line: EntryLine, by: number): Entry {
    const { references, entryLines } = this.#draft;
    const entry = movedEntry(line.entry, by);
    const from = references.length;
    for (let at = line.from; at < line.to; at++)
      references.push(movedReference(this.#before.references[at] as Reference, by));
    const isAsBefore = by === 0 && from === line.from;
    entryLines.push(
      isAsBefore
        ? line
        : { start: line.start + by, end: line.end + by, list: line.list, entry, from, to: references.length },
    );
    return entry;
  }

  /** Whether the entries still mean what they did. */
  get #meansTheSame(): boolean {
    this.#isSameAround ??= isSameAround(this.#before, this.#draft);
    return this.#isSameAround;
  }

  /** The first of the lines that begins here or later; asked in order. */
  #indexAt(start: number): number {
    for (; ; this.#next++) {
      const line = this.#lines[this.#next];
      if (!line || line.start >= start) return this.#next;
    }
  }

  /** Whether nothing but a line end stands between two lines. */
  #isNextLine({ end }: EntryLine, { start }: EntryLine): boolean {
    return start === end + 1 || (start === end + 2 && this.#before.text.startsWith("\r\n", end));
  }
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
