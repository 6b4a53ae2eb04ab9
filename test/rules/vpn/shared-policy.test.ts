import { describe, test } from "vitest";
import { fortios } from "../../../server/src/rules/samples.ts";
import { vpnUnloggedDeny } from "../../../server/src/rules/vpn/vpn-unlogged-deny.ts";
import { vpnWideAccess } from "../../../server/src/rules/vpn/vpn-wide-access.ts";
import { expectKept, expectMessages } from "../../support/rules.ts";

const declared = `zones: { internet: [wan1], internal: [internal], msp: [msp] }
msp: { systems: [10.20.0.0/28], services: [tcp/22] }
`;

const device = (policies: string) =>
  fortios(
    `config system global
    set hostname "branch"
end
config system interface
    edit "wan1"
        set ip 198.51.100.2 255.255.255.248
    next
    edit "internal"
        set ip 10.20.0.1 255.255.255.0
    next
end
config firewall address
    edit "systems"
        set subnet 10.20.0.0 255.255.255.240
    next
end
config vpn ipsec phase1-interface
    edit "msp"
        set interface "wan1"
        set remote-gw 203.0.113.10
    next
end
config firewall policy
${policies.replace(/^\n/, "")}end
`,
    declared,
  );

const staff = `
    edit 1
        set srcintf "internal"
        set dstintf "wan1"
        set action accept
        set srcaddr "all"
        set dstaddr "all"
        set service "ALL"
        set schedule "always"
    next
`;

const fromTunnel = (edit: string, lines: string) => `
    edit ${edit}
        set srcintf "msp"
        set dstintf "internal"
${lines.replace(/^\n/, "")}        set schedule "always"
    next
`;

const toSystems = `
        set action accept
        set srcaddr "all"
        set dstaddr "systems"
        set service "SSH"
`;

const everythingElse = (edit: string, log: string) => `
    edit ${edit}
        set srcintf "msp"
        set dstintf "any"
        set action deny
        set srcaddr "all"
        set dstaddr "all"
        set service "ALL"
        set schedule "always"
        set logtraffic ${log}
    next
`;

const policies = (...each: readonly string[]) => device(each.map((text) => text.replace(/^\n/, "")).join(""));

describe("a policy for all that names the tunnel", () => {
  test("limits it to what is declared", () =>
    expectKept(vpnWideAccess, policies(staff, fromTunnel("2", toSystems)), "policy limits msp to what it needs"));

  test("what it lets others do is not the tunnel's", () =>
    expectKept(vpnWideAccess, policies(staff), "no entry lets msp reach anything"));

  test("lets it reach too much", () =>
    expectMessages(
      vpnWideAccess,
      policies(
        staff,
        fromTunnel(
          "2",
          `
        set action accept
        set srcaddr "all"
        set dstaddr "systems"
        set service "ALL"
`,
        ),
      ),
      "policy lets msp reach 10.20.0.0/28 by any protocol, more than the declared MSP systems and services",
    ));

  test("has no entry of the tunnel that denies and logs what else it sends", () =>
    expectMessages(
      vpnUnloggedDeny,
      policies(staff, fromTunnel("2", toSystems)),
      "policy ends without a logged deny, so what else comes from msp may leave no trace",
    ));

  test("denies it and does not log", () =>
    expectMessages(
      vpnUnloggedDeny,
      policies(fromTunnel("2", toSystems), everythingElse("3", "disable"), staff),
      "policy denies without a log entry what comes from msp",
    ));

  test("denies it and logs", () =>
    expectKept(
      vpnUnloggedDeny,
      policies(fromTunnel("2", toSystems), everythingElse("3", "all"), staff),
      "policy logs what it denies msp",
    ));
});
