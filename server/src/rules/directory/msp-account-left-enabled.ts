import { formatDay, millisecondsOfDay } from "../../site/day.ts";
import { broken, kept, type Rule } from "../rule.ts";
import { ldif } from "../samples.ts";
import { disableFix } from "./directory-fixes.ts";
import { ofMspAccounts } from "./msp-accounts.ts";

const site = "msp: { accounts: ['msp-*'] }\n";

/** So long unused, the account is not in daily use. */
const idleDays = 21;

export const mspAccountLeftEnabled: Rule = {
  id: "msp-account-left-enabled",
  title: "MSP account stays enabled between jobs",
  recommendation: "msp-disabled-when-idle",
  severity: "information",
  proves: "broken-only",
  docs: `
An account that is needed once a quarter is open for the other eighty-nine days too. The alert suggests keeping an MSP's accounts disabled until
they are needed, and disabling them again after the work.

**What to do:** agree with the MSP on who enables the account and when, and disable it now (\`Disable-ADAccount\`). Reported for accounts of the
MSP that were last used more than ${idleDays} days before the export; it is the alert's advice, not its demand. Which accounts are the MSP's is
declared in palisade.yaml under \`msp.accounts\`.`,
  bad: [
    ldif(
      `
dn: CN=Anna,OU=MSP,DC=northgate,DC=example
objectClass: user
sAMAccountName: msp-anna
whenChanged: 20241001090000.0Z
userAccountControl: 512
                    ^^^ msp-anna is enabled though it was last used on 2024-09-02
lastLogonTimestamp: 133697088000000000
`,
      site,
    ),
  ],
  good: [
    ldif(
      `
dn: CN=Anna,OU=MSP,DC=northgate,DC=example
objectClass: user
sAMAccountName: msp-anna
whenChanged: 20241001090000.0Z
userAccountControl: 514
lastLogonTimestamp: 133697088000000000

dn: CN=Bert,OU=MSP,DC=northgate,DC=example
objectClass: user
sAMAccountName: msp-bert
userAccountControl: 512
lastLogonTimestamp: 133712640000000000
`,
      site,
    ),
  ],

  *check(context) {
    const { directory } = context.configuration;
    const taken = directory?.taken?.value ?? context.asOf * millisecondsOfDay;
    yield* ofMspAccounts(context, (account, confidence) => {
      const { name, enabled, lastLogon } = account;
      if (!enabled || !lastLogon || lastLogon.value === "never") return undefined;
      if (taken - lastLogon.value <= idleDays * millisecondsOfDay)
        return kept(lastLogon.span, `${name.value} is in use`);
      const day = formatDay(Math.floor(lastLogon.value / millisecondsOfDay));
      return broken({
        span: enabled.implied === undefined ? enabled.span : name.span,
        message: `${name.value} is enabled though it was last used on ${day}`,
        confidence,
        advice: true,
        fixes: [disableFix(account)],
      });
    });
  },
};
