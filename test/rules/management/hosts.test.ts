import { describe, expect, test } from "vitest";
import { hostFirewallOff } from "../../../server/src/rules/management/host-firewall-off.ts";
import { hostOpensAdministration } from "../../../server/src/rules/management/host-opens-administration.ts";
import { hostOpensToNeighbours } from "../../../server/src/rules/management/host-opens-to-neighbours.ts";
import { localFirewallRules } from "../../../server/src/rules/management/local-firewall-rules.ts";
import { restrictedAdminOff } from "../../../server/src/rules/management/restricted-admin-off.ts";
import { updatesOff } from "../../../server/src/rules/management/updates-off.ts";
import type { RuleSample } from "../../../server/src/rules/rule.ts";
import { lgpo, template, windowsFirewall } from "../../../server/src/rules/samples.ts";
import { inEveryPolicy, registryPolicies } from "../../support/policies.ts";
import { expectFindings, expectFix, expectKept, expectNoFix, expectSilent } from "../../support/rules.ts";

const policy = (text: string) => template(`[Unicode]\nUnicode=yes\n${text}`);
const firewall = String.raw`MACHINE\Software\Policies\Microsoft\WindowsFirewall\PublicProfile`;

describe("host firewall", () => {
  test("is switched on by the fix", () =>
    expectFix(
      hostFirewallOff,
      policy(`[Registry Values]\n${firewall}\\EnableFirewall=4,0\n`),
      "Set EnableFirewall to 1",
      `[Unicode]\nUnicode=yes\n[Registry Values]\n${firewall}\\EnableFirewall=4,1\n`,
    ));

  test("is not made to block what nobody listed", () =>
    expectNoFix(hostFirewallOff, policy(`[Registry Values]\n${firewall}\\DefaultInboundAction=4,0\n`)));

  test("a service that starts is not yet a firewall that is on", () =>
    expectSilent(hostFirewallOff, policy('[Service General Setting]\n"MpsSvc",2,""\n')));

  test("is on", () =>
    expectKept(
      hostFirewallOff,
      policy(`[Registry Values]\n${firewall}\\EnableFirewall=4,1\n`),
      "the host firewall is on (PublicProfile)",
    ));
});

test("restricted administration is left to the reader", () =>
  expectNoFix(
    restrictedAdminOff,
    policy(String.raw`[Registry Values]
MACHINE\System\CurrentControlSet\Control\Lsa\DisableRestrictedAdmin=4,1
`),
  ));

test("the service that installs updates", () =>
  expectFindings(
    updatesOff,
    policy(`[Service General Setting]
"wuauserv",4,""
           ^ the service that installs updates is disabled
`),
  ));

describe("administration of a Windows host", () => {
  const profile = (name: string, state: string) => `
${name} Profile Settings:
----------------------------------------------------------------------
State                                 ${state}
Firewall Policy                       BlockInbound,AllowOutbound
`;
  const all = (state: string) => ["Domain", "Private", "Public"].map((name) => profile(name, state)).join("");

  test("is open to everybody where the firewall is off", () =>
    expectFindings(
      hostOpensAdministration,
      windowsFirewall(`${profile("Domain", "ON")}${profile("Public", "ON")}
Private Profile Settings:
State                                 OFF
                                      ^^^ Windows firewall, in from Private networks: lets in what no rule names
`),
    ));

  test("is closed where no rule opens it and the file says that the rest is blocked", () =>
    expectKept(hostOpensAdministration, windowsFirewall(all("ON")), "only named addresses may administer the host"));

  test("is not known to be closed by rules alone", () =>
    expectSilent(
      hostOpensAdministration,
      windowsFirewall(
        '[{"DisplayName":"Web","Enabled":1,"Profile":0,"Direction":1,"Action":2,"Protocol":"TCP","LocalPort":"80"}]',
      ),
    ));

  test("is opened by a policy's own rule", () =>
    expectFindings(
      hostOpensAdministration,
      lgpo(`
Computer
Software\\Policies\\Microsoft\\WindowsFirewall\\FirewallRules
{1}
SZ:v2.25|Action=Allow|Active=TRUE|Dir=In|Protocol=6|LPort=5985|Name=WinRM|
                                                                    ^^^^^ opens WinRM to any address
`),
    ));
});

/** Security templates set the firewall's values, but nobody keeps its rules in them. */
function withFirewall(samples: readonly RuleSample[]): readonly RuleSample[] {
  return samples.filter(({ format }) => format !== "gpttmpl");
}

