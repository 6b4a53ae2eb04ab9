import { describe, test } from "vitest";
import { hostFirewallOff } from "../../../server/src/rules/management/host-firewall-off.ts";
import { hostOpensAdministration } from "../../../server/src/rules/management/host-opens-administration.ts";
import { restrictedAdminOff } from "../../../server/src/rules/management/restricted-admin-off.ts";
import { updatesOff } from "../../../server/src/rules/management/updates-off.ts";
import { lgpo, template, windowsFirewall } from "../../../server/src/rules/samples.ts";
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
