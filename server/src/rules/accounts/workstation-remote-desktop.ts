import { judgeRegistry, type RegistryExpectation } from "../registry-values.ts";
import type { Rule } from "../rule.ts";
import { template } from "../samples.ts";
import { confidenceOf, tierOf } from "./policy-tier.ts";

const expectations: readonly RegistryExpectation[] = [
  "Software\\Policies\\Microsoft\\Windows NT\\Terminal Services",
  "System\\CurrentControlSet\\Control\\Terminal Server",
].map((key) => ({
  key,
  name: "fDenyTSConnections",
  isWrong: (data: string) => data === "0",
  wrong: "workstations accept remote desktop",
  right: "workstations do not accept remote desktop",
  // Whoever helps users by remote desktop loses the way in, so there is no value to write without asking.
}));

export const workstationRemoteDesktop: Rule = {
  id: "workstation-remote-desktop",
  title: "Workstations accept remote desktop",
  recommendation: "workstation-rdp-blocked",
  severity: "warning",
  proves: "kept-or-broken",
  docs: `
From one workstation an intruder goes to the next by remote desktop. Workstations rarely need to offer it.

**What to do:** set \`fDenyTSConnections\` to 1 in policies for workstations. Where helpers need it, let the host firewall admit only their
addresses, and accept the finding. The rule looks at policies for workstations: declared under \`policyTier\` in palisade.yaml, or told by links,
groups or the policy's name.`,
  bad: [
    template(
      String.raw`
[Unicode]
Unicode=yes
[Registry Values]
MACHINE\System\CurrentControlSet\Control\Terminal Server\fDenyTSConnections=4,0
                                                                              ^ workstations accept remote desktop
`,
      "policyTier: { '*': workstations }\n",
    ),
  ],
  good: [
    template(
      String.raw`
[Unicode]
Unicode=yes
[Registry Values]
MACHINE\System\CurrentControlSet\Control\Terminal Server\fDenyTSConnections=4,1
`,
      "policyTier: { '*': workstations }\n",
    ),
  ],

  *check(context) {
    const known = tierOf(context);
    if (known?.tier !== "workstations" && known?.tier !== "laptops") return;
    for (const seen of judgeRegistry(context.configuration, expectations))
      yield seen.kind === "broken" ? { ...seen, confidence: confidenceOf(known) } : seen;
  },
};
