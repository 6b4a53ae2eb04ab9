import { matchesWildcard } from "../../site/accounts.ts";
import { type PolicyTier, policyTiers } from "../../site/site.ts";
import type { RuleContext } from "../rule.ts";

export interface KnownTier {
  readonly tier: PolicyTier;
  /** Said in palisade.yaml rather than told by the policy's name. */
  readonly declared: boolean;
}

/** The tier that palisade.yaml declares for the policy, by its name or a folder of its path; else the one its name gives away. */
export function tierOf({ configuration, site, path }: RuleContext): KnownTier | undefined {
  const folders = path.split("/").slice(0, -1);
  const own = configuration.policy?.name?.value;
  const names = own === undefined ? folders : [own, ...folders];
  for (const declared of site.policyTier) {
    const tier = policyTiers.find((each) => each === declared.tier.value);
    if (tier && names.some((name) => matchesWildcard(declared.policy.value, name))) return { tier, declared: true };
  }
  if (names.some((name) => /^(default )?domain controllers( policy)?$/i.test(name)))
    return { tier: "domain-controllers", declared: false };
  return undefined;
}
