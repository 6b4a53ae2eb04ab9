import type { Principal } from "../../model/policy.ts";
import type { PolicyTier } from "../../site/site.ts";
import { namePrincipal } from "../accounts/msp-accounts.ts";
import { confidenceOf, type KnownTier, tierOf } from "../accounts/policy-tier.ts";
import { broken, type EstateContext, type EstateObservation, type EstateRule } from "../rule.ts";

export const groupOnTwoTiers: EstateRule = {
  id: "group-on-two-tiers",
  title: "One group administers servers and workstations",
  recommendation: "domain-admin-use-only-on-dcs",
  severity: "warning",
  proves: "broken-only",
  docs: `
An administrator of servers who logs on to a workstation leaves there what opens the servers. TA18-276A wants workstations run by administrators of
workstations, and no administrator of servers, databases or mail with rights on them.

**What to do:** make a group for each kind of machine, and give nobody an account in both. This check compares the members that policies put into
the local Administrators, over all files that one palisade.yaml governs; what a policy is for is told by \`policyTier\`, its links, the groups it is
for or its name.`,

  *checkEstate(context) {
    const holders = administratorsIn(context);
    for (const [at, holder] of holders.entries())
      for (const other of holders.slice(at + 1)) yield* compare(holder, other);
  },
};

interface Holder {
  readonly file: string;
  readonly member: Principal;
  readonly known: KnownTier;
}

/** Who is made local administrator of what; domain administrators and the built-in account are found by other checks. */
function administratorsIn({ members, site }: EstateContext): readonly Holder[] {
  return members.flatMap(({ file, path, configuration }) => {
    const known = tierOf({ configuration, path, site });
    if (!known || known.tier === "domain-controllers") return [];
    return (configuration.policy?.groups ?? [])
      .filter(({ group, mode }) => group.known === "Administrators" && mode !== "remove")
      .flatMap(({ members }) => members.filter((member) => member.known === undefined))
      .map((member) => ({ file, member, known }));
  });
}

function* compare(a: Holder, b: Holder): Iterable<EstateObservation> {
  if (kindOf(a.known.tier) === kindOf(b.known.tier) || !isSame(a.member, b.member)) return;
  const confidence = confidenceOf(a.known) === "certain" ? confidenceOf(b.known) : "likely";
  yield {
    file: b.file,
    ...broken({
      span: b.member.span,
      message: `${namePrincipal(b.member)} administers ${kindOf(b.known.tier)} here, and ${kindOf(a.known.tier)} by another policy`,
      confidence,
      related: [{ file: a.file, span: a.member.span, message: `administrator of ${kindOf(a.known.tier)}` }],
    }),
  };
}

function kindOf(tier: PolicyTier): "servers" | "workstations" {
  return tier === "servers" || tier === "domain-controllers" ? "servers" : "workstations";
}

function isSame(a: Principal, b: Principal): boolean {
  if (a.sid !== undefined && b.sid !== undefined) return a.sid === b.sid;
  return a.text.toLowerCase() === b.text.toLowerCase();
}
