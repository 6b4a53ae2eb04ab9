import type { Action, Entry, InterfaceMatch } from "../../model/filter.ts";
import type { Located, Span } from "../../text/span.ts";
import { addressesOf, isAny } from "./addresses.ts";
import type { RuleField } from "./fields.ts";
import { profileOf } from "./profiles.ts";
import { serviceOf } from "./services.ts";

/** A rule of the firewall, ready for its place in the order. */
export interface FirewallRule {
  readonly direction: "in" | "out";
  /** Proven senders pass where others are blocked; a block wins over an allow, wherever each stands. */
  readonly rank: "bypass" | "block" | "allow";
  readonly entry: Entry;
}

/** A rule, where its fields make one, and the values that nobody understood. */
export interface RuleReading {
  readonly rule?: FirewallRule;
  readonly unread: readonly Located<string>[];
}

/** Fields that make a match uncertain: what they ask, nobody can tell from a packet. */
const conditionFields: ReadonlyMap<string, string> = new Map([
  ["if", "interface"],
  ["iftype", "kind of interface"],
  ["luauth", "local users"],
  ["luown", "owner"],
  ["ruauth", "remote users"],
  ["rmauth", "remote machines"],
  ["security", "authenticated connections"],
  ["security2", "authenticated connections"],
  ["security2_9", "authenticated connections"],
  ["apppkgid", "application package"],
  ["pfn", "application package"],
  ["platform", "Windows version"],
  ["platform2", "Windows version"],
]);

/** Reads a rule from its fields; `span` is all of its text, and `further` what else it may depend on. */
export function ruleOf(
  fields: readonly RuleField[],
  span: Span,
  further: readonly Located<string>[] = [],
): RuleReading {
  const all = (...names: readonly string[]) =>
    fields.filter(({ name }) => names.includes(name.toLowerCase())).map(({ value }) => value);
  const one = (name: string): Located<string> | undefined => all(name)[0];
  const written = one("action");
  const way = one("dir");
  const rank = ranks.get(written?.value.trim().toLowerCase() ?? "");
  const direction = directions.get(way?.value.trim().toLowerCase() ?? "");
  const refused = [written && !rank ? written : undefined, way && !direction ? way : undefined];
  if (!written || !rank || !direction) return { unread: refused.flatMap((each) => each ?? []) };

  const { service, unread } = serviceOf(
    {
      protocol: one("protocol"),
      local: all("lport", "lport2_10"),
      remote: all("rport", "rport2_10"),
      icmp: all("icmp4", "icmp6"),
    },
    direction,
  );
  const local = addressesOf(all("la4", "la6"));
  const remote = addressesOf(all("ra4", "ra6", "ra42", "ra62"));
  const [source, destination] = direction === "in" ? [remote, local] : [local, remote];
  const profiles = networksOf(all("profile"));
  const hasPorts = all("lport", "lport2_10", "rport", "rport2_10").length > 0;
  const conditions = [...conditionsOf(fields, rank, hasPorts), ...unread, ...further];
  const label = one("name");
  const active = one("active");
  const entry: Entry = {
    span,
    ...(label ? { label } : {}),
    action: { value: actions[rank], span: written.span },
    ...(source ? { source } : {}),
    ...(destination ? { destination } : {}),
    ...(service ? { service } : {}),
    ...(profiles ? { [direction === "in" ? "inbound" : "outbound"]: profiles } : {}),
    ...(conditions.length > 0 ? { conditions } : {}),
    ...(active && isOff(active.value) ? { disabled: active.span } : {}),
    ...remarkOf(one("desc")),
  };
  return { rule: { direction, rank, entry }, unread };
}

const actions: Readonly<Record<FirewallRule["rank"], Action>> = {
  bypass: { kind: "permit" },
  allow: { kind: "permit" },
  block: { kind: "deny" },
};

const ranks: ReadonlyMap<string, FirewallRule["rank"]> = new Map([
  ["allow", "allow"],
  ["2", "allow"],
  ["zulassen", "allow"],
  ["autoriser", "allow"],
  ["permitir", "allow"],
  ["block", "block"],
  ["4", "block"],
  ["blocken", "block"],
  ["blockieren", "block"],
  ["bloquer", "block"],
  ["bloquear", "block"],
  ["bypass", "bypass"],
  ["3", "bypass"],
  ["umgehen", "bypass"],
]);

const directions: ReadonlyMap<string, FirewallRule["direction"]> = new Map([
  ["in", "in"],
  ["1", "in"],
  ["inbound", "in"],
  ["eingehend", "in"],
  ["ein", "in"],
  ["entrant", "in"],
  ["entrada", "in"],
  ["out", "out"],
  ["2", "out"],
  ["outbound", "out"],
  ["ausgehend", "out"],
  ["aus", "out"],
  ["sortant", "out"],
  ["salida", "out"],
]);

function isOff(text: string): boolean {
  return /^(?:false|no|2|falsch|nein|faux|non)$/i.test(text.trim());
}

/** The profiles a rule is for; undefined: all of them. */
function networksOf(values: readonly Located<string>[]): InterfaceMatch | undefined {
  const names = values.flatMap(({ value, span }) => {
    const profile = profileOf(value);
    return profile ? [{ value: profile, span }] : [];
  });
  return names.length === 0 || new Set(names.map(({ value }) => value)).size === 3 ? undefined : { names };
}

/**
 * A rule for a program lets through what that program listens on. Where it names ports too, they are what matters:
 * whoever else listened there would not be reached, but the port stands open.
 */
function conditionsOf(fields: readonly RuleField[], rank: FirewallRule["rank"], hasPorts: boolean): Located<string>[] {
  return fields.flatMap(({ name, value }) => {
    const lower = name.toLowerCase();
    if (isAny(value.value) || isNotRequired(value.value)) return [];
    const known = conditionFields.get(lower);
    if (known !== undefined) return [{ value: `${known} ${value.value}`, span: value.span }];
    const isProgram = (lower === "app" && value.value.toLowerCase() !== "system") || lower === "svc";
    if (!isProgram || (rank === "allow" && hasPorts)) return [];
    return [{ value: `${lower === "svc" ? "service" : "program"} ${value.value}`, span: value.span }];
  });
}

function isNotRequired(text: string): boolean {
  return /^(?:not ?required|nicht erforderlich|non ?requis(?:e)?|no ?requerida)$/i.test(text);
}

function remarkOf(description: Located<string> | undefined): Pick<Entry, "remark"> {
  return description && description.value !== "" && !description.value.startsWith("@") ? { remark: description } : {};
}
