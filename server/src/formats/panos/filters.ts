import type { Checkpoint, Entry, EntryLog, Filter } from "../../model/filter.ts";
import type { Interface } from "../../model/network.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import type { Located, Span } from "../../text/span.ts";
import { applicationsOf } from "./applications.ts";
import { below, entriesOf, passOver, wordOf, wordsOf } from "./places.ts";
import { inspectionOf } from "./profiles.ts";
import { logOf, readRule } from "./rules.ts";
import type { Scope } from "./scope.ts";

export interface Filtering {
  readonly filters: readonly Filter[];
  readonly checkpoints: readonly Checkpoint[];
}

/** The rule bases a scope's packets pass, in order: what Panorama puts before, the device's own, what comes after. */
export interface RuleBases {
  readonly before: readonly PathNode[];
  readonly own: readonly PathNode[];
  readonly after: readonly PathNode[];
}

/**
 * `pre-rulebase`, `rulebase` and `post-rulebase`. Groups around a device group are asked first before, and last after.
 */
export function ruleBasesOf({ ruleLayers }: Scope): RuleBases {
  return {
    before: [...ruleLayers].reverse().flatMap((nodes) => below(nodes, "pre-rulebase")),
    // A piece of a configuration may begin below its rule base.
    own: ruleLayers.flatMap((nodes) => [
      ...below(nodes, "rulebase"),
      ...nodes.filter((node) => ["security", "nat"].some((kind) => node.find(kind))),
    ]),
    after: ruleLayers.flatMap((nodes) => below(nodes, "post-rulebase")),
  };
}

/** The security policy: all its rules are one list, which ends with what PAN-OS does by default. */
export function filteringOf(scope: Scope, zones: readonly Located<string>[], place: Span, whole: boolean): Filtering {
  const bases = ruleBasesOf(scope);
  const all = [...bases.before, ...bases.own, ...bases.after];
  const rules = all.flatMap((base) => entriesOf([base], "security", "rules"));
  const holder = all.flatMap((base) => base.find("security") ?? []).at(0);
  const context = { applications: applicationsOf(scope), zones: allZones(zones, rules) };
  const entries = rules.flatMap((rule) => readRule(scope, rule, context));
  const defaults = defaultRules(scope, all);
  if (!whole && rules.length === 0) return { filters: [], checkpoints: [] };
  const span = holder?.span ?? place;
  const filter: Filter = {
    name: { value: "security policy", span },
    span: holder?.extent ?? place,
    entries: [...entries, ...context.zones.map((zone) => withinZone(zone, defaults.intrazone))],
    title: "security policy",
    otherwise: defaults.interzone?.verdict ?? {
      value: "deny",
      span: rules.at(-1)?.span ?? span,
      implied: "what no rule permits between zones is denied",
    },
    otherwiseLog: defaults.interzone?.log ?? notLogged,
  };
  const checkpoint: Checkpoint = {
    traffic: "forwarded",
    filters: [filter.name],
    otherwise: { value: "deny", span, implied: "what no rule permits between zones is denied" },
    title: "security policy",
    span,
  };
  return { filters: [filter], checkpoints: [checkpoint] };
}

/** An interface that is in no zone passes nothing on, whatever rules say. */
export function outsideZones(interfaces: readonly Interface[], place: Span): Checkpoint[] {
  const names = interfaces.filter((each) => !each.zone).map((each) => each.name);
  if (names.length === 0) return [];
  const implied = "PAN-OS passes nothing through an interface that is in no zone";
  const common = {
    traffic: "forwarded",
    filters: [],
    span: place,
    title: "interfaces outside of zones",
    implied,
  } as const;
  const otherwise = { value: "deny", span: place, implied } as const;
  return [
    { ...common, inbound: { names }, otherwise },
    { ...common, outbound: { names }, otherwise },
  ];
}

const notLogged: EntryLog = { on: false, implied: "PAN-OS does not log what its default rules decide" };

/** Zones that only rules name count too: they may be defined elsewhere. */
function allZones(zones: readonly Located<string>[], rules: readonly PathNode[]): Located<string>[] {
  const found = new Map(zones.map((zone) => [zone.value, zone]));
  for (const rule of rules)
    for (const word of [...wordsOf(rule, "from"), ...wordsOf(rule, "to")])
      if (word.value !== "any" && word.value !== "multicast" && !found.has(word.value)) found.set(word.value, word);
  return [...found.values()];
}

interface DefaultRule {
  readonly rule: PathNode;
  readonly verdict: Filter["otherwise"];
  readonly log: EntryLog;
}

/** `default-security-rules rules intrazone-default` and `interzone-default`, where somebody changed them */
function defaultRules(
  scope: Scope,
  bases: readonly PathNode[],
): { readonly intrazone: DefaultRule | undefined; readonly interzone: DefaultRule | undefined } {
  const rules = entriesOf(bases, "default-security-rules", "rules");
  const read = (name: string): DefaultRule | undefined => {
    const [rule, ...others] = rules.filter((each) => each.word === name);
    for (const each of others) each.ignore();
    if (!rule) return undefined;
    const action = wordOf(rule, "action");
    const permits = action ? action.value === "allow" : name === "intrazone-default";
    inspectionOf(scope, rule);
    const logged = rule.find("log-end") || rule.find("log-start");
    const log = logOf(scope, rule);
    passOver(rule, ["tag", "icmp-unreachable", "group-tag", "description"]);
    return {
      rule,
      verdict: { value: permits ? "permit" : "deny", span: action?.span ?? rule.span },
      log: logged ? log : { ...notLogged, span: rule.span },
    };
  };
  return { intrazone: read("intrazone-default"), interzone: read("interzone-default") };
}

/** Within a zone everything passes unless somebody says otherwise. */
function withinZone(zone: Located<string>, stated: DefaultRule | undefined): Entry {
  const way = { inbound: { names: [zone] }, outbound: { names: [zone] } };
  if (!stated)
    return {
      span: zone.span,
      action: { value: { kind: "permit" }, span: zone.span },
      ...way,
      log: notLogged,
      implied: `PAN-OS lets hosts of zone ${zone.value} talk to each other`,
    };
  const { rule, verdict, log } = stated;
  return {
    span: rule.extent,
    label: rule.located,
    action: { value: { kind: verdict.value === "permit" ? "permit" : "deny" }, span: verdict.span },
    ...way,
    log,
    implied: `the default rule of PAN-OS for zone ${zone.value}`,
  };
}
