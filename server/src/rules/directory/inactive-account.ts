import { threshold } from "../../alert/recommendations.ts";
import type { DirectoryAccount } from "../../model/directory.ts";
import { formatDay, millisecondsOfDay } from "../../site/day.ts";
import { broken, kept, notAssessed, type Observation, type Rule } from "../rule.ts";
import { ldif } from "../samples.ts";
import { disableFix } from "./directory-fixes.ts";

const mostDays = threshold("inactive-accounts-30-days", "maxIdleDays");

/** lastLogonTimestamp lags behind the logon it stands for by up to so many days. */
const lagDays = 14;

export const inactiveAccount: Rule = {
  id: "inactive-account",
  title: "An account that nobody uses is enabled",
  recommendation: "inactive-accounts-30-days",
  severity: "warning",
  proves: "kept-or-broken",
  docs: `
An account whose owner has left is watched by nobody: an intruder who guesses its password looks like a colleague. The alert wants accounts that
were idle for more than ${mostDays} days disabled or removed.

**What to do:** disable the account (\`Disable-ADAccount\`); delete it when nobody has asked for it for some months. The time of the last logon
that a domain shares between its controllers may lag by ${lagDays} days, so accounts that look idle for up to ${mostDays + lagDays} days are
reported as likely. Idle time is counted to the day of the export. Built-in accounts, computers and managed service accounts are not looked at.`,
  bad: [
    ldif(`
dn: CN=Otto Lang,DC=northgate,DC=example
objectClass: user
sAMAccountName: o.lang
whenCreated: 20240110090000.0Z
whenChanged: 20241201090000.0Z
userAccountControl: 512
                    ^^^ o.lang was last used on 2024-09-02, 90 days before the export
lastLogonTimestamp: 133697088000000000
`),
    ldif(`
dn: CN=Temp,DC=northgate,DC=example
objectClass: user
sAMAccountName: temp
whenCreated: 20240110090000.0Z
whenChanged: 20241201090000.0Z
userAccountControl: 512
                    ^^^ temp was made on 2024-01-10 and has never been used
lastLogonTimestamp: 0
`),
  ],
  good: [
    ldif(`
dn: CN=Otto Lang,DC=northgate,DC=example
objectClass: user
sAMAccountName: o.lang
whenChanged: 20241201090000.0Z
userAccountControl: 514
lastLogonTimestamp: 133697088000000000

dn: CN=Kim Ito,DC=northgate,DC=example
objectClass: user
sAMAccountName: k.ito
userAccountControl: 512
lastLogonTimestamp: 133765344000000000
`),
  ],

  *check({ configuration, asOf }) {
    const { directory } = configuration;
    const people = (directory?.accounts ?? []).filter((account) => account.kind === "user" && !isBuiltIn(account));
    if (people.length === 0) return;
    const taken = directory?.taken?.value ?? asOf * millisecondsOfDay;
    const judged = people.flatMap((account) => judge(account, taken) ?? []);
    if (judged.length === 0) {
      yield notAssessed(
        configuration.span,
        "the export does not tell which accounts are enabled and when they were used",
      );
      return;
    }
    const idle = judged.filter(({ kind }) => kind === "broken");
    yield* idle;
    if (idle.length === 0)
      yield kept(configuration.span, `every enabled account was used in the last ${mostDays} days`);
  },
};

/** What an account shows; undefined where its record does not tell. */
function judge(account: DirectoryAccount, taken: number): Observation | undefined {
  const { name, enabled, lastLogon, created, span } = account;
  if (!enabled || !lastLogon) return undefined;
  if (!enabled.value) return kept(enabled.span, `${name.value} is disabled`);
  const since = lastLogon.value === "never" ? created?.value : lastLogon.value;
  if (since === undefined) return undefined;
  const days = Math.floor((taken - since) / millisecondsOfDay);
  if (days <= mostDays) return kept(lastLogon.span, `${name.value} was used in the last ${mostDays} days`);
  const day = formatDay(Math.floor(since / millisecondsOfDay));
  const isSure = days > mostDays + lagDays && !account.lastLogonOfOneController;
  return broken({
    span: enabled.implied === undefined ? enabled.span : span,
    message:
      lastLogon.value === "never"
        ? `${name.value} was made on ${day} and has never been used`
        : `${name.value} was last used on ${day}, ${days} days before the export`,
    confidence: isSure ? "certain" : "likely",
    fixes: [disableFix(account)],
  });
}

/** Administrator, Guest and krbtgt are there for other reasons than daily use. */
function isBuiltIn({ principal }: DirectoryAccount): boolean {
  return /-50[0-2]$/.test(principal.sid ?? "") || ["Administrator", "Guest", "krbtgt"].includes(principal.known ?? "");
}
