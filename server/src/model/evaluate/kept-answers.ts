import type { Configuration } from "../configuration.ts";
import type { Entry, Filter } from "../filter.ts";
import type { DeadEntries, DeadEntry, Passage } from "../traffic.ts";
import type { Ends } from "./ends.ts";
import { type KeptEntries, keptDecision, keptEntries } from "./kept-entries.ts";
import { Matches } from "./matches.ts";
import type { OnWay } from "./way-passages.ts";

/** What was found out about one configuration so far. */
export interface Answered {
  readonly configuration: Configuration;
  readonly ends: Ends;
  readonly matches: Matches;
  readonly dead: Map<Filter, DeadEntries>;
  readonly onWays: Map<string, OnWay>;
}

export function nothingAnswered(configuration: Configuration, ends: Ends): Answered {
  return { configuration, ends, matches: new Matches(), dead: new Map(), onWays: new Map() };
}

/** The answers about an earlier configuration that are the same for a later one, in terms of the later one. */
export function answeredAgain(before: Answered, configuration: Configuration, ends: Ends): Answered {
  const kept = isSameNumbering(before.ends, ends) ? keptEntries(before.configuration, configuration) : undefined;
  if (!kept) return nothingAnswered(configuration, ends);
  const answered: Answered = { ...nothingAnswered(configuration, ends), matches: before.matches };
  for (const [old, now] of kept.entries) answered.matches.takeOver(old, now);
  for (const [filter, { dead, complete }] of before.dead) {
    const now = kept.filters.get(filter);
    if (now) answered.dead.set(now, { dead: dead.map((each) => keptDead(kept, each)), complete });
  }
  for (const [key, way] of before.onWays) {
    const checkpoints = way.checkpoints.flatMap((point) => kept.checkpoints.get(point) ?? []);
    if (checkpoints.length < way.checkpoints.length) continue;
    answered.onWays.set(key, { ...way, checkpoints, passages: way.passages.map((each) => keptPassage(kept, each)) });
  }
  return answered;
}

/** Bounds name the ends of ways by their numbers. */
function isSameNumbering(before: Ends, after: Ends): boolean {
  if (before.count !== after.count) return false;
  for (let end = 0; end < after.count; end++) if (before.nameOf(end) !== after.nameOf(end)) return false;
  return true;
}

function keptDead({ entries }: KeptEntries, { entry, hiddenBy, ...rest }: DeadEntry): DeadEntry {
  const now = (old: Entry) => entries.get(old) ?? old;
  return { ...rest, entry: now(entry), hiddenBy: hiddenBy.map(now) };
}

function keptPassage(kept: KeptEntries, passage: Passage): Passage {
  return { ...passage, by: passage.by.map((decision) => keptDecision(kept, decision)) };
}
