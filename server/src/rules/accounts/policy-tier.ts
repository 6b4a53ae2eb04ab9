import type { PolicyLink } from "../../model/policy.ts";
import { matchesWildcard } from "../../site/accounts.ts";
import { type PolicyTier, policyTiers } from "../../site/site.ts";
import type { RuleContext } from "../rule.ts";

export interface KnownTier {
  readonly tier: PolicyTier;
  /** Said in palisade.yaml rather than told by the policy's name. */
  readonly declared: boolean;
}

/**
 * The tier that palisade.yaml declares for the policy, by its name or a folder of its path; else the one that its name,
 * or the organisational units it is linked to, give away.
 */
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
  const linked = tierOfLinks(configuration.policy?.links ?? []);
  return linked && { tier: linked, declared: false };
}

/** The tier of all units that a policy is linked to; a link that is switched off leads nowhere. */
function tierOfLinks(links: readonly PolicyLink[]): PolicyTier | undefined {
  const tiers = new Set(links.filter(({ enabled }) => enabled.value).map(({ to }) => tierOfUnit(to.value)));
  const [only, ...others] = tiers;
  return others.length === 0 ? only : undefined;
}

/** `northgate.example/Servers/Print`: the innermost unit that bears the name of a tier. */
function tierOfUnit(path: string): PolicyTier | undefined {
  for (const unit of path.split("/").slice(1).reverse()) {
    const tier = unitNames.find(([name]) => name.test(unit))?.[1];
    if (tier) return tier;
  }
  return undefined;
}

const unitNames: readonly (readonly [RegExp, PolicyTier])[] = [
  [/^domain controllers$/i, "domain-controllers"],
  [/^(?:member )?servers?$/i, "servers"],
  [/^(?:workstations?|desktops?|clients?)$/i, "workstations"],
  [/^(?:laptops?|notebooks?)$/i, "laptops"],
];
