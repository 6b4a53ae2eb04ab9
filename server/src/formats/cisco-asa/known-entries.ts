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
  /** Which of the references are its own: from this one up to that one. */
  readonly from: number;
  readonly to: number;
}

/** Such lines of one list that stand side by side, as a later reading took them over. */
export interface EntryRun {
  readonly list: string;
  /** The lines as they were first read; the run is `count` of them, from `first` on. */
  readonly lines: readonly EntryLine[];
  readonly first: number;
  readonly count: number;
  /** How far they have moved since. */
  readonly by: number;
  readonly entries: readonly Entry[];
  /** Where the references of its first line are among the file's. */
  readonly from: number;
}

/** What decides, besides its own line, how an entry is read. */
export type Surroundings = Pick<Draft, "text" | "references" | "anyIsIp4" | "aliases" | "addresses" | "services">;

/** A part of a run that stands unchanged in the text that is read now. */
interface KnownLines {
  readonly run: EntryRun;
  /** Which of the run's lines is the first of them. */
  readonly skipped: number;
  readonly count: number;
  /** How far they have moved from where the earlier reading had them. */
  readonly by: number;
}

/** Entries of an earlier reading whose lines stand unchanged in the text that is read now. */
export class KnownEntries {
  readonly #runs: readonly EntryRun[];
  readonly #before: Surroundings;
  readonly #unchanged: Unchanged;
  readonly #draft: Draft;
  #next = 0;
  #changedNames: ReadonlySet<string> | undefined;

  constructor(runs: readonly EntryRun[], before: Surroundings, unchanged: Unchanged, draft: Draft) {
    this.#runs = runs;
    this.#before = before;
    this.#unchanged = unchanged;
    this.#draft = draft;
  }

  /** The known lines of one list from here on, as many as stand side by side. */
  linesFrom(start: number): Lines | undefined {
    const { head, tail, by: moved } = this.#unchanged;
    if (start >= head && start <= tail) return undefined;
    const by = start < head ? 0 : moved;
    const run = this.#runAt(start - by);
    const skipped = run ? placeIn(run, start - by) : -1;
    if (!run || skipped < 0) return undefined;

    let count = run.count - skipped;
    if (start < head) while (count > 0 && endIn(run, skipped + count - 1) >= head) count--;
    if (count === 0) return undefined;
    const end = endIn(run, skipped + count - 1) + by;
    return { start, end, count, takeOver: () => this.#takesOver({ run, skipped, count, by }, end) };
  }

  #takesOver(known: KnownLines, end: number): boolean {
    const list = this.#draft.lists.get(known.run.list);
    if (!list || list.items.length === 0 || !this.#meansTheSame(known)) return false;
    const run = this.#takenOver(known);
    this.#draft.entryRuns.push(run);
    // Few are added one by one, so that many short runs do not copy the list as often.
    if (run.count > list.items.length) list.items = [...list.items, ...run.entries];
    else for (const entry of run.entries) list.items.push(entry);
    if (end > list.span.end) list.span = { start: list.span.start, end };
    return true;
  }

  #takenOver(known: KnownLines): EntryRun {
    const { references } = this.#draft;
    const { run, skipped, count, by } = known;
    const from = references.length;
    const [begin, end] = referencesOf(known);
    for (let at = begin; at < end; at++) references.push(movedReference(this.#before.references[at] as Reference, by));
    const unmoved = count === run.count ? run.entries : run.entries.slice(skipped, skipped + count);
    const entries = by === 0 ? unmoved : unmoved.map((entry) => movedEntry(entry, by));
    return { list: run.list, lines: run.lines, first: run.first + skipped, count, by: run.by + by, entries, from };
  }

  /** Whether the entries still mean what they did: how they are read depends on which names there are. */
  #meansTheSame(known: KnownLines): boolean {
    if (this.#before.anyIsIp4 !== this.#draft.anyIsIp4) return false;
    this.#changedNames ??= changedNames(this.#before, this.#draft);
    if (this.#changedNames.size === 0) return true;
    const [begin, end] = referencesOf(known);
    for (let at = begin; at < end; at++)
      if (this.#changedNames.has((this.#before.references[at] as Reference).name.value)) return false;
    return true;
  }

  /** The run that holds this place; asked in order. */
  #runAt(place: number): EntryRun | undefined {
    for (; ; this.#next++) {
      const run = this.#runs[this.#next];
      if (!run || endIn(run, run.count - 1) > place) return run;
    }
  }
}

/** What the next reading may take over: runs that this one took, and those of the lines it read; in the order of the text. */
export function entryRunsOf({ text, entryRuns, entryLines }: Draft): EntryRun[] {
  const runs = [...entryRuns];
  const lines = entryLines.sort((a, b) => a.start - b.start);
  for (let first = 0; first < lines.length; ) {
    let after = first + 1;
    while (after < lines.length && isNextLine(lineAt(lines, after - 1), lineAt(lines, after), text)) after++;
    const { list, from } = lineAt(lines, first);
    const entries = lines.slice(first, after).map(({ entry }) => entry);
    runs.push({ list, lines, first, count: after - first, by: 0, entries, from });
    first = after;
  }
  return runs.sort((a, b) => endIn(a, 0) - endIn(b, 0));
}

/** Whether a line of the same list follows with nothing but a line end between them, and their references likewise. */
function isNextLine(line: EntryLine, next: EntryLine, text: string): boolean {
  const { end, list, to } = line;
  if (next.list !== list || next.from !== to) return false;
  return next.start === end + 1 || (next.start === end + 2 && text.startsWith("\r\n", end));
}

/** Which of a run's lines begins at this place of the earlier text; -1: none. */
function placeIn({ lines, first, count, by }: EntryRun, place: number): number {
  let low = first;
  let high = first + count - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lineAt(lines, middle).start + by < place) low = middle + 1;
    else high = middle;
  }
  return lineAt(lines, low).start + by === place ? low - first : -1;
}

/** From which of the earlier file's references up to which one they are those of the lines. */
function referencesOf({ run, skipped, count }: KnownLines): [number, number] {
  const first = run.first + skipped;
  const begin = run.from + lineAt(run.lines, first).from - lineAt(run.lines, run.first).from;
  return [begin, begin + lineAt(run.lines, first + count - 1).to - lineAt(run.lines, first).from];
}

/** Where one of a run's lines ends in the earlier text. */
function endIn(run: EntryRun, place: number): number {
  return lineAt(run.lines, run.first + place).end + run.by;
}

function lineAt(lines: readonly EntryLine[], at: number): EntryLine {
  return lines[at] as EntryLine;
}

/** The names that stand for something in one of both only, and other words for an address that is another one now. */
function changedNames(before: Surroundings, now: Surroundings): ReadonlySet<string> {
  const changed = new Set<string>();
  for (const kind of ["addresses", "services", "aliases"] as const) {
    for (const name of before[kind].keys()) if (!now[kind].has(name)) changed.add(name);
    for (const name of now[kind].keys()) if (!before[kind].has(name)) changed.add(name);
  }
  for (const [name, address] of before.aliases) if (now.aliases.get(name) !== address) changed.add(name);
  return changed;
}
