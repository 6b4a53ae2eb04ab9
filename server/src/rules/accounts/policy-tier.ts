import type { PolicyLink, Principal } from "../../model/policy.ts";
import { matchesWildcard } from "../../site/accounts.ts";
import { type PolicyTier, policyTiers } from "../../site/site.ts";
import type { RuleContext } from "../rule.ts";

export interface KnownTier {
  readonly tier: PolicyTier;
  /** Said in palisade.yaml rather than told by the policy itself. */
  readonly declared: boolean;
}

/** How sure a finding is that follows from the tier. */
export function confidenceOf({ declared }: KnownTier): "certain" | "likely" {
  return declared ? "certain" : "likely";
}

/**
 * The tier that palisade.yaml declares for the policy, by its name or a folder of its path; else the one that the units
 * it is linked to, the groups it is for, or its name give away.
 */
export function tierOf({
  configuration,
  site,
  path,
}: Pick<RuleContext, "configuration" | "site" | "path">): KnownTier | undefined {
  const folders = path.split("/").slice(0, -1);
  const own = configuration.policy?.name?.value;
  const names = own === undefined ? folders : [own, ...folders];
  for (const declared of site.policyTier) {
    const tier = policyTiers.find((each) => each === declared.tier.value);
    if (tier && names.some((name) => matchesWildcard(declared.policy.value, name))) return { tier, declared: true };
  }
  const links = (configuration.policy?.links ?? []).filter(({ enabled }) => enabled.value);
  const told =
    tierOfLinks(links) ??
    tierOfAudience(configuration.policy?.appliesTo ?? []) ??
    // Where it is linked counts, whatever it is called.
    (links.length === 0 ? onlyOne(names.flatMap((name) => tierOfName(name) ?? [])) : undefined);
  return told && { tier: told, declared: false };
}

/** The tier of all units that a policy is linked to. */
function tierOfLinks(links: readonly PolicyLink[]): PolicyTier | undefined {
  return onlyOne(links.map(({ to }) => tierOfUnit(to.value)));
}

/** Groups that bear the name of a tier; a policy that is for anybody else as well tells nothing by them. */
function tierOfAudience(appliesTo: readonly Principal[]): PolicyTier | undefined {
  return onlyOne(
    appliesTo.map(({ known, name, text }) => {
      const written = known ?? name ?? text;
      return tierOfUnit(`/${written.slice(written.lastIndexOf("\\") + 1)}`);
    }),
  );
}

/** `Workstations Baseline`: a tier in the plural, which no product has in its name; controllers are servers too. */
function tierOfName(name: string): PolicyTier | undefined {
  return nameWords.find(([word]) => word.test(name))?.[1];
}

function onlyOne(tiers: readonly (PolicyTier | undefined)[]): PolicyTier | undefined {
  const [only, ...others] = new Set(tiers);
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

const nameWords: readonly (readonly [RegExp, PolicyTier])[] = [
  [/\bdomain controllers\b/i, "domain-controllers"],
  [/\bservers\b|\bmember server\b/i, "servers"],
  [/\bworkstations?\b/i, "workstations"],
  [/\b(?:laptops?|notebooks)\b/i, "laptops"],
];

const unitNames: readonly (readonly [RegExp, PolicyTier])[] = [
  [/^domain controllers$/i, "domain-controllers"],
  [/^(?:member )?servers?$/i, "servers"],
  [/^(?:workstations?|desktops?|clients?)$/i, "workstations"],
  [/^(?:laptops?|notebooks?)$/i, "laptops"],
];
