import type { AuditSetting } from "../../model/policy.ts";
import { broken, kept, type Rule } from "../rule.ts";
import { auditCsv } from "../samples.ts";

/** The subcategories whose events show how credentials are used, and what they are about. */
const needed: ReadonlyMap<string, string> = new Map([
  ["Security System Extension", "new services"],
  ["Logon", "logons"],
  ["Special Logon", "logons with administrator rights"],
  ["Other Logon/Logoff Events", "remote desktop sessions"],
  ["Credential Validation", "checks of credentials"],
  ["Kerberos Service Ticket Operations", "Kerberos tickets"],
  ["Process Creation", "started programs"],
]);

export const credentialEventsNotLogged: Rule = {
  id: "credential-events-not-logged",
  title: "Uses of credentials are not recorded",
  recommendation: "credential-events-logged",
  severity: "warning",
  proves: "kept-or-broken",
  docs: `
Stolen credentials look like their owner, until somebody asks which services were installed, which logons came over the network, which tickets
were given out. TA18-276A names the events that answer: new services, account use, passing of hashes, remote desktop.

**What to do:** record at least the successes of these subcategories (value 1, better 3) and collect the logs centrally.`,
  bad: [
    auditCsv(`
Machine Name,Policy Target,Subcategory,Subcategory GUID,Inclusion Setting,Exclusion Setting,Setting Value
,System,Audit Credential Validation,{0cce923f-69ae-11d9-bed3-505054503030},No Auditing,,0
                                                                                        ^ checks of credentials are not recorded
`),
  ],
  good: [
    auditCsv(`
Machine Name,Policy Target,Subcategory,Subcategory GUID,Inclusion Setting,Exclusion Setting,Setting Value
,System,Audit Credential Validation,{0cce923f-69ae-11d9-bed3-505054503030},Success and Failure,,3
,System,Audit Filtering Platform Packet Drop,{0cce9225-69ae-11d9-bed3-505054503030},No Auditing,,0
`),
  ],

  *check({ configuration }) {
    for (const setting of configuration.policy?.audit ?? []) {
      const what = setting.category ? undefined : needed.get(setting.subject.value);
      if (what === undefined) continue;
      if (setting.success) yield kept(setting.value.span, `${what} are recorded`);
      else
        yield broken({ span: setting.value.span, message: missing(setting, what), fixes: [recording(setting, what)] });
    }
  },
};

function missing({ failure }: AuditSetting, what: string): string {
  return failure ? `${what} are recorded only when they fail` : `${what} are not recorded`;
}

function recording(setting: AuditSetting, what: string) {
  return {
    title: `Record ${what}`,
    changes: [{ kind: "set-value" as const, stated: setting.value, to: "3" }],
    safe: true,
  };
}
