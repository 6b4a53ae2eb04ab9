import type { Rule } from "../rule.ts";
import { auditCsv } from "../samples.ts";
import { credentialEvents, incidentEvents, judgeEvents } from "./needed-events.ts";

const incidentRecommendation = "audit-policy-records-incidents";

export const credentialEventsNotLogged: Rule = {
  id: "credential-events-not-logged",
  title: "Uses of credentials are not recorded",
  recommendation: "credential-events-logged",
  mayAlsoBreak: [incidentRecommendation],
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
      const needed = setting.category ? undefined : credentialEvents.get(setting.subject.value);
      if (!needed) continue;
      const seen = judgeEvents(setting, needed);
      const isOfIncidents = incidentEvents.has(setting.subject.value);
      yield seen.kind === "broken" && isOfIncidents ? { ...seen, alsoBreaks: [incidentRecommendation] } : seen;
    }
  },
};
