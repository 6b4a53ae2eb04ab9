import { addTo } from "../../text/grouped.ts";
import type { Configuration } from "../configuration.ts";
import type { Checkpoint, Entry, Filter } from "../filter.ts";
import { isSameButMoved, originOf } from "../moved.ts";
import { saysTheSame } from "../same.ts";
import type { Decision } from "../traffic.ts";
import { changedNames, mentions } from "./changed-names.ts";

/** What of an earlier configuration still stands in a later one that differs in some entries, addresses and services only. */
export interface KeptEntries {
  /** The addresses and services that stand for something else; no entry that is kept names them. */
  readonly changedNames: ReadonlySet<string>;
  readonly lists: readonly KeptList[];
  /** The lists that decide as they did, those they call included: the later by the earlier. */
  readonly filters: ReadonlyMap<Filter, Filter>;
  /** The checkpoints whose lists all do. */
  readonly checkpoints: ReadonlyMap<Checkpoint, Checkpoint>;
}

/** The entries before the first change of a list and behind the last are the same in both. */
export interface KeptList {
  readonly old: Filter;
  readonly now: Filter;
  readonly head: number;
  readonly tail: number;
}

/** Goes through the entries that are the same in both, one object or two. */
export function forEachKept({ lists }: KeptEntries, visit: (old: Entry, now: Entry) => void): void {
  for (const { head, tail, ...list } of lists) {
    const [old, now] = [list.old.entries, list.now.entries];
    for (let at = 0; at < head; at++) visit(old[at] as Entry, now[at] as Entry);
    for (let at = 1; at <= tail; at++) visit(old[old.length - at] as Entry, now[now.length - at] as Entry);
  }
}

/** The entries of the earlier list and of the later one that the other has not. */
export function changedEntries({ old, now, head, tail }: KeptList): readonly Entry[] {
  const changed = ({ entries }: Filter) => entries.slice(head, entries.length - tail);
  return [...changed(old), ...changed(now)];
}

/** Undefined where more has changed than entries and what they name: interfaces, routes or bindings bear on everything. */
export function keptEntries(before: Configuration, after: Configuration): KeptEntries | undefined {
  if (!saysTheSame(aroundLists(before), aroundLists(after))) return undefined;
  const names = changedNames(before, after);
  if (names.size > 0 && mentions(aroundLists(after), names)) return undefined;
  const { both, others } = paired(before.filters, after.filters);
  const lists: KeptList[] = [];
  const changed = new Set(others.map(({ name }) => name.value));
  for (const [old, now] of both) {
    if (!saysTheSame({ ...old, entries: [] }, { ...now, entries: [] })) return undefined;
    const list = keptList(old, now, names);
    if (changedEntries(list).length > 0) changed.add(now.name.value);
    lists.push(list);
  }
  spreadToCallers(after.filters, changed);
  const isKept = (name: string) => !changed.has(name);
  return {
    changedNames: names,
    lists,
    filters: new Map(both.filter(([, { name }]) => isKept(name.value))),
    checkpoints: new Map(
      pairs(before.checkpoints, after.checkpoints).filter(([, { filters, untracked }]) =>
        [...filters, ...(untracked ? [untracked] : [])].every(({ value }) => isKept(value)),
      ),
    ),
  };
}

/** The lists of one name, and those that were put in or taken away: all that stand side by side where one was. */
function paired(before: readonly Filter[], after: readonly Filter[]) {
  const isSameName = (a: Filter | undefined, b: Filter | undefined) => a?.name.value === b?.name.value;
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && isSameName(before[head], after[head])) head++;
  let tail = 0;
  while (tail < shorter - head && isSameName(before.at(-1 - tail), after.at(-1 - tail))) tail++;
  const without = (filters: readonly Filter[]) => [...filters.slice(0, head), ...filters.slice(filters.length - tail)];
  const between = (filters: readonly Filter[]) => filters.slice(head, filters.length - tail);
  return { both: pairs(without(before), without(after)), others: [...between(before), ...between(after)] };
}

/** The same decision in terms of the later configuration. */
export function keptDecision(
  { filters, checkpoints }: KeptEntries,
  entryNow: (old: Entry) => Entry,
  decision: Decision,
): Decision {
  const { checkpoint, filter, entry, via, callers } = decision;
  return {
    ...(checkpoint ? { checkpoint: checkpoints.get(checkpoint) ?? checkpoint } : {}),
    ...(filter ? { filter: filters.get(filter) ?? filter } : {}),
    ...(entry ? { entry: entryNow(entry) } : {}),
    ...(via ? { via: via.map(entryNow) } : {}),
    ...(callers ? { callers: callers.map((each) => filters.get(each) ?? each) } : {}),
  };
}

/** All that bears on what packets do, the entries of lists and what they name left out. */
function aroundLists(configuration: Configuration) {
  const { filters, addresses, services, definitions, references, span, ...around } = configuration;
  return around;
}

function keptList(before: Filter, after: Filter, changed: ReadonlySet<string>): KeptList {
  const [old, now] = [before.entries, after.entries];
  const shorter = Math.min(old.length, now.length);
  let head = 0;
  const isAlike = (old: Entry, now: Entry) =>
    (isSameButMoved(old, now) || saysTheSame(old, now)) && (changed.size === 0 || !mentions(now, changed));
  while (head < shorter && isAlike(old[head] as Entry, now[head] as Entry)) head++;
  let tail = 0;
  const isTailAlike = () => isAlike(old[old.length - 1 - tail] as Entry, now[now.length - 1 - tail] as Entry);
  while (tail < shorter - head && isTailAlike()) tail++;
  return { old: before, now: after, head, tail };
}

/** What calls a list that changed decides otherwise too. */
function spreadToCallers(filters: readonly Filter[], changed: Set<string>): void {
  const callers = new Map<string, string[]>();
  for (const { name, entries } of filters)
    for (const entry of entries) {
      const { action } = originOf(entry);
      if (action.value.kind === "call") addTo(callers, action.value.filter.value, name.value);
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
