import type { Entry, Filter } from "../../model/filter.ts";
import type { ServiceMatch } from "../../model/service.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import { cover, type Located } from "../../text/span.ts";
import type { Applications } from "./applications.ts";
import { ignoreKeys, Settings } from "./settings.ts";
import { actionOf, callOf, logOf } from "./term-actions.ts";
import { type TermContext, termSide } from "./term-addresses.ts";
import { serviceFlags, serviceKeys, TermServices } from "./term-services.ts";
import { conditionKeys } from "./term-words.ts";

/** A filter of one family; filters of two families may share a name. */
export interface FilterReading {
  readonly family: string;
  readonly node: PathNode;
  readonly filter: Filter;
}

export interface FilterContext extends TermContext {
  readonly applications: Applications;
  /** Filters that others follow in a list: what they do not decide is the next one's. */
  readonly followed: ReadonlySet<string>;
}

interface Stated {
  readonly family: string;
  readonly node: PathNode;
}

/** `firewall { family inet { filter NAME { term … } } filter NAME { … } }` */
export function filtersOf(context: FilterContext): FilterReading[] {
  const { device } = context;
  const top = device.root.get("firewall");
  const stated: Stated[] = [];
  for (const family of top?.values("family") ?? []) {
    for (const key of ["filter", "simple-filter"])
      for (const node of family.values(key)) stated.push({ family: family.word, node });
    for (const node of family.values("service-filter")) {
      device.define("other", node.located, node, "service filter", false);
      node.ignore();
    }
    ignoreKeys(family, familyKeys);
  }
  for (const node of top?.values("filter") ?? []) stated.push({ family: "inet", node });
  for (const each of statefulRules(device.root)) stated.push(each);
  if (top) defineOthers(context, top);
  const names = filterNames(stated);
  return stated.map((each) => ({ ...each, filter: readFilter(context, each, names) }));
}

const familyKeys: ReadonlySet<string> = new Set(["dialer-filter", "prefix-action", "fast-update-filter"]);

/** `services stateful-firewall rule NAME`: bound to services that a card runs, not to interfaces */
function statefulRules(root: PathNode): Stated[] {
  const place = root.find("services")?.find("stateful-firewall");
  const rules = place?.find("rule")?.children ?? [];
  if (rules.length > 0) root.at("services", "stateful-firewall", "rule");
  for (const node of rules) node.read().values("match-direction");
  return rules.map((node) => ({ family: "stateful", node }));
}

/** By family and name: the name alone where one family has it, and else with the family's. */
export type FilterNames = (family: string, name: string) => string | undefined;

function filterNames(stated: readonly Stated[]): FilterNames {
  const families = new Map<string, string[]>();
  for (const { family, node } of stated) families.set(node.word, [...(families.get(node.word) ?? []), family]);
  return (family, name) => {
    const held = families.get(name);
    if (!held?.includes(family)) return undefined;
    return held.length > 1 && family !== held[0] ? `${name} (${family})` : name;
  };
}

/** Policers and their like limit how much, not what. */
function defineOthers({ device }: FilterContext, top: PathNode): void {
  for (const key of otherKeys)
    for (const node of top.values(key)) {
      device.define("class", node.located, node, "policer", false);
      node.ignore();
    }
  ignoreKeys(
    top,
    new Set(["interface-set", "load-balance-group", "tunnel-end-point", "flexible-match", "atm-policer"]),
  );
}

const otherKeys = ["policer", "three-color-policer", "hierarchical-policer", "aggregate-policer"];

function readFilter(context: FilterContext, { family, node }: Stated, names: FilterNames): Filter {
  const name = { value: names(family, node.word) ?? node.word, span: node.span };
  context.device.define("filter", name, node, "firewall filter", true);
  const version = family === "inet" ? 4 : family === "inet6" ? 6 : undefined;
  const entries = (node.get("term")?.all ?? []).flatMap((term) => readTerm(context, term.read(), family, names));
  // A filter without terms of its own may hold one in its place.
  if (node.has("from") || node.has("then"))
    for (const each of readTerm(context, node, family, names)) entries.push(each);
  ignoreKeys(node, filterKeys);
  const span = context.device.own(node);
  const implied = "a filter discards what no term matches";
  const followed = context.followed.has(`${family} ${node.word}`);
  return {
    name,
    span,
    entries,
    title: "firewall filter",
    otherwise: { value: followed ? "next" : "deny", span: node.span, implied },
    otherwiseLog: { on: false, implied },
    ...(version ? { family: version } : {}),
  };
}

const filterKeys: ReadonlySet<string> = new Set([
  "interface-specific",
  "enhanced-mode",
  "enhanced-mode-override",
  "accounting-profile",
  "physical-interface-filter",
  "instance-shared",
  "fast-lookup-filter",
  "promote",
  "scale-optimized",
  "interface-shared",
]);

