import type { Configuration } from "../configuration.ts";
import type { Entry, Filter } from "../filter.ts";
import type { DeadEntry, Passage } from "../traffic.ts";
import type { DeadBefore, FoundDead } from "./dead.ts";
import type { Ends } from "./ends.ts";
import { changedEntries, forEachKept, keptDecision, keptEntries } from "./kept-entries.ts";
import { Matches } from "./matches.ts";
import type { OnWay } from "./way-passages.ts";

/** What was found out about one configuration so far. */
export interface Answered {
  readonly configuration: Configuration;
  readonly ends: Ends;
  readonly matches: Matches;
  readonly dead: Map<Filter, FoundDead>;
  /** Of lists that changed since: what was found before. */
  readonly deadBefore: Map<Filter, DeadBefore>;
  readonly onWays: Map<string, OnWay>;
}

export function nothingAnswered(configuration: Configuration, ends: Ends): Answered {
  return { configuration, ends, matches: new Matches(), dead: new Map(), deadBefore: new Map(), onWays: new Map() };
}

/** The answers about an earlier configuration that are the same for a later one, in terms of the later one. */
export function answeredAgain(before: Answered, configuration: Configuration, ends: Ends): Answered {
  const kept = isSameNumbering(before.ends, ends) ? keptEntries(before.configuration, configuration) : undefined;
  if (!kept) return nothingAnswered(configuration, ends);
  // Entries are known by what they say, which means something else where names do.
  const matches = kept.changedNames.size === 0 ? before.matches : new Matches();
  const answered: Answered = { ...nothingAnswered(configuration, ends), matches };
  const named = namedEntries(before);
  const later = new Map<Entry, Entry>();
  forEachKept(kept, (old, now) => {
    if (old === now && matches === before.matches) return;
    matches.takeOver(old, now, before.matches);
    if (named.has(old)) later.set(old, now);
  });
  const entryNow = (old: Entry) => later.get(old) ?? old;

  for (const list of kept.lists) {
    const old = before.dead.get(list.old);
    if (!old) continue;
    const found = { ...old, dead: old.dead.map((each) => deadNow(each, entryNow)) };
    if (changedEntries(list).length === 0) answered.dead.set(list.now, found);
    else answered.deadBefore.set(list.now, { found, list });
  }
  for (const [key, way] of before.onWays) {
    const checkpoints = way.checkpoints.flatMap((point) => kept.checkpoints.get(point) ?? []);
    if (checkpoints.length < way.checkpoints.length) continue;
    const passages = way.passages.map((passage): Passage => {
      return { ...passage, by: passage.by.map((decision) => keptDecision(kept, entryNow, decision)) };
    });
    answered.onWays.set(key, { ...way, checkpoints, passages });
  }
  return answered;
}

/** The entries that the answers speak of. */
function namedEntries({ dead, onWays }: Answered): ReadonlySet<Entry> {
  const named = new Set<Entry>();
  for (const answer of dead.values())
    for (const { entry, hiddenBy } of answer.dead) for (const each of [entry, ...hiddenBy]) named.add(each);
  for (const { passages } of onWays.values())
    for (const { by } of passages)
      for (const { entry, via = [] } of by) for (const each of entry ? [entry, ...via] : via) named.add(each);
  return named;
}

function deadNow({ entry, hiddenBy, ...rest }: DeadEntry, entryNow: (old: Entry) => Entry): DeadEntry {
  return { ...rest, entry: entryNow(entry), hiddenBy: hiddenBy.map(entryNow) };
}

/** Bounds name the ends of ways by their numbers. */
function isSameNumbering(before: Ends, after: Ends): boolean {
  if (before.count !== after.count) return false;
  for (let end = 0; end < after.count; end++) if (before.nameOf(end) !== after.nameOf(end)) return false;
  return true;
}
