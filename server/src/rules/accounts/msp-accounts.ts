import type { Principal } from "../../model/policy.ts";
import { type AccountName, accountMatch } from "../../site/accounts.ts";
import type { Site } from "../../site/site.ts";
import type { Located } from "../../text/span.ts";

/** How surely an account is one of the MSP's, by what palisade.yaml declares. */
export function mspMatch(site: Site, account: AccountName): "certain" | "likely" | undefined {
  return bestMatch(site.msp.accounts, account);
}

/** How surely any of the patterns names the account. */
export function bestMatch(
  patterns: readonly Located<string>[],
  account: AccountName,
): "certain" | "likely" | undefined {
  let best: "certain" | "likely" | undefined;
  for (const pattern of patterns) {
    const match = accountMatch(pattern.value, account);
    if (match === "certain") return match;
    best ??= match;
  }
  return best;
}

/** A group or account as people know it: "Domain Admins" for its SID, else as it is written. */
export function namePrincipal(principal: Principal): string {
  return principal.known ?? principal.text;
}
