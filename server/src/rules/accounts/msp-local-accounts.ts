import type { LocalAccount } from "../../model/policy.ts";
import type { Observation, RuleContext } from "../rule.ts";
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
