import { domainRulingGroups } from "../../facts/windows-names.ts";
import type { Belonging } from "../../model/memberships.ts";
import { namePrincipal } from "../accounts/msp-accounts.ts";
import { broken, kept, type Rule } from "../rule.ts";
import { ldif } from "../samples.ts";
import { groupsBetween, leaveFix, stepsOf } from "./belonging.ts";
import { membershipsOf } from "./memberships.ts";
import { ofMspAccounts } from "./msp-accounts.ts";

/** The groups that the alert names. */
const namedGroups = new Set(["Domain Admins", "Enterprise Admins"]);

const site = "msp: { accounts: ['msp-*'] }\n";

const domainAdmins = `
dn: CN=Domain Admins,CN=Users,DC=northgate,DC=example
objectClass: group
sAMAccountName: Domain Admins
objectSid: S-1-5-21-1004295772-1177258371-686439674-512
`;

export const mspAccountInAdminGroup: Rule = {
  id: "msp-account-in-admin-group",
  title: "MSP account rules the domain, by its groups",
  recommendation: "msp-not-domain-or-enterprise-admin",
  severity: "error",
  proves: "kept-or-broken",
  docs: `
Whoever takes over a managed service provider owns every client in which its account is a domain administrator. Groups lie in groups, so the
list of members of Domain Admins does not show it: this check follows memberships through every group that the export holds, primary groups
included, and points at each step.

**What to do:** take the account, or the group that leads there, out, and give it the rights its work needs on the systems it manages. Groups that
can make themselves domain administrators are reported as warnings: the alert names Domain Admins and Enterprise Admins. Which accounts are
the MSP's is declared in palisade.yaml under \`msp.accounts\`.`,
  bad: [
    ldif(
      `
dn: CN=Anna,OU=MSP,DC=northgate,DC=example
objectClass: user
sAMAccountName: msp-anna
                ^^^^^^^^ msp-anna is in Domain Admins, by way of msp-servers
userAccountControl: 512
memberOf: CN=msp-servers,OU=Groups,DC=northgate,DC=example

dn: CN=msp-servers,OU=Groups,DC=northgate,DC=example
objectClass: group
sAMAccountName: msp-servers
${domainAdmins}member: CN=msp-servers,OU=Groups,DC=northgate,DC=example
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
memberOf: CN=msp-servers,OU=Groups,DC=northgate,DC=example

dn: CN=msp-servers,OU=Groups,DC=northgate,DC=example
objectClass: group
sAMAccountName: msp-servers
${domainAdmins}member: CN=Kim Ito,DC=northgate,DC=example
`,
      site,
    ),
  ],

  *check(context) {
    const { directory } = context.configuration;
    if (!directory) return;
    const memberships = membershipsOf(directory);
    yield* ofMspAccounts(context, ({ name, principal }, confidence) => {
      const ruling = memberships
        .groupsOf(principal)
        .filter(({ group }) => domainRulingGroups.has(group.known ?? ""))
        .sort((a, b) => Number(isNamed(b)) - Number(isNamed(a)));
      const [worst] = ruling;
      if (!worst) return kept(name.span, `${name.value} is in no group that rules the domain`);
      const between = groupsBetween(worst);
      const beyond = isNamed(worst) ? "" : ", which comes near to Domain Admins in power";
      return broken({
        span: name.span,
        message: `${name.value} is in ${namePrincipal(worst.group)}${beyond}${between === undefined ? "" : `, by way of ${between}`}`,
        severity: isNamed(worst) ? "error" : "warning",
        confidence,
        related: stepsOf(worst),
        fixes: worst.via.filter(({ by }) => by !== "primary-group").map(leaveFix),
      });
    });
  },
};

function isNamed({ group }: Belonging): boolean {
  return namedGroups.has(group.known ?? "");
}
