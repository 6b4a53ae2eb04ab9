import { threshold } from "../../alert/recommendations.ts";
import type { GroupAssignment, Principal } from "../../model/policy.ts";
import { formatDay } from "../../site/day.ts";
import { bestMatch, mspMatch, namePrincipal } from "../accounts/msp-accounts.ts";
import { broken, type Fix, kept, notAssessed, type Observation, type Rule, type RuleContext } from "../rule.ts";
import { template } from "../samples.ts";

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
the members is where an intruder, or a helpful colleague, can slip one in for good.

**What to do:** remove the account, or have it approved and say so in palisade.yaml. A record of the review goes there too:

\`\`\`yaml
approved: { admins: ['NORTHGATE\\k.ito'] }
reviews: [{ of: Domain Admins, on: 2026-11-18, by: j.doe }]
\`\`\`

The built-in Administrator needs no approval. Accounts of the MSP are reported by *msp-in-admin-group*.`,
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
      if (!group.fromMember) yield judgeAge(group, context);
    }
  },
};

function* judgeMembers(group: GroupAssignment, { site }: RuleContext): Iterable<Observation> {
  const name = namePrincipal(group.group);
  if (site.approved.admins.length === 0) {
    yield notAssessed(group.span, `who may be in ${name} is not declared`, "approved.admins");
    return;
  }
  const strangers = group.members.filter(
    (member) => member.known !== "Administrator" && !mspMatch(site, member) && !bestMatch(site.approved.admins, member),
  );
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

function judgeAge(group: GroupAssignment, { site, asOf }: RuleContext): Observation {
  const name = namePrincipal(group.group);
  const days = site.reviews
    .filter(({ of }) => of.value === name || of.value === group.group.text)
    .map((record) => record.on.value);
  const latest = days.length > 0 ? Math.max(...days) : undefined;
  const span = group.group.span;
  if (latest === undefined)
    return notAssessed(span, `nothing says when the members of ${name} were last reviewed`, "reviews");
  if (asOf - latest <= mostDays) return kept(span, `the members of ${name} were reviewed on ${formatDay(latest)}`);
  return broken({
    span,
    message: `the members of ${name} were last reviewed on ${formatDay(latest)}, ${asOf - latest} days ago`,
  });
}
