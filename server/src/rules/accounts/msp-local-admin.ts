import type { GroupAssignment } from "../../model/policy.ts";
import { broken, kept, notAssessed, type Observation, type Rule, type RuleContext } from "../rule.ts";
import { asa, template } from "../samples.ts";
import { mspMatch, namePrincipal } from "./msp-accounts.ts";
import { removeMember } from "./msp-in-admin-group.ts";
import { tierOf } from "./policy-tier.ts";

const site = `msp: { accounts: ['msp-*'] }\n`;

export const mspLocalAdmin: Rule = {
  id: "msp-local-admin",
  title: "MSP account is an administrator of systems it manages",
  recommendation: "msp-no-needless-local-admin",
  severity: "warning",
  proves: "kept-or-broken",
  docs: `
Even where the MSP manages a system, most of its work needs no administrator: reading logs, restarting a service, installing updates
through an agent. Where an administrator cannot be avoided, accept the finding in palisade.yaml with the reason.

**What to do:** use narrower groups (Event Log Readers, Remote Management Users, Performance Log Users) or a role of the device
with just the commands needed (\`privilege\` below 15 on a Cisco ASA). The MSP's agent may need the right, so ask before you remove it.

Which accounts are the MSP's is declared in palisade.yaml under \`msp.accounts\`.`,
  bad: [
    template(
      `
[Unicode]
Unicode=yes
[Group Membership]
*S-1-5-32-544__Members = Administrator,NORTHGATE\\msp-anna
                                       ^^^^^^^^^^^^^^^^^^ NORTHGATE\\msp-anna is a local administrator
`,
      site,
    ),
    asa(
      `
username msp-anna password $sha512$5000$c2FsdHNhbHRzYWx0c2E=$c2FtcGxlc2FtcGxlc2FtcA== pbkdf2 privilege 15
         ^^^^^^^^ msp-anna may do everything on the device
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
*S-1-5-32-544__Members = Administrator,NORTHGATE\\k.ito
*S-1-5-32-580__Members = NORTHGATE\\msp-anna
`,
      site,
    ),
    asa(
      "username msp-anna password $sha512$5000$c2FsdHNhbHRzYWx0c2E=$c2FtcGxlc2FtcGxlc2FtcA== pbkdf2 privilege 5\n",
      site,
    ),
  ],

  *check(context) {
    const groups = localAdministrators(context);
    const accounts = (context.configuration.management?.accounts ?? []).filter((account) => account.administrator);
    const [account] = accounts;
    const first = groups[0]?.span ?? account?.span;
    if (!first) return;
    if (context.site.msp.accounts.length === 0) {
      yield notAssessed(first, "which administrators are the MSP's is not declared", "msp.accounts");
      return;
    }
    for (const group of groups) yield* judge(group, context);
    const ofMsp = accounts.filter((account) => mspMatch(context.site, { text: account.name.value }));
    for (const { name } of ofMsp)
      yield broken({
        span: name.span,
        message: `${name.value} may do everything on the device`,
        confidence: mspMatch(context.site, { text: name.value }) ?? "likely",
      });
    if (ofMsp.length === 0 && account)
      yield kept(account.name.span, "no account of the MSP may do everything on the device");
  },
};

/** What the policy does to the Administrators group of machines that are no domain controllers. */
function localAdministrators(context: RuleContext): readonly GroupAssignment[] {
  if (tierOf(context)?.tier === "domain-controllers") return [];
  return (context.configuration.policy?.groups ?? []).filter((group) => group.group.known === "Administrators");
}

function* judge(group: GroupAssignment, { site }: RuleContext): Iterable<Observation> {
  const ofMsp = group.members.filter((member) => mspMatch(site, member) !== undefined);
  for (const member of ofMsp) {
    if (group.mode === "remove")
      yield kept(member.span, `${namePrincipal(member)} is removed from the local administrators`);
    else
      yield broken({
        span: member.span,
        message: `${namePrincipal(member)} is a local administrator`,
        confidence: mspMatch(site, member) ?? "likely",
        fixes: removeMember(group, member, site, false),
      });
  }
  if (ofMsp.length === 0 && group.mode === "replace")
    yield kept(group.span, "no account of the MSP is a local administrator");
}
