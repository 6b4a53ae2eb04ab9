import { domainRulingGroups } from "../../facts/windows-names.ts";
import type { GroupAssignment, Principal } from "../../model/policy.ts";
import type { Site } from "../../site/site.ts";
import { broken, type Fix, kept, notAssessed, type Observation, type Rule, type RuleContext } from "../rule.ts";
import { template } from "../samples.ts";
import { mspMatch, namePrincipal } from "./msp-accounts.ts";
import { tierOf } from "./policy-tier.ts";

/** The groups that the alert names. */
const namedGroups = new Set(["Domain Admins", "Enterprise Admins"]);

/** Groups of the domain on a domain controller, of the single machine elsewhere. */
const builtInGroups = new Set([
  "Administrators",
  "Account Operators",
  "Server Operators",
  "Print Operators",
  "Backup Operators",
]);

const site = `msp: { accounts: ['NORTHGATE\\msp-*'] }\n`;

export const mspInAdminGroup: Rule = {
  id: "msp-in-admin-group",
  title: "MSP account rules the domain",
  recommendation: "msp-not-domain-or-enterprise-admin",
  severity: "error",
  proves: "kept-or-broken",
  docs: `
Whoever takes over a managed service provider owns every client in which its account is a domain administrator. That is what happened,
and why the alert says that MSP accounts belong in no administrator group, Domain Admins and Enterprise Admins least of all.

**What to do:** take the account out, and give it the rights its work needs on the systems it manages. Groups that can make
themselves domain administrators (Schema Admins, the operators, Group Policy Creator Owners, DnsAdmins) are reported as warnings: the alert
does not name them. A group's members are never emptied: an empty \`__Members\` line means "nobody".

Which accounts are the MSP's is declared in palisade.yaml under \`msp.accounts\`.`,
  bad: [
    template(
      `
[Unicode]
Unicode=yes
[Group Membership]
*S-1-5-21-1004336348-1177238915-682003330-512__Members = Administrator,NORTHGATE\\msp-anna
                                                                       ^^^^^^^^^^^^^^^^^^ NORTHGATE\\msp-anna is a member of Domain Admins
`,
      site,
    ),
    template(
      `
[Unicode]
Unicode=yes
[Group Membership]
NORTHGATE\\msp-anna__Memberof = *S-1-5-21-1004336348-1177238915-682003330-519
                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ NORTHGATE\\msp-anna is a member of Enterprise Admins
`,
      site,
    ),
  ],
  good: [
    template(
      `
[Unicode]
Unicode=yes
[Group Membership]
*S-1-5-21-1004336348-1177238915-682003330-512__Members = Administrator,NORTHGATE\\k.ito
NORTHGATE\\msp-anna__Memberof = *S-1-5-32-573
`,
      site,
    ),
  ],

  *check(context) {
    const groups = (context.configuration.policy?.groups ?? []).filter(
      (group) => powerOf(group, context) !== undefined,
    );
    const [first] = groups;
    if (!first) return;
    if (context.site.msp.accounts.length === 0) {
      const name = namePrincipal(first.group);
      yield notAssessed(first.span, `which members of ${name} are the MSP's is not declared`, "msp.accounts");
      return;
    }
    for (const group of groups) yield* judge(group, context);
  },
};

type Power = "named" | "equal" | "maybe-equal";

function powerOf(group: GroupAssignment, context: RuleContext): Power | undefined {
  const name = group.group.known;
  if (name === undefined || !domainRulingGroups.has(name)) return undefined;
  if (namedGroups.has(name)) return "named";
  if (!builtInGroups.has(name)) return "equal";
  const known = tierOf(context);
  if (known?.tier === "domain-controllers") return "equal";
  return known || name === "Administrators" ? undefined : "maybe-equal";
}

function* judge(group: GroupAssignment, context: RuleContext): Iterable<Observation> {
  const { site } = context;
  const name = namePrincipal(group.group);
  const ofMsp = group.members.filter((member) => mspMatch(site, member) !== undefined);
  if (group.mode === "remove") {
    for (const member of ofMsp) yield kept(member.span, `${namePrincipal(member)} is removed from ${name}`);
    return;
  }
  const power = powerOf(group, context);
  for (const member of ofMsp) {
    const certain = mspMatch(site, member) === "certain" && power !== "maybe-equal";
    const beyond = power === "named" ? "" : ", which comes near to Domain Admins in power";
    yield broken({
      span: member.span,
      message: `${namePrincipal(member)} is a member of ${name}${beyond}`,
      severity: power === "named" ? "error" : "warning",
      confidence: certain ? "certain" : "likely",
      fixes: removeMember(group, member, site, power === "named"),
    });
  }
  if (ofMsp.length === 0 && group.mode === "replace") yield kept(group.span, `no account of the MSP is in ${name}`);
}

/** Taking the member out, unless nobody would be left: such a line would take away every other administrator. */
export function removeMember(group: GroupAssignment, member: Principal, site: Site, safe: boolean): readonly Fix[] {
  if (group.mode === "replace" && group.members.every((each) => mspMatch(site, each) !== undefined)) return [];
  const title = `Remove ${namePrincipal(member)} from ${namePrincipal(group.group)}`;
  return [{ title, changes: [{ kind: "remove-member", group, member }], safe }];
}
