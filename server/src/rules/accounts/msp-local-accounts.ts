import type { LocalAccount } from "../../model/policy.ts";
import type { Observation, RuleContext, RuleSample } from "../rule.ts";
import { preferences } from "../samples.ts";
import { mspMatch } from "./msp-accounts.ts";

/** Judges the MSP's accounts that a policy makes on machines; those it takes away or switches off open nothing. */
export function* ofMspLocalAccounts(
  { configuration, site }: RuleContext,
  judge: (account: LocalAccount, confidence: "certain" | "likely") => Observation | undefined,
): Iterable<Observation> {
  for (const each of configuration.policy?.localAccounts ?? []) {
    if (each.action.value === "delete" || each.disabled?.value) continue;
    const confidence = mspMatch(site, each.account);
    const seen = confidence && judge(each, confidence);
    if (seen) yield seen;
  }
}

/** Preferences that make an account for the MSP, with these attributes; `marks` is a line of carets below them. */
export function localAccountSample(attributes: string, site: string, marks = ""): RuleSample {
  return preferences(
    `
<?xml version="1.0" encoding="utf-8"?>
<Groups clsid="{3125E937-EB16-4b4c-9934-544FC6D24D26}">
  <User clsid="{DF5F1855-51E5-4d24-8B1A-D9BDE98BA1D1}" name="msp-anna" changed="2026-01-01 00:00:00" uid="{D5FE7352-81E1-42A2-B7DA-118402BE4C33}">
    <Properties action="C" userName="msp-anna" ${attributes}/>
${marks}  </User>
</Groups>
`,
    site,
  );
}
