import type { Checkpoint, Entry, EntryLog, Filter } from "../../model/filter.ts";
import type { Schedule } from "../../model/network.ts";
import type { ServiceObject } from "../../model/service.ts";
import type { Located, Span } from "../../text/span.ts";
import { readLocalPolicy } from "./local-in.ts";
import { type PolicyContext, readPolicy } from "./policies.ts";
import type { Scope } from "./scope.ts";
import type { Table } from "./tables.ts";
import type { VirtualAddresses } from "./vips.ts";

export interface Filtering {
  readonly filters: readonly Filter[];
  readonly checkpoints: readonly Checkpoint[];
}

export interface FilterContext {
  readonly virtual: VirtualAddresses;
  readonly services: readonly ServiceObject[];
  readonly schedules: readonly Schedule[];
  /** Zones whose own interfaces may talk to each other, with the word that says so. */
  readonly openZones: readonly Located<string>[];
  /** Denying policies hold published addresses too, unless they say otherwise. */
  readonly deniesVirtual: boolean;
  /** What no policy permits leaves a log line. */
  readonly implicitLog: EntryLog;
  /** The whole configuration stands here, so that what it does not say is not said elsewhere. */
  readonly whole: boolean;
  readonly span: Span;
}

/** The tables of policies, in the order in which releases had them; each but the first holds one family alone. */
const tables = [
  { path: "firewall policy", name: "policy", sides: { 4: "addr", 6: "addr6" } },
  { path: "firewall consolidated policy", name: "consolidated policy", sides: { 4: "addr4", 6: "addr6" } },
  { path: "firewall policy6", name: "policy6", sides: { 4: "addr4", 6: "addr" } },
] as const;

/** `config firewall policy` and its like, `config firewall local-in-policy` */
export function filteringOf(scope: Scope, context: FilterContext): Filtering {
  const schedules = new Map(context.schedules.map((schedule) => [schedule.name.value, schedule]));
  const shared = {
    schedules,
    virtual: context.virtual,
    services: new Map(context.services.map((object) => [object.name.value, object])),
    deniesVirtual: context.deniesVirtual,
    published: context.virtual.objects
      .filter((object) => !object.group)
      .map((object) => ({ kind: "name" as const, name: object.name, span: object.name.span })),
  };
  const stated = tables.flatMap((each) => {
    const table = scope.table(each.path);
    return table ? [{ ...each, table }] : [];
  });
  const old = stated.some((each) => each.path === "firewall policy6" && each.table.rows.length > 0);
  const filters = stated
    .filter((each) => each.table.rows.length > 0 || each.path === "firewall policy")
    .map(({ path, name, sides, table }): Filter => {
      const policyContext: PolicyContext = {
        ...shared,
        source: { 4: `src${sides[4]}`, 6: `src${sides[6]}` },
        destination: { 4: `dst${sides[4]}`, 6: `dst${sides[6]}` },
      };
      const entries = table.rows.flatMap((row) => readPolicy(scope, row, policyContext));
      const family = path === "firewall policy6" ? 6 : path === "firewall policy" && old ? 4 : undefined;
      return policyFilter(table, name, [...intrazone(context.openZones), ...entries], context, family);
    });
  const [first] = filters;
  if (!first && context.whole)
    filters.push(policyFilter(undefined, "policy", [...intrazone(context.openZones)], context));
  const local = localFilters(scope, schedules);
  const checkpoints: Checkpoint[] = [...local.checkpoints];
  const [head] = filters;
  if (head)
    checkpoints.unshift({
      traffic: "forwarded",
      filters: filters.map((filter) => filter.name),
      otherwise: { value: "deny", span: head.span, implied: implicitDeny },
      title: "firewall policy",
      span: head.span,
    });
  return { filters: [...filters, ...local.filters], checkpoints };
}

const implicitDeny = "what no policy permits is denied";

function policyFilter(
  table: Table | undefined,
  name: string,
  entries: readonly Entry[],
  { implicitLog, span }: FilterContext,
  family?: 4 | 6,
): Filter {
  const place = spanOf(table) ?? span;
  return {
    name: { value: name, span: nameSpan(table) ?? span },
    span: place,
    entries,
    title: "firewall policy",
    otherwise: { value: "deny", span: table?.rows.at(-1)?.span ?? place, implied: implicitDeny },
    otherwiseLog: implicitLog,
    ...(family ? { family } : {}),
  };
}

function spanOf(table: Table | undefined): Span | undefined {
  return table?.heads[0]?.span;
}

/** The last word of `config firewall policy` */
function nameSpan(table: Table | undefined): Span | undefined {
  return table?.heads[0]?.words.at(-1)?.span;
}

/** `set intrazone allow`: between a zone's own interfaces no policy is asked. */
function intrazone(zones: readonly Located<string>[]): Entry[] {
  return zones.map((zone) => ({
    span: zone.span,
    action: { value: { kind: "permit" }, span: zone.span },
    inbound: { names: [zone] },
    outbound: { names: [zone] },
    log: { on: false, implied: "no policy is asked, so none logs" },
    implied: `zone ${zone.value} lets its own interfaces talk to each other`,
  }));
}

function localFilters(
  scope: Scope,
  schedules: ReadonlyMap<string, Schedule>,
): { filters: Filter[]; checkpoints: Checkpoint[] } {
  const stated = ([4, 6] as const).flatMap((family) => {
    const table = scope.table(family === 6 ? "firewall local-in-policy6" : "firewall local-in-policy");
    return table && table.rows.length > 0 ? [{ family, table }] : [];
  });
  const implied = "allowaccess of the interface decides what no local-in policy does";
  const filters = stated.map(({ family, table }): Filter => {
    const span = spanOf(table) ?? { start: 0, end: 0 };
    return {
      name: { value: `local-in-policy${family === 6 ? "6" : ""}`, span: nameSpan(table) ?? span },
      span,
      entries: table.rows.flatMap((row) => readLocalPolicy(scope, row, family, schedules)),
      title: "local-in policy",
      otherwise: { value: "next", span, implied },
      family,
    };
  });
  const [first] = filters;
  if (!first) return { filters, checkpoints: [] };
  const checkpoint: Checkpoint = {
    traffic: "to-device",
    filters: filters.map((filter) => filter.name),
    otherwise: { value: "permit", span: first.span, implied },
    title: "local-in policy",
    span: first.span,
  };
  return { filters, checkpoints: [checkpoint] };
}
