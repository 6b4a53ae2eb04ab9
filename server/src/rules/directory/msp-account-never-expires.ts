import { formatDay, millisecondsOfDay } from "../../site/day.ts";
import { broken, kept, notAssessed, type Rule } from "../rule.ts";
import { ldif } from "../samples.ts";
import { expireFix } from "./directory-fixes.ts";
import { ofMspAccounts } from "./msp-accounts.ts";

const site = "msp: { accounts: ['msp-*'], contractEnd: 2027-03-31 }\n";

export const mspAccountNeverExpires: Rule = {
  id: "msp-account-never-expires",
  title: "MSP account works on after the contract",
  recommendation: "msp-account-expiry",
  severity: "warning",
  proves: "kept-or-broken",
  docs: `
Contracts end, accounts stay: years later the provider's old password still opens the client. The alert wants an MSP's accounts to expire
with its contract, so that somebody has to decide before they live on.

**What to do:** set the end of the account to the day after the contract's last day (\`Set-ADAccountExpiration\`, or "End of" that day in the
account's properties). The end of the contract is declared in palisade.yaml as \`msp.contractEnd\`, the MSP's accounts under \`msp.accounts\`.`,
  bad: [
    ldif(
      `
dn: CN=Anna,OU=MSP,DC=northgate,DC=example
objectClass: user
sAMAccountName: msp-anna
userAccountControl: 512
accountExpires: 9223372036854775807
                ^^^^^^^^^^^^^^^^^^^ msp-anna never expires; the MSP's contract ends on 2027-03-31
`,
      site,
    ),
    ldif(
      `
dn: CN=Anna,OU=MSP,DC=northgate,DC=example
objectClass: user
sAMAccountName: msp-anna
userAccountControl: 512
accountExpires: 134592192000000000
                ^^^^^^^^^^^^^^^^^^ msp-anna works until 2027-07-04, the MSP's contract ends on 2027-03-31
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
userAccountControl: 512
accountExpires: 134510112000000000

dn: CN=Bert,OU=MSP,DC=northgate,DC=example
objectClass: user
sAMAccountName: msp-bert
userAccountControl: 514
accountExpires: 0

dn: CN=Kim Ito,DC=northgate,DC=example
objectClass: user
sAMAccountName: k.ito
userAccountControl: 512
accountExpires: 0
`,
      site,
    ),
  ],

  *check(context) {
    yield* ofMspAccounts(context, (account, confidence) => {
      const { name, expires, span } = account;
      if (!expires) return notAssessed(span, `the export does not tell when ${name.value} expires`);
      const end = context.site.msp.contractEnd?.value;
      const fixes = end === undefined ? [] : [expireFix(account, end)];
      const contract = end === undefined ? undefined : `the MSP's contract ends on ${formatDay(end)}`;
      if (expires.value === "never")
        return broken({
          span: expires.span,
          message: `${name.value} never expires${contract ? `; ${contract}` : ""}`,
          confidence,
          fixes,
        });
      // The directory holds the first moment at which the account is closed, in local midnight: up to 14 hours off UTC.
      const lastDay = Math.ceil(expires.value / millisecondsOfDay - 0.6) - 1;
      if (end === undefined)
        return notAssessed(expires.span, `when the contract of ${name.value} ends is not declared`, "msp.contractEnd");
      if (lastDay <= end) return kept(expires.span, `${name.value} expires with the MSP's contract`);
      const message = `${name.value} works until ${formatDay(lastDay)}, ${contract}`;
      return broken({ span: expires.span, message, confidence, fixes });
    });
  },
};
