import type { AuditSetting, Policy } from "../../model/policy.ts";
import { broken, kept, type Rule } from "../rule.ts";
import { template } from "../samples.ts";

/** What an investigation needs of the older audit policy; success at least. */
const needed: ReadonlyMap<string, string> = new Map([
  ["AuditLogonEvents", "logons"],
  ["AuditAccountLogon", "checks of credentials"],
  ["AuditAccountManage", "changes of accounts and groups"],
  ["AuditPolicyChange", "changes of policy"],
  ["AuditSystemEvents", "system events"],
]);

export const auditTooLittle: Rule = {
  id: "audit-too-little",
  title: "Audit policy leaves out what an investigation needs",
  recommendation: "audit-policy-records-incidents",
  severity: "warning",
  proves: "kept-or-broken",
  docs: `
An incident can be noticed, and its extent worked out, only from events that were recorded: who logged on where, who changed accounts and
groups, who changed the audit policy.

**What to do:** record success and failure (3). Where audit.csv sets the finer policy as well, \`SCENoApplyLegacyAuditPolicy = 1\` makes Windows
ignore these older categories; then they are not judged.`,
  bad: [
    template(`
[Unicode]
Unicode=yes
[Event Audit]
AuditLogonEvents = 0
                   ^ logons are not recorded
AuditAccountManage = 3
`),
  ],
  good: [template("[Unicode]\nUnicode=yes\n[Event Audit]\nAuditLogonEvents = 3\nAuditAccountManage = 3\n")],

  *check({ configuration }) {
    const policy = configuration.policy;
    if (!policy || olderAuditIgnored(policy)) return;
    for (const setting of policy.audit) {
      const what = needed.get(setting.subject.value);
      if (!setting.category || what === undefined) continue;
      if (setting.success && setting.failure) yield kept(setting.value.span, `${what} are recorded`);
      else
        yield broken({
          span: setting.value.span,
          message: missing(setting, what),
          ...(setting.success || setting.failure ? { severity: "information" as const } : {}),
          fixes: [
            {
              title: `Record ${what}`,
              changes: [{ kind: "set-value", stated: setting.value, to: "3" }],
              safe: true,
            },
          ],
        });
    }
  },
};

function missing({ success, failure }: AuditSetting, what: string): string {
  if (!success && !failure) return `${what} are not recorded`;
  return success ? `failed ${what} are not recorded` : `${what} are recorded only when they fail`;
}

function olderAuditIgnored({ registry }: Policy): boolean {
  return registry.some(
    ({ key, name, data }) =>
      name.value.toLowerCase() === "scenoapplylegacyauditpolicy" &&
      key.value.toLowerCase() === "system\\currentcontrolset\\control\\lsa" &&
      data.value === "1",
  );
}