const fromKeys: ReadonlySet<string> = new Set([
  "address",
  "source-address",
  "destination-address",
  "ip-source-address",
  "ip-destination-address",
  "ip6-source-address",
  "ip6-destination-address",
  "prefix-list",
  "source-prefix-list",
  "destination-prefix-list",
  "interface",
  "applications",
  "application-sets",
  "fragment-offset",
  "fragment-offset-except",
  ...serviceKeys,
  ...conditionKeys,
]);

const fromFlags: ReadonlySet<string> = new Set([...serviceFlags, "is-fragment", "first-fragment", "fragment-flags"]);

/** `term NAME { from { … } then { … } }`, also `term NAME filter OTHER` */
function readTerm(context: FilterContext, node: PathNode, family: string, names: FilterNames): Entry[] {
  const { device } = context;
  const version = family === "inet6" ? 6 : family === "inet" ? 4 : undefined;
  const from = new Settings(node.get("from") ?? node, fromKeys, fromFlags);
  const services = new TermServices(from, version);
  const named = [...from.values("applications"), ...from.values("application-sets")];
  const service = applicationsOf(context, named) ?? services.match;
  const source = termSide(
    context,
    [...from.values("source-address"), ...from.values("ip-source-address"), ...from.values("ip6-source-address")],
    from.values("source-prefix-list"),
  );
  const destination = termSide(
    context,
    [
      ...from.values("destination-address"),
      ...from.values("ip-destination-address"),
      ...from.values("ip6-destination-address"),
    ],
    from.values("destination-prefix-list"),
  );
  const either = termSide(context, from.values("address"), from.values("prefix-list"));
  const fragments = fragmentsOf(from);
  const conditions = [...services.conditions, ...fragments.conditions, ...conditionsOf(from)];
  const interfaces = from.values("interface");
  for (const each of interfaces) device.refer(["interface"], each.located, each.word.endsWith("*"));
  const called = node.value("filter");
  const then = node.get("then");
  const action = called ? callOf(device, called, family, names) : actionOf(device, then, node);
  const log = logOf(then);
  ignoreKeys(node, new Set(["apply-groups"]));
  const remark = device.note(node);
  const common: Entry = {
    span: device.own(node),
    label: node.located,
    action,
    ...(service ? { service } : {}),
    ...(interfaces.length > 0 ? { inbound: { names: interfaces.map((each) => each.located) } } : {}),
    ...(fragments.which ? { fragments: fragments.which } : {}),
    ...(conditions.length > 0 ? { conditions } : {}),
    ...(node.inactive ? { disabled: node.inactive } : {}),
    log,
    ...(remark ? { remark } : {}),
  };
  const sides = { ...(source ? { source } : {}), ...(destination ? { destination } : {}) };
  if (!either) return [{ ...common, ...sides }];
  // `address` holds for packets that come from there or go there.
  return [
    ...(source ? [] : [{ ...common, ...sides, source: either }]),
    ...(destination ? [] : [{ ...common, ...sides, destination: either }]),
  ];
}

/** `applications junos-http`, `application-sets NAME` of a stateful rule */
function applicationsOf({ applications }: FilterContext, words: readonly PathNode[]): ServiceMatch | undefined {
  const [first] = words;
  const last = words.at(-1);
  if (!first || !last) return undefined;
  return { terms: words.flatMap((word) => applications.terms(word)), span: cover(first.span, last.span) };
}

/** `is-fragment`, `fragment-offset 1-8191`: not the first; `fragment-offset 0`: the first, or whole */
function fragmentsOf(from: Settings): { which?: "only" | "never"; conditions: Located<string>[] } {
  const conditions: Located<string>[] = [];
  const later = from.key("is-fragment");
  const first = from.key("first-fragment");
  const flags = from.key("fragment-flags");
  if (first) conditions.push({ value: "first fragments", span: first.span });
  if (flags) {
    for (const each of flags.all) each.read();
    conditions.push({ value: "fragment flags", span: flags.span });
  }
  const offsets = [...from.values("fragment-offset"), ...from.values("fragment-offset-except")];
  if (later) return { which: "only", conditions };
  const [offset] = offsets;
  if (!offset) return { conditions };
  const zero = offset.word === "0";
  if (offsets.length > 1 || (!zero && offset.word !== "1-8191" && offset.word !== "1-8192")) {
    conditions.push({ value: `fragment offset ${offset.word}`, span: offset.span });
    return { conditions };
  }
  return { which: zero !== from.has("fragment-offset-except") ? "never" : "only", conditions };
}

function conditionsOf(from: Settings): Located<string>[] {
  return conditionKeys.flatMap((key) => {
    const node = from.has(key) ? from.key(key) : undefined;
    if (!node) return [];
    const values = from.values(key);
    for (const value of values) for (const each of value.all) each.ignore();
    const shown = values.map((value) => value.word).join(" ");
    return [{ value: shown === "" ? key : `${key} ${shown}`, span: values[0]?.span ?? node.span }];
  });
}
