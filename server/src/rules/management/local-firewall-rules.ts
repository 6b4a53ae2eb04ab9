import type { Configuration } from "../../model/configuration.ts";
import { judgeRegistry, type RegistryExpectation, registryValue } from "../registry-values.ts";
import type { Rule } from "../rule.ts";
import { lgpo } from "../samples.ts";

const profiles = ["DomainProfile", "PrivateProfile", "PublicProfile"];
const keyOf = (profile: string) => `Software\\Policies\\Microsoft\\WindowsFirewall\\${profile}`;
const valueName = "AllowLocalPolicyMerge";

const expectations: readonly RegistryExpectation[] = profiles.map((profile) => ({
  key: keyOf(profile),
  name: valueName,
  isWrong: (data) => data !== "0",
  wrong: `rules made on the machine itself count beside the policy's (${profile})`,
  right: `only the policy's rules count (${profile})`,
  // Programs open their ports by rules of the machine, so there is no value to write without asking.
}));

export const localFirewallRules: Rule = {
  id: "local-firewall-rules",
  title: "Rules made on the machine count beside the policy's",
  recommendation: "host-firewall-on",
  severity: "information",
  proves: "broken-only",
  docs: `
A policy lists what the host firewall lets in. Where rules that are made on the machine count as well, each program that is installed there, and
each local administrator, can open more, and nobody who reads the policy sees it. Windows lets them count unless a policy says otherwise.

**What to do:** look which local rules the machines need (*Get-NetFirewallRule -PolicyStore PersistentStore*), bring those into the policy, and set
\`AllowLocalPolicyMerge\` to 0, in the public profile first.`,
  bad: [
    lgpo(`
Computer
Software\\Policies\\Microsoft\\WindowsFirewall\\PublicProfile
AllowLocalPolicyMerge
DWORD:1
      ^ rules made on the machine itself count beside the policy's (PublicProfile)
`),
  ],
  good: [
    lgpo(`
Computer
Software\\Policies\\Microsoft\\WindowsFirewall\\PublicProfile
AllowLocalPolicyMerge
DWORD:0
`),
  ],

  *check({ configuration }) {
    // It opens nothing by itself, so no verdict follows from it.
    for (const seen of judgeRegistry(configuration, expectations))
      yield seen.kind === "broken" ? { ...seen, undecided: true } : seen;
  },
};

/** Whether rules may count that this policy does not hold. */
export function localRulesCount(configuration: Configuration): boolean {
  if (!configuration.policy) return false;
  return profiles.some((profile) => registryValue(configuration, keyOf(profile), valueName)?.data.value !== "0");
}
