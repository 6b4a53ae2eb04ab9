import type { Configuration } from "../../model/configuration.ts";
import type { Checkpoint } from "../../model/filter.ts";
import { judgeRegistry, type RegistryExpectation } from "../registry-values.ts";
import { broken, kept, type Observation, type Rule } from "../rule.ts";
import { lgpo, windowsFirewall } from "../samples.ts";

const inPolicies: readonly RegistryExpectation[] = ["Domain", "Private", "Public", "Standard"].map((profile) => ({
  key: `Software\\Policies\\Microsoft\\WindowsFirewall\\${profile}Profile`,
  name: "AllowLocalPolicyMerge",
  isWrong: (data) => data !== "0",
  wrong: `rules made on the machine itself count beside the policy's (${profile})`,
  right: `only the policy's rules count (${profile})`,
  // Programs open their ports by rules of the machine, so there is no value to write without asking.
}));

const profile = (mark: string) => `
Public Profile Settings:
----------------------------------------------------------------------
State                                 ON
Firewall Policy                       BlockInbound,AllowOutbound
LocalFirewallRules                    ${mark}
`;

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
\`AllowLocalPolicyMerge\` to 0 (\`LocalFirewallRules\` to \`Disable\`, \`AllowLocalFirewallRules\` to \`False\`), in the public profile first.`,
  bad: [
    lgpo(`
Computer
Software\\Policies\\Microsoft\\WindowsFirewall\\PublicProfile
AllowLocalPolicyMerge
DWORD:1
      ^ rules made on the machine itself count beside the policy's (Public)
`),
    windowsFirewall(
      profile(`Enable
                                      ^^^^^^ rules made on the machine itself count beside the policy's (Public)`),
    ),
    windowsFirewall(`
[{
  "Name": "Domain",
  "Enabled": 1,
  "DefaultInboundAction": 4,
  "AllowLocalFirewallRules": 1
                             ^ rules made on the machine itself count beside the policy's (Domain)
}]
`),
  ],
  good: [
    lgpo(`
Computer
Software\\Policies\\Microsoft\\WindowsFirewall\\PublicProfile
AllowLocalPolicyMerge
DWORD:0
`),
    windowsFirewall(profile("Disable")),
    windowsFirewall(profile("N/A (GPO-store only)")),
  ],

  *check({ configuration }) {
    const seen = configuration.policy ? judgeRegistry(configuration, inPolicies) : judgeExport(configuration);
    // It opens nothing by itself, so no verdict follows from it.
    for (const each of seen) yield each.kind === "broken" ? { ...each, undecided: true } : each;
  },
};

/** What a machine tells of its firewall's profiles. */
function* judgeExport(configuration: Configuration): Iterable<Observation> {
  for (const { inbound, localRules } of waysIn(configuration)) {
    if (!localRules) continue;
    const { value, span } = localRules;
    const networks = inbound?.names[0]?.value ?? "everywhere";
    yield value
      ? broken({ span, message: `rules made on the machine itself count beside the policy's (${networks})` })
      : kept(span, `only the policy's rules count (${networks})`);
  }
}

/** Whether rules may count that this policy does not hold. What a machine exports holds its own. */
export function localRulesCount(configuration: Configuration): boolean {
  return (
    configuration.policy !== undefined && waysIn(configuration).some(({ localRules }) => localRules?.value !== false)
  );
}

function waysIn({ checkpoints }: Configuration): readonly Checkpoint[] {
  return checkpoints.filter(({ traffic }) => traffic === "to-device");
}
