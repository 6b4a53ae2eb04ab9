import type { Checkpoint, Entry, Filter } from "../../../model/filter.ts";
import type { ServiceTerm } from "../../../model/service.ts";
import type { Located, Span } from "../../../text/span.ts";
import type { Draft } from "./draft.ts";
import type { ClassDraft, ClassMatch, PairDraft } from "./zone-firewall.ts";

export interface ZoneChecks {
  readonly filters: readonly Filter[];
  readonly checkpoints: readonly Checkpoint[];
}

/** What the lists of zone pairs are called. */
export const zonePolicy = "zone policy";

/** What passes between zones: one list for all pairs, one for what is for the device itself. */
export function zoneChecks(draft: Draft, lists: ReadonlyMap<string, Filter>): ZoneChecks {
  const zoned = [...draft.interfaces.values()].filter((each) => each.zone);
  const { pairs } = draft.zones;
  const first = pairs[0]?.span ?? zoned[0]?.zone?.span;
  if (!first) return { filters: [], checkpoints: [] };
  const classes = new ClassFilters(draft, lists);
  const between: Entry[] = [];
  const toDevice: Entry[] = [];
  for (const pair of pairs) {
    const inbound = { names: [pair.source] };
    if (pair.destination.value === "self")
      for (const each of entriesOf(draft, pair, classes, { inbound })) toDevice.push(each);
    else if (pair.source.value !== "self")
      for (const each of entriesOf(draft, pair, classes, { inbound, outbound: { names: [pair.destination] } }))
        between.push(each);
  }
  const zones = [...new Map(zoned.flatMap(({ zone }) => (zone ? [[zone.value, zone] as const] : []))).values()];
  for (const zone of zones) {
    const names = { names: [zone] };
    between.push(
      implied("permit", zone.span, "interfaces of one zone reach each other", { inbound: names, outbound: names }),
    );
  }
  if (zones.length > 0) {
    const all = { names: zones };
    const why = "nothing passes between zones without a zone pair";
    between.push(implied("deny", first, why, { inbound: all }), implied("deny", first, why, { outbound: all }));
  }
  const filters: Filter[] = [zoneFilter("zone pairs", first, between)];
  const checkpoints: Checkpoint[] = [
    check("forwarded", "zone pairs", first, "interfaces outside of all zones are not held up by them"),
  ];
  if (toDevice.length > 0) {
    filters.push(zoneFilter("zone pairs to self", first, toDevice));
    checkpoints.push(check("to-device", "zone pairs to self", first, "zones without a pair reach the device itself"));
  }
  return { filters: [...classes.filters, ...filters], checkpoints };
}

function zoneFilter(name: string, span: Span, entries: readonly Entry[]): Filter {
  const otherwise = { value: "next", span, implied: "what belongs to no zone pair goes on" } as const;
  return { name: { value: name, span }, span, title: zonePolicy, entries, otherwise };
}

function check(traffic: Checkpoint["traffic"], name: string, span: Span, why: string): Checkpoint {
  return {
    traffic,
    filters: [{ value: name, span }],
    otherwise: { value: "permit", span, implied: why },
    title: name,
    span,
  };
}

function implied(kind: "permit" | "deny", span: Span, why: string, ends: Pick<Entry, "inbound" | "outbound">): Entry {
  return { span, action: { value: { kind }, span }, ...ends, implied: why };
}

/** The classes of a pair's policy in order; what is in none of them is dropped. */
function entriesOf(
  draft: Draft,
  pair: PairDraft,
  classes: ClassFilters,
  ends: Pick<Entry, "inbound" | "outbound">,
): Entry[] {
  const policy = pair.policy && draft.zones.policies.get(pair.policy.value);
  const entries: Entry[] = [];
  const silence = draft.zones.logsDrops
    ? {}
    : { log: { on: false, implied: "a class drops without a word unless it says log" } };
  for (const each of policy?.classes ?? []) {
    const action = each.action;
    const permits = action !== undefined && action.value !== "drop";
    const span = each.span;
    const log = each.log ? { log: { on: true, span: each.log } } : permits ? {} : silence;
    const common = { span, label: each.name, ...ends, ...log };
    const own = draft.zones.classes.get(each.name.value);
    if (each.name.value === "class-default")
      entries.push({ ...common, action: { value: { kind: permits ? "permit" : "deny" }, span: action?.span ?? span } });
    else if (!own) {
      const conditions = [{ value: `class ${each.name.value}, which is not defined`, span: each.name.span }];
      entries.push({ ...common, action: { value: { kind: permits ? "permit" : "deny" }, span }, conditions });
    } else
      for (const way of waysOf(draft, own, 0)) {
        const service = way.terms ? { service: { terms: way.terms, span: way.terms[0]?.span ?? span } } : {};
        const conditions = way.conditions.length > 0 ? { conditions: way.conditions } : {};
        const called = way.list && classes.filterFor(way.list, permits);
        const value = called
          ? ({ kind: "call", filter: { value: called, span: way.list?.span ?? span } } as const)
          : ({ kind: permits ? "permit" : "deny" } as const);
        entries.push({ ...common, action: { value, span: action?.span ?? span }, ...service, ...conditions });
      }
  }
  if (policy?.classes.some(({ name }) => name.value === "class-default")) return entries;
  const why = "a zone pair drops what none of its classes takes";
  entries.push({ ...implied("deny", pair.policy?.span ?? pair.span, why, ends), ...silence });
  return entries;
}

