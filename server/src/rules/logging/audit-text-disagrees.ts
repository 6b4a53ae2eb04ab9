import type { AuditSetting } from "../../model/policy.ts";
import { broken, type Rule } from "../rule.ts";
import { auditCsv } from "../samples.ts";

export const auditTextDisagrees: Rule = {
  id: "audit-text-disagrees",
  title: "Audit policy says one thing to people and another to Windows",
  recommendation: undefined,
  severity: "warning",
  proves: "broken-only",
  docs: `
In audit.csv the column *Setting Value* is what Windows applies; *Inclusion Setting* beside it is there for people to read. Where somebody
changed one of them by hand and forgot the other, a reviewer believes that events are recorded which are not.

**What to do:** decide which of the two was meant, and write both.`,
  bad: [
    auditCsv(`
Machine Name,Policy Target,Subcategory,Subcategory GUID,Inclusion Setting,Exclusion Setting,Setting Value
,System,Audit Logon,{0cce9215-69ae-11d9-bed3-505054503030},Success and Failure,,1
                                                           ^^^^^^^^^^^^^^^^^^^ the text says that Logon records success and failure, but the value lets it record success
,System,Logoff überwachen,{0cce9216-69ae-11d9-bed3-505054503030},Keine Überwachung,,3
                                                                 ^^^^^^^^^^^^^^^^^ the text says that Logoff records nothing, but the value lets it record success and failure
`),
  ],
  good: [
    auditCsv(`
Machine Name,Policy Target,Subcategory,Subcategory GUID,Inclusion Setting,Exclusion Setting,Setting Value
,System,Audit Logon,{0cce9215-69ae-11d9-bed3-505054503030},Success and Failure,,3
,System,Audit Logoff,{0cce9216-69ae-11d9-bed3-505054503030},No Auditing,,4
,System,Audit SAM,{0cce9220-69ae-11d9-bed3-505054503030},tout et rien,,1
`),
  ],

  *check({ configuration }) {
    for (const setting of configuration.policy?.audit ?? []) {
      const { subject, words, value } = setting;
      if (!words || (words.success === setting.success && words.failure === setting.failure)) continue;
      yield broken({
        span: words.span,
        message: `the text says that ${subject.value} records ${recorded(words)}, but the value lets it record ${recorded(setting)}`,
        related: [{ span: value.span, message: "this is what Windows applies" }],
        fixes: [
          {
            title: `Let the value do what the text says: record ${recorded(words)}`,
            changes: [{ kind: "set-value", stated: value, to: String(numberOf(words)) }],
            safe: false,
          },
          {
            title: `Let the text say what the value does: record ${recorded(setting)}`,
            changes: [{ kind: "set-value", stated: words, to: String(numberOf(setting)) }],
            safe: false,
          },
        ],
      });
    }
  },
};

type Recording = Pick<AuditSetting, "success" | "failure">;

function recorded({ success, failure }: Recording): string {
  if (success) return failure ? "success and failure" : "success";
  return failure ? "failure" : "nothing";
}

function numberOf({ success, failure }: Recording): number {
  return (success ? 1 : 0) + (failure ? 2 : 0);
}
