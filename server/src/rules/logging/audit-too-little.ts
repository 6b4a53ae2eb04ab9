import type { Configuration } from "../../model/configuration.ts";
import type { Policy } from "../../model/policy.ts";
import type { Span } from "../../text/span.ts";
import { registryValue } from "../registry-values.ts";
import { broken, type Observation, type Rule } from "../rule.ts";
import { auditCsv, template } from "../samples.ts";
import { listed } from "../wording.ts";
import { credentialEvents, incidentEvents, judgeEvents, type NeededEvents } from "./needed-events.ts";

/** What an investigation needs of the older audit policy. */
const categories: ReadonlyMap<string, NeededEvents> = new Map(
  [
    ["AuditLogonEvents", "logons"] as const,
    ["AuditAccountLogon", "checks of credentials"] as const,
    ["AuditAccountManage", "changes of accounts and groups"] as const,
    ["AuditPolicyChange", "changes of policy"] as const,
    ["AuditSystemEvents", "system events"] as const,
  ].map(([name, what]) => [name, { what, outcome: "both" }]),
);

const csvHead =
  "Machine Name,Policy Target,Subcategory,Subcategory GUID,Inclusion Setting,Exclusion Setting,Setting Value";
/** Lines that have recorded what every investigation needs, but for lockouts. */
const recorded = [
  ["Logon", "0cce9215"],
  ["Special Logon", "0cce921b"],
  ["User Account Management", "0cce9235"],
  ["Security Group Management", "0cce9237"],
  ["Audit Policy Change", "0cce922f"],
  ["Credential Validation", "0cce923f"],
  ["Process Creation", "0cce922b"],
]
  .map(([name, guid]) => `,System,Audit ${name},{${guid}-69ae-11d9-bed3-505054503030},Success and Failure,,3\n`)
  .join("");
const lockout = ",System,Audit Account Lockout,{0cce9217-69ae-11d9-bed3-505054503030},";

export const auditTooLittle: Rule = {
  id: "audit-too-little",
  title: "Audit policy leaves out what an investigation needs",
  recommendation: "audit-policy-records-incidents",
  severity: "warning",
  proves: "kept-or-broken",
  docs: `
An incident can be noticed, and its extent worked out, only from events that were recorded: who logged on where, who changed accounts and
groups, who changed the audit policy.

**What to do:** record success and failure (3) of the categories; of the finer subcategories in audit.csv at least what is named here, lockouts
as failures, all else as successes. Where audit.csv sets the finer policy as well, \`SCENoApplyLegacyAuditPolicy = 1\` makes Windows ignore the
older categories; then they are not judged. A subcategory that the finer policy leaves out is named for information: another policy may
have it recorded.`,
  bad: [
    template(`
[Unicode]
Unicode=yes
[Event Audit]
AuditLogonEvents = 0
                   ^ logons are not recorded
AuditAccountManage = 3
`),
    auditCsv(`
${csvHead}
${recorded}${lockout}Success,,1
                                                                              ^ lockouts of accounts are not recorded: Windows counts them as failures
`),
  ],
  good: [
    template("[Unicode]\nUnicode=yes\n[Event Audit]\nAuditLogonEvents = 3\nAuditAccountManage = 3\n"),
    auditCsv(`${csvHead}\n${recorded}${lockout}Failure,,2\n`),
  ],

  *check({ configuration }) {
    const policy = configuration.policy;
    if (!policy) return;
    if (!olderAuditIgnored(configuration)) yield* judgeCategories(policy);
    yield* judgeSubcategories(policy, configuration.span);
  },
};

function* judgeCategories({ audit }: Policy): Iterable<Observation> {
  for (const setting of audit) {
    const needed = setting.category ? categories.get(setting.subject.value) : undefined;
    if (needed) yield judgeEvents(setting, needed);
  }
}

/** What shows how credentials are used as well is found broken by *credential-events-not-logged*, for both recommendations. */
function* judgeSubcategories({ audit }: Policy, head: Span): Iterable<Observation> {
  const finer = audit.filter((setting) => !setting.category);
  if (finer.length === 0) return;
  for (const setting of finer) {
    const needed = incidentEvents.get(setting.subject.value);
    const seen = needed && judgeEvents(setting, needed);
    if (seen && (seen.kind === "kept" || !credentialEvents.has(setting.subject.value))) yield seen;
  }
  const stated = new Set(finer.map(({ subject }) => subject.value));
  const left = [...incidentEvents].flatMap(([name, { what }]) => (stated.has(name) ? [] : [what]));
  if (left.length > 0)
    yield broken({
      span: head,
      message: `this audit policy does not say that ${listed(left, left.length)} are recorded`,
      severity: "information",
      // Another policy may say it.
      undecided: true,
    });
}

function olderAuditIgnored(configuration: Configuration): boolean {
  const lsa = "System\\CurrentControlSet\\Control\\Lsa";
  return registryValue(configuration, lsa, "SCENoApplyLegacyAuditPolicy")?.data.value === "1";
}
