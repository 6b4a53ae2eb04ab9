import { judgeRegistry, type RegistryExpectation } from "../registry-values.ts";
import { broken, type Rule } from "../rule.ts";
import { template } from "../samples.ts";

const profiles = ["DomainProfile", "PrivateProfile", "PublicProfile", "StandardProfile"];

const expectations: readonly RegistryExpectation[] = profiles.flatMap((profile) => {
  const key = `Software\\Policies\\Microsoft\\WindowsFirewall\\${profile}`;
  return [
    {
      key,
      name: "EnableFirewall",
      isWrong: (data: string) => data === "0",
      wrong: `the host firewall is off (${profile})`,
      right: `the host firewall is on (${profile})`,
      safe: "1",
    },
    {
      key,
      name: "DefaultInboundAction",
      isWrong: (data: string) => data === "0",
      wrong: `the host firewall lets in what no rule names (${profile})`,
      right: `the host firewall blocks what no rule names (${profile})`,
      // Blocking without rules for those who administer the host would lock them out, so there is no safe value to write.
    },
  ];
});

export const hostFirewallOff: Rule = {
  id: "host-firewall-off",
  title: "Host firewall is off",
  recommendation: "host-firewall-on",
  severity: "error",
  proves: "kept-or-broken",
  docs: `
Firewalls between networks do nothing between two workstations of one network. That way intruders went from the first machine to the
next.

**What to do:** keep the Windows firewall on in every profile, block what no rule names, and let in administration only from the
management hosts.`,
  bad: [
    template(`
[Unicode]
Unicode=yes
[Service General Setting]
"MpsSvc",4,""
         ^ the service of the host firewall is disabled
[Registry Values]
MACHINE\\Software\\Policies\\Microsoft\\WindowsFirewall\\DomainProfile\\EnableFirewall=4,0
                                                                                   ^ the host firewall is off (DomainProfile)
`),
  ],
  good: [
    template(`
[Unicode]
Unicode=yes
[Service General Setting]
"MpsSvc",2,""
[Registry Values]
MACHINE\\Software\\Policies\\Microsoft\\WindowsFirewall\\DomainProfile\\EnableFirewall=4,1
`),
  ],

  *check({ configuration }) {
    for (const { service, startup } of configuration.policy?.services ?? []) {
      if (service.value.toLowerCase() !== "mpssvc") continue;
      if (startup.value === "disabled")
        yield broken({ span: startup.span, message: "the service of the host firewall is disabled" });
    }
    yield* judgeRegistry(configuration, expectations);
  },
};
