import type { Action, Entry, EntryLog, InterfaceMatch } from "../../model/filter.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import type { Located } from "../../text/span.ts";
import { readSide } from "./addresses.ts";
import { type Applications, readServices } from "./applications.ts";
import { conditionsOf } from "./conditions.ts";
import { flagOf, passOver, wordOf, wordsOf } from "./places.ts";
import { inspectionOf } from "./profiles.ts";
import type { Scope } from "./scope.ts";

export interface RuleContext {
  readonly applications: Applications;
  /** All zones that the configuration or its rules name. */
  readonly zones: readonly Located<string>[];
}

/** One rule of a security policy; several entries where its type parts the zones it names. */
export function readRule(scope: Scope, rule: PathNode, context: RuleContext): Entry[] {
  scope.define("other", rule, "security rule", false);
  const action = actionOf(rule);
  const source = readSide(scope, rule, "source");
  const destination = readSide(scope, rule, "destination");
  const service = readServices(scope, rule, context.applications);
  const schedule = wordOf(rule, "schedule");
  if (schedule) scope.refer(["schedule"], schedule);
  const disabled = flagOf(rule, "disabled");
  const conditions = conditionsOf(scope, rule);
  const inspection = inspectionOf(scope, rule);
  const remark = wordOf(rule, "description");
  const common: Entry = {
    span: rule.extent,
    label: rule.located,
    action,
    ...(source && !isAny(source.terms, source.negated) ? { source } : {}),
    ...(destination && !isAny(destination.terms, destination.negated) ? { destination } : {}),
    ...(service ? { service } : {}),
    ...(schedule ? { schedule } : {}),
    ...(conditions.length > 0 ? { conditions } : {}),
    ...(disabled?.value ? { disabled: disabled.span } : {}),
    log: logOf(scope, rule),
    ...(inspection.length > 0 && action.value.kind === "permit" ? { inspection } : {}),
    ...(remark ? { remark } : {}),
  };
  passOver(rule, wordsOfNobody);
  return waysOf(scope, rule, context.zones).map((way) => ({ ...common, ...way }));
}

const wordsOfNobody = [
  "tag",
  "group-tag",
  "uuid",
  "icmp-unreachable",
  "option",
  "qos",
  "disable-inspect",
  "from-template",
  "audit-comment",
  "saas-user-list",
  "saas-tenant-list",
];

function isAny(terms: readonly { readonly kind: string }[], negated: boolean | undefined): boolean {
  return !negated && terms.some((term) => term.kind === "any");
}

/** `action allow`; what says nothing denies. */
function actionOf(rule: PathNode): Located<Action> {
  const word = wordOf(rule, "action");
  if (!word) return { value: { kind: "deny" }, span: rule.span };
  const { value, span } = word;
  if (value === "allow") return { value: { kind: "permit" }, span };
  return { value: value.startsWith("reset") ? { kind: "deny", reject: true } : { kind: "deny" }, span };
}

/** `log-end no`, `log-start yes`; by default the end of each session is logged. */
export function logOf(scope: Scope, rule: PathNode): EntryLog {
  const [start, end] = [flagOf(rule, "log-start"), flagOf(rule, "log-end")];
  const profile = wordOf(rule, "log-setting");
  if (profile) scope.refer(["other"], profile, true);
  if (start?.value) return { on: true, span: start.span };
  if (end) return { on: end.value, span: end.span };
  return { on: true, implied: "PAN-OS logs the end of each session unless told otherwise" };
}

type Way = Pick<Entry, "inbound" | "outbound">;

/** `from`, `to` and `rule-type`: universal rules hold within and between zones, others for one of the two. */
function waysOf(scope: Scope, rule: PathNode, zones: readonly Located<string>[]): Way[] {
  const from = zonesOf(scope, rule, "from");
  const to = zonesOf(scope, rule, "to");
  const type = wordOf(rule, "rule-type")?.value ?? "universal";
  if (type === "intrazone")
    return (from ?? zones).map((zone) => ({ inbound: { names: [zone] }, outbound: { names: [zone] } }));
  if (type !== "interzone") return [wayBetween(from, to)];
  const isBoth = (zone: Located<string>) => !to || to.some((each) => each.value === zone.value);
  const both = (from ?? zones).filter(isBoth);
  const ways: Way[] = both.flatMap((zone): Way[] => {
    const others = to?.filter((each) => each.value !== zone.value);
    if (others?.length === 0) return [];
    return [{ inbound: { names: [zone] }, outbound: others ? { names: others } : { names: [zone], negated: true } }];
  });
  const only = from?.filter((zone) => !isBoth(zone));
  if (only && only.length > 0) ways.unshift(wayBetween(only, to));
  if (!from && to) {
    const rest: InterfaceMatch = { names: both, negated: true };
    ways.push({ ...(both.length > 0 ? { inbound: rest } : {}), outbound: { names: to } });
  }
  return ways;
}

function wayBetween(from: readonly Located<string>[] | undefined, to: readonly Located<string>[] | undefined): Way {
  return { ...(from ? { inbound: { names: from } } : {}), ...(to ? { outbound: { names: to } } : {}) };
}

/** Undefined where any zone will do. */
function zonesOf(scope: Scope, rule: PathNode, side: "from" | "to"): readonly Located<string>[] | undefined {
  const words = wordsOf(rule, side);
  for (const word of words) scope.refer(["zone"], word, word.value === "any" || word.value === "multicast");
  return words.length === 0 || words.some((word) => word.value === "any") ? undefined : words;
}
