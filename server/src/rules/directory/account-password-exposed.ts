import type { DirectoryAccount } from "../../model/directory.ts";
import { formatDay, millisecondsOfDay } from "../../site/day.ts";
import type { Site } from "../../site/site.ts";
import type { Span } from "../../text/span.ts";
import { mspMatch } from "../accounts/msp-accounts.ts";
import { broken, type Rule } from "../rule.ts";
import { ldif } from "../samples.ts";
import { serviceUse } from "./service-accounts.ts";

/** A password that a ticket can be guessed against, and that stays the same so long, is guessed sooner or later. */
const oldPasswordDays = 365;

export const accountPasswordExposed: Rule = {
  id: "account-password-exposed",
  title: "The password of an account can be had or guessed",
  recommendation: undefined,
  severity: "warning",
  proves: "broken-only",
  docs: `
Four switches of an account give its password away: it need not have one, the directory keeps it so that the clear text can be had back, Kerberos
hands out tickets to guess it from without asking who wants them (no preauthentication), or it is used with DES, which is broken in hours. And for
an account that services run as, everybody in the domain may ask for a ticket to guess its password from: one that is older than
${oldPasswordDays} days and never expires gives them all the time they need.

**What to do:** clear the switch, then have the password changed; for services use group managed service accounts, whose passwords are long and
change by themselves. Accounts that are disabled are left alone, and so are those of the MSP where *msp-account-password-exempt* finds them.`,
  bad: [
    ldif(`
dn: CN=Scanner,DC=northgate,DC=example
objectClass: user
sAMAccountName: scanner
userAccountControl: 4194848
                    ^^^^^^^ scanner needs no password
                    ^^^^^^^ Kerberos lets anyone guess the password of scanner
`),
    ldif(`
dn: CN=SQL,DC=northgate,DC=example
objectClass: user
sAMAccountName: svc-sql
whenChanged: 20241201090000.0Z
userAccountControl: 66048
servicePrincipalName: MSSQLSvc/db.northgate.example:1433
pwdLastSet: 131329728000000000
            ^^^^^^^^^^^^^^^^^^ svc-sql is a service account, and its password is the same since 2017-03-03
`),
  ],
  good: [
    ldif(`
dn: CN=Kim Ito,DC=northgate,DC=example
objectClass: user
sAMAccountName: k.ito
userAccountControl: 512

dn: CN=Guest,DC=northgate,DC=example
objectClass: user
sAMAccountName: Guest
userAccountControl: 66082
`),
  ],

  *check({ configuration: { directory }, site, asOf }) {
    const taken = directory?.taken?.value ?? asOf * millisecondsOfDay;
    for (const account of directory?.accounts ?? []) {
      if (account.enabled?.value === false || account.kind !== "user") continue;
      const exposures = [...switchesOf(account, site), ...oldPassword(account, taken, site)];
      for (const exposure of exposures) yield broken(exposure);
    }
  },
};

interface Exposure {
  readonly span: Span;
  readonly message: string;
}

function switchesOf({ name, flags, principal }: DirectoryAccount, site: Site): Exposure[] {
  const { passwordNotRequired, reversiblePassword, preauthenticationNotRequired, desOnly } = flags;
  const isFoundElsewhere = mspMatch(site, principal) !== undefined;
  return [
    { flag: isFoundElsewhere ? undefined : passwordNotRequired, message: `${name.value} needs no password` },
    {
      flag: isFoundElsewhere ? undefined : reversiblePassword,
      message: `the password of ${name.value} can be had back in clear text`,
    },
    { flag: preauthenticationNotRequired, message: `Kerberos lets anyone guess the password of ${name.value}` },
    { flag: desOnly, message: `${name.value} proves itself with DES, which is broken in hours` },
  ].flatMap(({ flag, message }) => (flag?.value ? [{ span: flag.span, message }] : []));
}

function oldPassword(account: DirectoryAccount, taken: number, site: Site): Exposure[] {
  const { name, passwordSet, flags } = account;
  const isService = serviceUse(account, site)?.service !== undefined;
  if (!isService || !flags.passwordNeverExpires?.value || typeof passwordSet?.value !== "number") return [];
  if (taken - passwordSet.value <= oldPasswordDays * millisecondsOfDay) return [];
  const day = formatDay(Math.floor(passwordSet.value / millisecondsOfDay));
  const message = `${name.value} is a service account, and its password is the same since ${day}`;
  return [{ span: passwordSet.span, message }];
}
