import { domainRulingGroups } from "../../facts/windows-names.ts";
import type { Belonging } from "../../model/memberships.ts";
import { mspMatch, namePrincipal } from "../accounts/msp-accounts.ts";
import { broken, type Rule } from "../rule.ts";
import { ldif } from "../samples.ts";
import { groupsBetween, leaveFix, stepsOf } from "./belonging.ts";
import { membershipsOf } from "./memberships.ts";
import { serviceUse } from "./service-accounts.ts";

/** The groups that the alert names. */
const namedGroups = new Set(["Domain Admins", "Enterprise Admins"]);

const backup = `
dn: CN=Backup,OU=Services,DC=northgate,DC=example
objectClass: user
sAMAccountName: svc-backup
userAccountControl: 512
`;

const domainAdmins = `
dn: CN=Domain Admins,CN=Users,DC=northgate,DC=example
objectClass: group
sAMAccountName: Domain Admins
objectSid: S-1-5-21-1004295772-1177258371-686439674-512
`;

const site = "serviceAccounts: ['svc-*']\n";

export const serviceAccountRulesDomain: Rule = {
  id: "service-account-rules-domain",
  title: "A service account rules the domain",
  recommendation: "account-tiering",
  severity: "error",
  proves: "broken-only",
  docs: `
The password of a service account lies on every machine that its service runs on, and seldom changes. When the account rules the domain, so does
whoever owns the least of those machines. The alert wants accounts of the highest tier never seen on a lower one.

**What to do:** take the account, or the group that leads there, out, and give it the rights its service needs where it runs. Reported are user
accounts that services run as (they have a service principal name) or that palisade.yaml declares under \`serviceAccounts\`, and managed service
accounts. Groups that come near to Domain Admins in power are reported as warnings. Accounts of the MSP are found by
*msp-account-in-admin-group*.`,
  bad: [
    ldif(
      `${backup.replace("backup\nuser", "backup\n                ^^^^^^^^^^ svc-backup is a service account and in Domain Admins, by way of Backup\nuser")}memberOf: CN=Backup,OU=Groups,DC=northgate,DC=example

dn: CN=Backup,OU=Groups,DC=northgate,DC=example
objectClass: group
sAMAccountName: Backup
${domainAdmins}member: CN=Backup,OU=Groups,DC=northgate,DC=example
`,
      site,
    ),
  ],
  good: [ldif(`${backup}${domainAdmins}member: CN=Kim Ito,DC=northgate,DC=example\n`, site)],

  *check({ configuration: { directory }, site }) {
    if (!directory) return;
    const memberships = membershipsOf(directory);
    for (const account of directory.accounts) {
      const use = account.enabled?.value === false ? undefined : serviceUse(account, site);
      if (!use || mspMatch(site, account.principal)) continue;
      const ruling = memberships
        .groupsOf(account.principal)
        .filter(({ group }) => domainRulingGroups.has(group.known ?? ""));
      const worst = ruling.find(isNamed) ?? ruling[0];
      if (!worst) continue;
      const between = groupsBetween(worst);
      const beyond = isNamed(worst) ? "" : ", which comes near to Domain Admins in power";
      yield broken({
        span: account.name.span,
        message: `${account.name.value} is a service account and in ${namePrincipal(worst.group)}${beyond}${between === undefined ? "" : `, by way of ${between}`}`,
        severity: isNamed(worst) ? "error" : "warning",
        confidence: use.confidence,
        related: [
          ...(use.service ? [{ span: use.service.span, message: `it runs ${use.service.value}` }] : []),
          ...stepsOf(worst),
        ],
        fixes: worst.via.filter(({ by }) => by !== "primary-group").map(leaveFix),
      });
    }
  },
};

function isNamed({ group }: Belonging): boolean {
  return namedGroups.has(group.known ?? "");
}
