import { threshold } from "../../alert/recommendations.ts";
import type { GroupAssignment, Principal } from "../../model/policy.ts";
import { formatDay } from "../../site/day.ts";
import type { Site } from "../../site/site.ts";
import { bestMatch, mspMatch, namePrincipal } from "../accounts/msp-accounts.ts";
import { groupsBetween, leaveFix, stepsOf } from "../directory/belonging.ts";
import { candidatesFor, membershipsOf, wellKnownGroups } from "../directory/memberships.ts";
import { latestReview } from "../review-records.ts";
import { broken, type Fix, kept, notAssessed, type Observation, type Rule, type RuleContext } from "../rule.ts";
import { ldif, template } from "../samples.ts";
import { listed } from "../wording.ts";

const mostDays = threshold("privileged-groups-weekly", "maxIntervalDays");

/** The groups whose members the alert wants watched. */
const watched = new Set(["Domain Admins", "Enterprise Admins", "Schema Admins"]);

const declared = String.raw`
asOf: 2026-11-21
approved: { admins: ['NORTHGATE\k.ito'] }
reviews: [{ of: Domain Admins, on: 2026-11-18 }]
`;

export const unapprovedAdministrator: Rule = {
  id: "unapproved-administrator",
  title: "A privileged group holds an account that nobody approved",
  recommendation: "privileged-groups-weekly",
  severity: "warning",
  proves: "kept-or-broken",
  docs: `
The alert wants the members of privileged groups compared with what was approved, at least every ${mostDays} days. A policy that sets
the members is where an intruder, or a helpful colleague, can slip one in for good; in an export of the directory, members are followed through
groups in groups.

**What to do:** remove the account, or have it approved and say so in palisade.yaml. A record of the review goes there too:

\`\`\`yaml
approved: { admins: ['NORTHGATE\\k.ito'] }
reviews: [{ of: Domain Admins, on: 2026-11-18, by: j.doe }]
\`\`\`

The built-in Administrator needs no approval. Accounts of the MSP are reported by *msp-in-admin-group* and *msp-account-in-admin-group*.`,
  bad: [
    template(
      String.raw`
[Unicode]
Unicode=yes
[Group Membership]
*S-1-5-21-1004336348-1177238915-682003330-512__Members = *S-1-5-21-1004336348-1177238915-682003330-500,NORTHGATE\scanner
                                                                                                       ^^^^^^^^^^^^^^^^^ NORTHGATE\scanner is in Domain Admins, and no approved administrator
`,
      declared,
    ),
    ldif(
      `
dn: CN=Scanner,DC=northgate,DC=example
objectClass: user
sAMAccountName: scanner
                ^^^^^^^ scanner is in Domain Admins, and no approved administrator
userAccountControl: 512

dn: CN=Domain Admins,CN=Users,DC=northgate,DC=example
objectClass: group
sAMAccountName: Domain Admins
objectSid: S-1-5-21-1004295772-1177258371-686439674-512
member: CN=Scanner,DC=northgate,DC=example
`,
      declared,
    ),
  ],
  good: [
    template(
      String.raw`
[Unicode]
Unicode=yes
[Group Membership]
*S-1-5-21-1004336348-1177238915-682003330-512__Members = *S-1-5-21-1004336348-1177238915-682003330-500,NORTHGATE\k.ito
`,
      declared,
    ),
  ],

  *check(context) {
    for (const group of context.configuration.policy?.groups ?? []) {
      if (group.mode === "remove" || !watched.has(group.group.known ?? "")) continue;
      yield* judgeMembers(group, context);
      if (!group.fromMember) yield judgeAge(group.group, context);
    }
    yield* judgeDirectory(context);
  },
};

/** Members by nesting count; accounts that are disabled rule nothing for now. */
function* judgeDirectory(context: RuleContext): Iterable<Observation> {
  const { directory } = context.configuration;
  const ruling = directory ? wellKnownGroups(directory, watched) : [];
  const [first] = ruling;
  if (!directory || !first) return;
  const memberships = membershipsOf(directory);
  if (context.site.approved.admins.length === 0)
    yield notAssessed(
      first.span,
      `who may be in ${listed(ruling.map(namePrincipal))} is not declared`,
      "approved.admins",
    );
  else
    for (const account of candidatesFor(ruling, directory)) {
      if (account.enabled?.value === false || isExpected(account.principal, context.site)) continue;
      for (const belonging of memberships.groupsOf(account.principal)) {
        if (!watched.has(belonging.group.known ?? "")) continue;
        const between = groupsBetween(belonging);
        yield broken({
          span: account.name.span,
          message: `${account.name.value} is in ${namePrincipal(belonging.group)}${between === undefined ? "" : ` by way of ${between}`}, and no approved administrator`,
          related: stepsOf(belonging),
          fixes: belonging.via.filter(({ by }) => by !== "primary-group").map(leaveFix),
        });
      }
    }
  for (const group of ruling) yield judgeAge(group, context);
}

/** The built-in account, those of the MSP, which other checks find, and those that were approved. */
function isExpected(member: Principal, site: Site): boolean {
  const isBuiltIn = member.known === "Administrator" || /^S-1-5-21-.*-500$/.test(member.sid ?? "");
  return isBuiltIn || mspMatch(site, member) !== undefined || bestMatch(site.approved.admins, member) !== undefined;
}

function* judgeMembers(group: GroupAssignment, { site }: RuleContext): Iterable<Observation> {
  const name = namePrincipal(group.group);
  if (site.approved.admins.length === 0) {
    yield notAssessed(group.span, `who may be in ${name} is not declared`, "approved.admins");
    return;
  }
  const strangers = group.members.filter((member) => !isExpected(member, site));
  for (const member of strangers)
    yield broken({
      span: member.span,
      message: `${namePrincipal(member)} is in ${name}, and no approved administrator`,
      fixes: removal(group, member),
    });
}

function removal(group: GroupAssignment, member: Principal): readonly Fix[] {
  if (group.mode === "replace" && group.members.length === 1) return [];
  const title = `Remove ${namePrincipal(member)} from ${namePrincipal(group.group)}`;
  return [{ title, changes: [{ kind: "remove-member", group, member }], safe: false }];
}

function judgeAge(group: Principal, { site, asOf }: RuleContext): Observation {
  const name = namePrincipal(group);
  const latest = latestReview(site, [name, group.text]);
  if (!latest) return notAssessed(group.span, `nothing says when the members of ${name} were last reviewed`, "reviews");
  const { value } = latest.on;
  const span = group.span;
  if (asOf - value <= mostDays) return kept(span, `the members of ${name} were reviewed on ${formatDay(value)}`);
  const message = `the members of ${name} were last reviewed on ${formatDay(value)}, ${asOf - value} days ago`;
  return broken({ span, message });
}
