import { broken, kept, type Rule } from "../rule.ts";
import { preferences } from "../samples.ts";
import { ofMspLocalAccounts } from "./msp-local-accounts.ts";

const site = "msp: { accounts: ['msp-*'] }\n";

const account = (rest: string) => `
<?xml version="1.0" encoding="utf-8"?>
<Groups clsid="{3125E937-EB16-4b4c-9934-544FC6D24D26}">
  <User clsid="{DF5F1855-51E5-4d24-8B1A-D9BDE98BA1D1}" name="msp-anna" changed="2026-01-01 00:00:00" uid="{D5FE7352-81E1-42A2-B7DA-118402BE4C33}">
    <Properties action="U" userName="msp-anna"${rest}/>
  </User>
</Groups>
`;

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
  bad: [
    preferences(
      account(' neverExpires="1"').replace(
        "\n  </User>",
        "\n                                                             ^ the password of msp-anna never expires\n  </User>",
      ),
      site,
    ),
  ],
  good: [preferences(account(' neverExpires="0"'), site)],

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
