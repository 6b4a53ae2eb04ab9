import { broken, kept, notAssessed, type Rule } from "../rule.ts";
import { ldif } from "../samples.ts";
import { ofMspAccounts } from "./msp-accounts.ts";

const site = "msp: { accounts: ['msp-*'] }\n";

export const mspAccountOnAnyMachine: Rule = {
  id: "msp-account-on-any-machine",
  title: "MSP account may log on at every machine",
  recommendation: "msp-only-managed-systems",
  severity: "warning",
  proves: "broken-only",
  docs: `
An MSP looks after some systems; its accounts should open those and no others. An account that may log on at every machine of the domain takes an
intruder from the print server to the director's laptop.

**What to do:** name the machines the account may log on to (the account's *Log On To…*, \`userWorkstations\`), or give the right to log on by
groups for each kind of system and deny it elsewhere by policy. Where policies do that, this finding can be accepted in palisade.yaml: an export
of accounts does not show them, so it is reported as likely.`,
  bad: [
    ldif(
      `
dn: CN=Anna,OU=MSP,DC=northgate,DC=example
objectClass: user
sAMAccountName: msp-anna
                ^^^^^^^^ msp-anna may log on at every machine of the domain
instanceType: 4
objectCategory: CN=Person,CN=Schema,CN=Configuration,DC=northgate,DC=example
userAccountControl: 512
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
instanceType: 4
objectCategory: CN=Person,CN=Schema,CN=Configuration,DC=northgate,DC=example
userAccountControl: 512
userWorkstations: SRV-01,SRV-02
`,
      site,
    ),
  ],

  *check(context) {
    yield* ofMspAccounts(context, ({ name, workstations }) => {
      if (!workstations)
        return notAssessed(name.span, `the export does not tell at which machines ${name.value} may log on`);
      if (workstations.value !== "any") {
        const machines = workstations.value.map(({ value }) => value).join(", ");
        return kept(workstations.span, `${name.value} may log on at ${machines} only`);
      }
      const span = workstations.implied === undefined ? workstations.span : name.span;
      const message = `${name.value} may log on at every machine of the domain`;
      return broken({ span, message, confidence: "likely" });
    });
  },
};
