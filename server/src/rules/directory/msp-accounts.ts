import type { DirectoryAccount } from "../../model/directory.ts";
import { mspMatch } from "../accounts/msp-accounts.ts";
import { notAssessed, type Observation, type RuleContext } from "../rule.ts";

/** Judges the MSP's enabled accounts in an export one by one; asks who they are where palisade.yaml does not say. */
export function* ofMspAccounts(
  { configuration, site }: RuleContext,
  judge: (account: DirectoryAccount, confidence: "certain" | "likely") => Observation | undefined,
): Iterable<Observation> {
  const accounts = configuration.directory?.accounts ?? [];
  if (accounts.length === 0) return;
  if (site.msp.accounts.length === 0) {
    yield notAssessed(configuration.span, "which of the accounts are the MSP's is not declared", "msp.accounts");
    return;
  }
  for (const account of accounts) {
    const confidence = mspMatch(site, account.principal);
    const seen = confidence && account.enabled?.value !== false ? judge(account, confidence) : undefined;
    if (seen) yield seen;
  }
}
