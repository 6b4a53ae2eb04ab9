import { describe, test } from "vitest";
import { hostFirewallOff } from "../../../server/src/rules/management/host-firewall-off.ts";
import { restrictedAdminOff } from "../../../server/src/rules/management/restricted-admin-off.ts";
import { updatesOff } from "../../../server/src/rules/management/updates-off.ts";
import { template } from "../../../server/src/rules/samples.ts";
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
