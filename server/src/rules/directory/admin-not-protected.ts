import type { DirectoryAccount } from "../../model/directory.ts";
import { mspMatch, namePrincipal } from "../accounts/msp-accounts.ts";
import { broken, kept, type Rule } from "../rule.ts";
import { ldif } from "../samples.ts";
import { memberFix } from "./directory-fixes.ts";
import { candidatesFor, membershipsOf, wellKnownGroups } from "./memberships.ts";

const highest = new Set(["Domain Admins", "Enterprise Admins"]);

const protectedUsers = `
dn: CN=Protected Users,CN=Users,DC=northgate,DC=example
objectClass: group
sAMAccountName: Protected Users
objectSid: S-1-5-21-1004295772-1177258371-686439674-525
`;

const domainAdmins = `
dn: CN=Domain Admins,CN=Users,DC=northgate,DC=example
objectClass: group
sAMAccountName: Domain Admins
objectSid: S-1-5-21-1004295772-1177258371-686439674-512
member: CN=Kim Ito,DC=northgate,DC=example
`;

const kim = `
dn: CN=Kim Ito,DC=northgate,DC=example
objectClass: user
sAMAccountName: k.ito
userAccountControl: 512
`;

export const adminNotProtected: Rule = {
  id: "admin-not-protected",
  title: "A domain administrator is not in Protected Users",
  recommendation: "protected-users",
  severity: "warning",
  proves: "kept-or-broken",
  docs: `
Members of Protected Users leave nothing behind on the machines they log on to that an intruder could pass on: no cached logon, no NTLM hash, no
delegated ticket. TA17-117A, which TA18-276B builds on, wants privileged accounts in it.

**What to do:** put the people who are domain administrators into Protected Users (one at a time: their devices must speak Kerberos with AES).
Service accounts must not be put there, they would stop working; take those out of the administrators instead. Keep one emergency account
outside. An account that is marked as sensitive and not to be delegated is reported for information only.`,
  bad: [
    ldif(
      `${kim.replace("k.ito\n", "k.ito\n                ^^^^^ k.ito is in Domain Admins and not in Protected Users\n")}${domainAdmins}${protectedUsers}`,
    ),
  ],
  good: [ldif(`${kim}${domainAdmins}${protectedUsers}member: CN=Kim Ito,DC=northgate,DC=example\n`)],

  *check({ configuration: { directory }, site }) {
    if (!directory) return;
    const memberships = membershipsOf(directory);
    const shelter = directory.groups.find(({ principal }) => principal.known === "Protected Users");
    for (const account of candidatesFor(wellKnownGroups(directory, highest), directory)) {
      // An account of the MSP is to leave these groups, not to be protected in them.
      if (!isPerson(account) || mspMatch(site, account.principal)) continue;
      const groups = memberships.groupsOf(account.principal).map(({ group }) => group);
      const high = groups.find(({ known }) => highest.has(known ?? ""));
      if (!high) continue;
      const { name, flags, principal } = account;
      if (groups.some(({ known }) => known === "Protected Users")) {
        yield kept(name.span, `${name.value} is in Protected Users`);
        continue;
      }
      yield broken({
        span: name.span,
        message: `${name.value} is in ${namePrincipal(high)} and not in Protected Users`,
        ...(flags.notDelegated?.value ? { severity: "information" as const } : {}),
        ...(shelter && {
          fixes: [
            memberFix("join", {
              member: principal,
              group: shelter.principal,
              title: `Put ${name.value} into Protected Users`,
            }),
          ],
        }),
      });
    }
  },
};

/** Enabled, and no account that services run as; the built-in Administrator is for emergencies. */
function isPerson({ kind, enabled, servicePrincipalNames, principal }: DirectoryAccount): boolean {
  if (kind !== "user" || enabled?.value === false) return false;
  if ((servicePrincipalNames?.length ?? 0) > 0) return false;
  return !/-500$/.test(principal.sid ?? "") && principal.known !== "Administrator";
}
