import type { Configuration } from "../configuration.ts";
import type { Checkpoint, Entry, Filter } from "../filter.ts";
import { isSameButMoved } from "../moved.ts";
import { saysTheSame } from "../same.ts";
import type { Decision } from "../traffic.ts";

/** What of an earlier configuration still stands in a later one that differs in some entries only. */
export interface KeptEntries {
  /** The same entries of both, where they are not one: the later by the earlier. */
  readonly entries: ReadonlyMap<Entry, Entry>;
  /** The lists that decide as they did, those they call included: the later by the earlier. */
  readonly filters: ReadonlyMap<Filter, Filter>;
  /** The checkpoints whose lists all do. */
  readonly checkpoints: ReadonlyMap<Checkpoint, Checkpoint>;
}

/** Undefined where more than entries has changed: names, interfaces, routes or bindings bear on everything. */
export function keptEntries(before: Configuration, after: Configuration): KeptEntries | undefined {
  if (!saysTheSame(aroundLists(before), aroundLists(after))) return undefined;
  if (before.filters.length !== after.filters.length) return undefined;
  const entries = new Map<Entry, Entry>();
  const changed = new Set<string>();
  for (const [at, old] of before.filters.entries()) {
    const now = after.filters[at] as Filter;
    if (!saysTheSame({ ...old, entries: [] }, { ...now, entries: [] })) return undefined;
    if (!keepAlike(old.entries, now.entries, entries)) changed.add(now.name.value);
  }
  spreadToCallers(after.filters, changed);
  const isKept = (name: string) => !changed.has(name);
  return {
    entries,
    filters: new Map(pairs(before.filters, after.filters).filter(([, { name }]) => isKept(name.value))),
    checkpoints: new Map(
      pairs(before.checkpoints, after.checkpoints).filter(([, { filters, untracked }]) =>
        [...filters, ...(untracked ? [untracked] : [])].every(({ value }) => isKept(value)),
      ),
    ),
  };
}

/** The same decision in terms of the later configuration. */
export function keptDecision({ entries, filters, checkpoints }: KeptEntries, decision: Decision): Decision {
  const { checkpoint, filter, entry, via, callers } = decision;
  return {
    ...(checkpoint ? { checkpoint: checkpoints.get(checkpoint) ?? checkpoint } : {}),
    ...(filter ? { filter: filters.get(filter) ?? filter } : {}),
    ...(entry ? { entry: entries.get(entry) ?? entry } : {}),
    ...(via ? { via: via.map((each) => entries.get(each) ?? each) } : {}),
    ...(callers ? { callers: callers.map((each) => filters.get(each) ?? each) } : {}),
  };
}

/** All that bears on what packets do, the entries of lists left out. */
function aroundLists(configuration: Configuration) {
  const { filters, definitions, references, span, ...around } = configuration;
  return around;
}

/** Pairs the entries before and behind the first and the last change; whether there is none. */
function keepAlike(old: readonly Entry[], now: readonly Entry[], kept: Map<Entry, Entry>): boolean {
  const shorter = Math.min(old.length, now.length);
  let head = 0;
  while (head < shorter && isAlike(old[head] as Entry, now[head] as Entry)) head++;
  let tail = 0;
  const isTailAlike = () => isAlike(old[old.length - 1 - tail] as Entry, now[now.length - 1 - tail] as Entry);
  while (tail < shorter - head && isTailAlike()) tail++;
  const keep = (before: Entry, after: Entry) => before !== after && kept.set(before, after);
  for (let at = 0; at < head; at++) keep(old[at] as Entry, now[at] as Entry);
  for (let at = 1; at <= tail; at++) keep(old[old.length - at] as Entry, now[now.length - at] as Entry);
  return head === old.length && head === now.length;
}

function isAlike(old: Entry, now: Entry): boolean {
  return isSameButMoved(old, now) || saysTheSame(old, now);
}

/** What calls a list that changed decides otherwise too. */
function spreadToCallers(filters: readonly Filter[], changed: Set<string>): void {
  const callers = new Map<string, string[]>();
  for (const { name, entries } of filters)
    for (const { action } of entries)
      if (action.value.kind === "call") {
        const called = action.value.filter.value;
        const known = callers.get(called);
        if (known) known.push(name.value);
        else callers.set(called, [name.value]);
      }
  const open = [...changed];
  for (let name = open.pop(); name !== undefined; name = open.pop())
    for (const caller of callers.get(name) ?? [])
      if (!changed.has(caller)) {
        changed.add(caller);
        open.push(caller);
      }
}

function pairs<T>(before: readonly T[], after: readonly T[]): [T, T][] {
  return before.flatMap((each, at) => {
    const other = after[at];
    return other === undefined ? [] : [[each, other] as [T, T]];
  });
}