/** One way a packet can belong to a class: by a list, by protocols, by both. */
interface Way {
  readonly list?: Located<string>;
  readonly terms?: readonly ServiceTerm[];
  readonly conditions: readonly Located<string>[];
}

const deepest = 8;
const mostWays = 200;

function waysOf(draft: Draft, own: ClassDraft, depth: number): Way[] {
  const each = own.matches.map((match) => waysOfMatch(draft, match, depth));
  if (!own.every) return joined(each.flat().slice(0, mostWays));
  return each.reduce<Way[]>(
    (all, ways) => all.flatMap((a) => ways.map((b) => both(a, b))).slice(0, mostWays),
    [{ conditions: [] }],
  );
}

function waysOfMatch(draft: Draft, match: ClassMatch, depth: number): Way[] {
  switch (match.kind) {
    case "list":
      return [{ list: match.list, conditions: [] }];
    case "protocol":
      return [{ terms: [match.term], conditions: [] }];
    case "other":
      return [{ conditions: [match.condition] }];
    case "class": {
      const inner = draft.zones.classes.get(match.name.value);
      if (inner && depth < deepest) return joined(waysOf(draft, inner, depth + 1));
      return [{ conditions: [{ value: `class ${match.name.value}`, span: match.name.span }] }];
    }
  }
}

/** Protocols that are all one asks for, as one way. */
function joined(ways: readonly Way[]): Way[] {
  const plain = ways.filter((way) => way.terms && !way.list && way.conditions.length === 0);
  const rest = ways.filter((way) => !plain.includes(way));
  const terms = plain.flatMap((way) => way.terms ?? []);
  return terms.length > 0 ? [...rest, { terms, conditions: [] }] : rest;
}

function both(a: Way, b: Way): Way {
  const conditions = [...a.conditions, ...b.conditions];
  const list = a.list ?? b.list;
  const terms = a.terms ?? b.terms;
  if (a.list && b.list) conditions.push({ value: `list ${b.list.value}`, span: b.list.span });
  if (a.terms && b.terms) for (const term of b.terms) conditions.push({ value: "a second protocol", span: term.span });
  return { ...(list ? { list } : {}), ...(terms ? { terms } : {}), conditions };
}

/** Lists as classes use them: what a list permits belongs to the class, what it denies goes on to the next one. */
class ClassFilters {
  readonly #lists: ReadonlyMap<string, Filter>;
  readonly #draft: Draft;
  readonly #made = new Map<string, Filter>();

  constructor(draft: Draft, lists: ReadonlyMap<string, Filter>) {
    this.#draft = draft;
    this.#lists = lists;
  }

  get filters(): Iterable<Filter> {
    return this.#made.values();
  }

  /** The name of the list's filter for a class that permits, or denies; undefined without such a list. */
  filterFor(list: Located<string>, permits: boolean): string | undefined {
    const own = this.#lists.get(list.value);
    if (!own || !this.#draft.lists.has(list.value)) return undefined;
    const name = `${list.value} ${permits ? "in zone policies" : "in zone policies that drop"}`;
    if (!this.#made.has(name))
      this.#made.set(name, {
        name: { value: name, span: own.name.span },
        span: own.span,
        title: own.title,
        copyOf: own.name,
        entries: own.entries.map((entry) => {
          const { log, ...rest } = entry;
          const action = { ...entry.action, value: actionOf(entry, permits) };
          // What the class says of logging holds for all of it.
          return log?.on ? { ...rest, action, log } : { ...rest, action };
        }),
        otherwise: { value: "next", span: own.span, implied: "what the list does not permit is not in the class" },
        ...(own.family ? { family: own.family } : {}),
      });
    return name;
  }
}

function actionOf({ action }: Entry, permits: boolean): Entry["action"]["value"] {
  if (action.value.kind === "deny") return { kind: "return" };
  return permits ? action.value : { kind: "deny" };
}