describe("rules of a policy's firewall", () => {
  const key = "Software\\Policies\\Microsoft\\WindowsFirewall";
  const rule = (rest: string) => ({
    key: `${key}\\FirewallRules`,
    name: "{1}",
    data: `v2.25|Action=Allow|Active=TRUE|Dir=In|${rest}Name=X|`,
  });
  const workstations = "policyTier: { Sample Policy: workstations, Baseline: workstations }\n";
  const opened = (rest: string, site?: string) => withFirewall(registryPolicies([rule(rest)], site));

  inEveryPolicy(
    "that let anybody in",
    hostOpensAdministration,
    opened("Protocol=6|LPort=3389|"),
    "opens RDP to any address",
  );
  inEveryPolicy(
    "that let anybody on to ports which RPC chooses",
    hostOpensAdministration,
    opened("Protocol=6|LPort=RPC|App=C:\\Windows\\system32\\svchost.exe|Svc=Schedule|"),
    "opens RPC to any address",
  );
  inEveryPolicy("for some other port", hostOpensAdministration, opened("Protocol=6|LPort=50000|"));
  inEveryPolicy("for a program", hostOpensAdministration, opened("App=C:\\x\\helper.exe|"));
  inEveryPolicy("for named hosts", hostOpensAdministration, opened("Protocol=6|LPort=445|RA4=10.20.9.0/28|"));
  inEveryPolicy("for the neighbours", hostOpensAdministration, opened("Protocol=6|LPort=3389|RA4=LocalSubnet|"));
  inEveryPolicy(
    "for a workstation's neighbours",
    hostOpensToNeighbours,
    opened("Protocol=6|LPort2_10=5985-5986|LPort=445|RA4=LocalSubnet|RA6=LocalSubnet|", workstations),
    "opens SMB and WinRM to every machine of the same network",
  );
  inEveryPolicy(
    "for a server's neighbours",
    hostOpensToNeighbours,
    opened("Protocol=6|LPort=445|RA4=LocalSubnet|", workstations.replaceAll("workstations", "servers")),
  );

  test("break what the alerts say of remote desktop, too", () => {
    const verdictsOf = (rest: string, checked: typeof hostOpensAdministration) =>
      expectFindings(
        checked,
        lgpo(
          `Computer\n${key}\\FirewallRules\n{1}\nSZ:v2.25|Action=Allow|Active=TRUE|Dir=In|Protocol=6|LPort=3389|${rest}Name=X|\n${" ".repeat(68 + rest.length)}^ opens RDP to ${rest ? "every machine of the same network" : "any address"}\n`,
          workstations,
        ),
      ).findings.flatMap(({ alsoBreaks }) => alsoBreaks ?? []);
    expect(verdictsOf("", hostOpensAdministration)).toEqual(["rdp-limited-and-not-public", "workstation-rdp-blocked"]);
    expect(verdictsOf("RA4=LocalSubnet|", hostOpensToNeighbours)).toEqual(["workstation-rdp-blocked"]);
  });
});

describe("rules made on the machine", () => {
  const key = "Software\\Policies\\Microsoft\\WindowsFirewall";
  const profiles = ["DomainProfile", "PrivateProfile", "PublicProfile"];
  const blocked = profiles.flatMap((profile) => [
    { key: `${key}\\${profile}`, name: "EnableFirewall", data: 1 },
    { key: `${key}\\${profile}`, name: "DefaultInboundAction", data: 1 },
  ]);
  const merge = (data: number) =>
    profiles.map((profile) => ({ key: `${key}\\${profile}`, name: "AllowLocalPolicyMerge", data }));
  const said = (sample: RuleSample) =>
    expectSilent(hostOpensAdministration, sample).evidence.map(({ kind, message }) => `${kind}: ${message}`);

  inEveryPolicy(
    "count",
    localFirewallRules,
    registryPolicies(merge(1).slice(2)),
    "rules made on the machine itself count beside the policy's (Public)",
  );
  inEveryPolicy("do not count", localFirewallRules, registryPolicies(merge(0)));

  test("may open what the policy does not, unless they do not count", () => {
    for (const sample of withFirewall(registryPolicies(blocked)))
      expect(said(sample)).toEqual([
        "not-assessed: rules made on the machines themselves count beside the policy's (AllowLocalPolicyMerge is not 0 everywhere)",
      ]);
    for (const sample of withFirewall(registryPolicies([...blocked, ...merge(0)])))
      expect(said(sample)).toEqual(["kept: only named addresses may administer the host"]);
  });
});
