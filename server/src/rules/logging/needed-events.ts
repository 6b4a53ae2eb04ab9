import type { AuditSetting } from "../../model/policy.ts";
import { broken, kept, type Observation } from "../rule.ts";

/** Events that the alerts want recorded. */
export interface NeededEvents {
  /** As messages name them: "logons". */
  readonly what: string;
  /** Which of them must be recorded for anything to be seen; "both": without the others the record has holes. */
  readonly outcome: "success" | "failure" | "both";
}

const success = (what: string): NeededEvents => ({ what, outcome: "success" });

/** What shows how credentials are used, by subcategory: TA18-276A names new services, account use, passing of hashes, remote desktop. */
export const credentialEvents: ReadonlyMap<string, NeededEvents> = new Map([
  ["Security System Extension", success("new services")],
  ["Logon", success("logons")],
  ["Special Logon", success("logons with administrator rights")],
  ["Other Logon/Logoff Events", success("remote desktop sessions")],
  ["Credential Validation", success("checks of credentials")],
  ["Kerberos Service Ticket Operations", success("Kerberos tickets")],
  ["Process Creation", success("started programs")],
]);

/** What happens to accounts and to the audit policy, by subcategory. Windows counts a lockout as a failure. */
const accountEvents: ReadonlyMap<string, NeededEvents> = new Map([
  ["Account Lockout", { what: "lockouts of accounts", outcome: "failure" }],
  ["User Account Management", success("changes of accounts")],
  ["Security Group Management", success("changes of groups")],
  ["Audit Policy Change", success("changes of the audit policy")],
]);

/** Those of them that an investigation needs of any incident. */
const ofAnyIncident = new Set(["Logon", "Special Logon", "Credential Validation", "Process Creation"]);

/** What an investigation needs, by subcategory. */
export const incidentEvents: ReadonlyMap<string, NeededEvents> = new Map([
  ...[...credentialEvents].filter(([name]) => ofAnyIncident.has(name)),
  ...accountEvents,
]);

/** What a policy has recorded, held against what is needed. */
export function judgeEvents(setting: AuditSetting, { what, outcome }: NeededEvents): Observation {
  const { success, failure, value } = setting;
  if ((success || outcome === "failure") && (failure || outcome === "success"))
    return kept(value.span, `${what} are recorded`);
  const isPartial = outcome === "both" && (success || failure);
  return broken({
    span: value.span,
    message: missing(setting, { what, outcome }),
    ...(isPartial ? { severity: "information" as const } : {}),
    fixes: [{ title: `Record ${what}`, changes: [{ kind: "set-value", stated: value, to: "3" }], safe: true }],
  });
}

function missing({ success, failure }: AuditSetting, { what, outcome }: NeededEvents): string {
  if (!success && !failure) return `${what} are not recorded`;
  if (!success) return `${what} are recorded only when they fail`;
  return outcome === "failure"
    ? `${what} are not recorded: Windows counts them as failures`
    : `failed ${what} are not recorded`;
}
