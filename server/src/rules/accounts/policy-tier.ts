import { matchesWildcard } from "../../site/accounts.ts";
import type { RuleContext } from "../rule.ts";

/** What the machines are that a policy is applied to. */
export type PolicyTier = "domain-controllers" | "servers" | "workstations" | "laptops";

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
    const tier = parseTier(declared.tier.value);
    if (tier && names.some((name) => matchesWildcard(declared.policy.value, name))) return { tier, declared: true };
  }
  if (names.some((name) => /^(default )?domain controllers( policy)?$/i.test(name)))
    return { tier: "domain-controllers", declared: false };
  return undefined;
}

function parseTier(text: string): PolicyTier | undefined {
  if (/controller|^dcs?$/i.test(text)) return "domain-controllers";
  if (/laptop|notebook/i.test(text)) return "laptops";
  if (/workstation|desktop|client/i.test(text)) return "workstations";
  return /server/i.test(text) ? "servers" : undefined;
}
