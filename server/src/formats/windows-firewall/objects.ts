import type { Located, Span } from "../../text/span.ts";
import type { RuleField } from "../windows-firewall-rules/fields.ts";
import { type FirewallProfile, profileOf, profilesOfNumber } from "../windows-firewall-rules/profiles.ts";
import { ruleOf } from "../windows-firewall-rules/rule.ts";
import type { FirewallDraft } from "./draft.ts";
import { splitAtCommas } from "./netsh.ts";

/** One object that PowerShell exported, as a row of a table or as JSON. */
export interface ExportedObject {
  readonly span: Span;
  /** Values by lower-case name, blanks in it left out. */
  readonly values: ReadonlyMap<string, readonly Located<string>[]>;
}

/** Fields of rule strings by the names that `Get-NetFirewallRule` and its filters have for them. */
const ruleFields: ReadonlyMap<string, string> = new Map([
  ["description", "Desc"],
  ["enabled", "Active"],
  ["direction", "Dir"],
  ["profile", "Profile"],
  ["profiles", "Profile"],
  ["localaddress", "LA4"],
  ["remoteaddress", "RA4"],
  ["protocol", "Protocol"],
  ["localport", "LPort"],
  ["remoteport", "RPort"],
  ["icmptype", "ICMP4"],
  ["program", "App"],
  ["service", "Svc"],
  ["interfacetype", "IFType"],
  ["interfacealias", "IF"],
  ["authentication", "Security"],
  ["package", "AppPkgId"],
  ["action", "Action"],
]);

/** Fields that may hold several values between commas. */
const lists: ReadonlySet<string> = new Set(["Profile", "LA4", "RA4", "LPort", "RPort", "ICMP4"]);

export function readObject(object: ExportedObject, draft: FirewallDraft): void {
  if (object.values.has("defaultinboundaction")) readProfile(object, draft);
  else if (object.values.has("direction") && object.values.has("action")) readRule(object, draft);
  else draft.unread.push(object.span);
}

/** Whether its names are those of a rule or a profile. */
export function isFirewallObject(names: ReadonlySet<string>): boolean {
  if (names.has("defaultinboundaction") && names.has("enabled")) return true;
  return names.has("direction") && names.has("action") && names.has("enabled") && names.has("profile");
}

function readRule({ values, span }: ExportedObject, draft: FirewallDraft): void {
  const fields: RuleField[] = [];
  const label = (values.get("displayname") ?? values.get("name") ?? [])[0];
  if (label) fields.push({ name: "Name", value: label });
  for (const [column, stated] of values) {
    const name = ruleFields.get(column);
    if (name === undefined) continue;
    const parts = lists.has(name) ? stated.flatMap(splitAtCommas) : stated;
    for (const value of parts)
      for (const field of name === "Profile" ? profileFields(value) : [{ name, value }]) fields.push(field);
  }
  const partly = values.has("protocol") || values.has("localport");
  const unknown = { value: "ports and addresses, which were not exported", span };
  const { rule, unread } = ruleOf(fields, span, partly ? [] : [unknown]);
  if (!rule) {
    draft.unread.push(span);
    return;
  }
  draft.rules.push(rule);
  for (const each of unread) draft.unread.push(each.span);
}

/** `Domain`, or the numbers of profiles added up. */
function profileFields(value: Located<string>): RuleField[] {
  if (!/^[0-9]{1,10}$/.test(value.value)) return [{ name: "Profile", value }];
  return profilesOfNumber(Number(value.value) & 7).map((name) => ({
    name: "Profile",
    value: { value: name, span: value.span },
  }));
}

function readProfile({ values, span }: ExportedObject, draft: FirewallDraft): void {
  const one = (name: string) => values.get(name)?.[0];
  const written = one("name") ?? one("profile");
  const name = written && profileOf(written.value);
  if (!name) {
    draft.unread.push(span);
    return;
  }
  const enabled = one("enabled");
  const inbound = verdictOf(one("defaultinboundaction"));
  const outbound = verdictOf(one("defaultoutboundaction"));
  const localRules = switchOf(one("allowlocalfirewallrules"));
  const profile: FirewallProfile = {
    name,
    span: written.span,
    ...(enabled && isSaid(enabled)
      ? { enabled: { value: /^(?:true|1)$/i.test(enabled.value), span: enabled.span } }
      : {}),
    ...(inbound ? { inbound } : {}),
    ...(outbound ? { outbound } : {}),
    ...(localRules ? { localRules } : {}),
  };
  draft.profiles.set(name, profile);
}

/** `True` or 1, `False` or 0; what is not configured says nothing. */
function switchOf(stated: Located<string> | undefined): Located<boolean> | undefined {
  if (!stated || !/^(?:true|false|[01])$/i.test(stated.value)) return undefined;
  return { value: /^(?:true|1)$/i.test(stated.value), span: stated.span };
}

/** `Block` or 4, `Allow` or 2; what is not configured is Windows' own. */
function verdictOf(stated: Located<string> | undefined): FirewallProfile["inbound"] {
  if (!stated || !isSaid(stated)) return undefined;
  return { value: /^(?:block|4)$/i.test(stated.value) ? "deny" : "permit", span: stated.span };
}

function isSaid({ value }: Located<string>): boolean {
  return !/^(?:notconfigured|0|)$/i.test(value);
}
