import type { Policy } from "../../model/policy.ts";
import { broken, type Fix, kept, type Rule } from "../rule.ts";
import { template } from "../samples.ts";
import { tierOf } from "./policy-tier.ts";

/** The ways of logging on that have a right to deny them. */
const denyRights = [
  "SeDenyInteractiveLogonRight",
  "SeDenyRemoteInteractiveLogonRight",
  "SeDenyNetworkLogonRight",
  "SeDenyBatchLogonRight",
  "SeDenyServiceLogonRight",
] as const;

const domainRulers = ["Domain Admins", "Enterprise Admins"] as const;

export const tierNotSeparated: Rule = {
  id: "tier-not-separated",
  title: "Domain administrators may log on to lower tiers",
  recommendation: "account-tiering",
  mayAlsoBreak: ["domain-admin-use-only-on-dcs"],
  severity: "warning",
  proves: "kept-or-broken",
  docs: `
A domain administrator who logs on to a workstation leaves credentials there for whoever owns it. The alert wants accounts in tiers: the
highest is never seen on a lower one.

**What to do:** in policies for workstations and member servers, put Domain Admins and Enterprise Admins into all five deny rights: locally,
by remote desktop, over the network, as a batch job, as a service. Never in a policy for domain controllers: that locks
administrators out. What a policy is for is declared in palisade.yaml under \`policyTier\`; else its links, the groups it is for or its name
tell.`,
  bad: [
    template(
      `
[Unicode]
Unicode=yes
[Privilege Rights]
SeDenyInteractiveLogonRight = *S-1-5-21-1004336348-1177238915-682003330-512,*S-1-5-21-1004336348-1177238915-682003330-519
^^^^^^^^^^^^^^^^^^^^^^^^^^^ Domain Admins and Enterprise Admins may log on here in 4 of 5 ways: remote desktop, network, batch, service
`,
      "policyTier: { '*': workstations }\n",
    ),
  ],
  good: [
    template(
      `
[Unicode]
Unicode=yes
[Privilege Rights]
SeDenyInteractiveLogonRight = NORTHGATE\\Domain Admins,NORTHGATE\\Enterprise Admins
SeDenyRemoteInteractiveLogonRight = NORTHGATE\\Domain Admins,NORTHGATE\\Enterprise Admins
SeDenyNetworkLogonRight = NORTHGATE\\Domain Admins,NORTHGATE\\Enterprise Admins
SeDenyBatchLogonRight = NORTHGATE\\Domain Admins,NORTHGATE\\Enterprise Admins
SeDenyServiceLogonRight = NORTHGATE\\Domain Admins,NORTHGATE\\Enterprise Admins
`,
      "policyTier: { '*': workstations }\n",
    ),
  ],

  *check(context) {
    const policy = context.configuration.policy;
    const known = tierOf(context);
    if (!policy || !known || known.tier === "domain-controllers" || policy.rights.length === 0) return;
    const open = denyRights.filter((right) => !deniesBoth(policy, right));
    const where =
      policy.rights.find((each) => denyRights.some((right) => right === each.right.value)) ?? policy.rights[0];
    if (!where) return;
    if (open.length === 0) yield kept(where.span, "Domain and Enterprise Admins may not log on here in any way");
    else
      yield broken({
        span: where.right.span,
        message: `Domain Admins and Enterprise Admins may log on here in ${open.length} of ${denyRights.length} ways: ${open.map(wayOf).join(", ")}`,
        // Another policy may deny what this one does not.
        confidence: "likely",
        alsoBreaks: ["domain-admin-use-only-on-dcs"],
        fixes: denyAll(policy, open),
      });
  },
};

/** Only where the policy names one of the groups somewhere: without the domain's SID nobody knows how to write them. */
function denyAll({ rights, groups }: Policy, open: readonly string[]): readonly Fix[] {
  const named = [...rights.flatMap(({ holders }) => holders), ...groups.flatMap(({ members }) => members)];
  const domain = named
    .filter(({ known }) => domainRulers.some((ruler) => ruler === known))
    .map(({ sid }) => sid?.slice(0, sid.lastIndexOf("-")))
    .find((each) => each !== undefined);
  if (domain === undefined) return [];
  const holders = [`${domain}-512`, `${domain}-519`];
  const changes = open.map((right) => ({ kind: "add-right-holders", right, holders }) as const);
  return [{ title: "Deny Domain Admins and Enterprise Admins every way of logging on", changes, safe: false }];
}

function deniesBoth(policy: Policy, right: string): boolean {
  const holders = policy.rights.find((each) => each.right.value === right)?.holders ?? [];
  return domainRulers.every((group) => holders.some((holder) => holder.known === group));
}

function wayOf(right: (typeof denyRights)[number]): string {
  switch (right) {
    case "SeDenyInteractiveLogonRight":
      return "screen";
    case "SeDenyRemoteInteractiveLogonRight":
      return "remote desktop";
    case "SeDenyNetworkLogonRight":
      return "network";
    case "SeDenyBatchLogonRight":
      return "batch";
    case "SeDenyServiceLogonRight":
      return "service";
  }
}
