import { broken, kept, type Rule } from "../rule.ts";
import { localAccountSample, ofMspLocalAccounts } from "./msp-local-accounts.ts";

const site = "msp: { accounts: ['msp-*'] }\n";

export const mspLocalAccountPassword: Rule = {
  id: "msp-local-account-password",
  title: "A policy lets the password of an MSP account never expire",
  recommendation: "msp-password-policy",
  severity: "warning",
  proves: "broken-only",
  docs: `
The alert wants the organization's own password policy to hold for the MSP's accounts as well. Group Policy Preferences can take an account of each
machine out of it: with \`neverExpires\` the password stays the same for as long as nobody thinks of it.

**What to do:** clear *Password never expires*. For local administrators use Windows LAPS, which changes the password on each machine by itself.`,
  bad: [localAccountSample('neverExpires="1"', site, `${" ".repeat(61)}^ the password of msp-anna never expires\n`)],
  good: [localAccountSample('neverExpires="0"', site)],

  *check(context) {
    yield* ofMspLocalAccounts(context, ({ account, passwordNeverExpires }, confidence) => {
      if (!passwordNeverExpires) return undefined;
      const { value, span } = passwordNeverExpires;
      if (!value) return kept(span, `the password of ${account.text} expires`);
      const change = { kind: "set-value", stated: { value: "1", span }, to: "0" } as const;
      return broken({
        span,
        message: `the password of ${account.text} never expires`,
        confidence,
        fixes: [{ title: "Let the password expire", changes: [change], safe: false }],
      });
    });
  },
};
