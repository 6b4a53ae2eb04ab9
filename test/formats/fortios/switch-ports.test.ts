import { describe, test } from "vitest";
import { sharedAccessVlan } from "../../../server/src/rules/network/shared-access-vlan.ts";
import { fortios } from "../../../server/src/rules/samples.ts";
import { fact } from "../../support/facts.ts";
import { expectFix, expectNoFix, expectSilent } from "../../support/rules.ts";
import { expectFacts } from "./facts.ts";

const vlans = `config system interface
    edit "STAFF"
        set ip 10.20.10.1 255.255.255.0
        set interface "fortilink"
        set vlanid 10
    next
    edit "GUESTS"
        set interface "fortilink"
        set vlanid 20
        set switch-controller-access-vlan enable
    next
end
`;

const switchWith = (...ports: readonly string[]) => `config switch-controller managed-switch
    edit "floor-1"
        set fsw-wan1-peer "fortilink"
        config ports
${ports.map((port) => `            edit ${port}\n            next\n`).join("")}        end
    next
end
`;

const staff = (port: string, more = "") => `"${port}"\n                set vlan "STAFF"${more}`;

describe("ports of managed switches", () => {
  test("are known by their switch, with the VLAN and what keeps them apart", () =>
    expectFacts(
      `${vlans}config switch-controller managed-switch
    edit "floor-1"
        config ports
            edit "port1"
                  ^^^^^ floor-1 port1 in VLAN 10, for end devices
                set poe-capable 1
                set vlan "STAFF"
                set allowed-vlans "quarantine"
                set untagged-vlans "quarantine"
            next
            edit "port2"
                  ^^^^^ floor-1 port2 in VLAN 20, for end devices, private-vlan
                set vlan "GUESTS"
            next
            edit "port3"
                  ^^^^^ floor-1 port3 in VLAN 10
                set vlan "STAFF"
                set allowed-vlans "GUESTS"
            next
            edit "port4"
                  ^^^^^ floor-1 port4 in VLAN 10
                set vlan "STAFF"
                set fgt-peer-port-name "a"
            next
            edit "port5"
                  ^^^^^ floor-1 port5 in VLAN 10
                set vlan "STAFF"
                set edge-port disable
            next
        end
    next
end
`,
      ({ interfaces }) =>
        interfaces.flatMap(({ name, vlan, switched, accessPort }) => {
          const kept = accessPort?.isolation ? `, ${accessPort.isolation.value}` : "";
          const edge = accessPort?.edge ? ", for end devices" : "";
          return switched ? [fact(name, `${name.value} in VLAN ${vlan?.value}${edge}${kept}`)] : [];
        }),
    ));

  test("one that is down is nobody's neighbour", () =>
    expectSilent(
      sharedAccessVlan,
      fortios(vlans + switchWith(staff("port1"), staff("port2", "\n                set status down"))),
    ));
});

describe("keeping the ports of a VLAN apart", () => {
  test("is said once, at the VLAN's interface", () => {
    const ports = switchWith(staff("port1"), staff("port2"), staff("port3"));
    const vlan = "        set vlanid 10\n";
    expectFix(
      sharedAccessVlan,
      fortios(vlans + ports),
      "Protect the user ports of VLAN 10 from each other",
      vlans.replace(vlan, `${vlan}        set switch-controller-access-vlan enable\n`) + ports,
    );
  });

  test("cannot be said where the interface stands twice", () => {
    const again = `config system interface
    edit "STAFF"
        set alias "staff"
    next
end
`;
    expectNoFix(sharedAccessVlan, fortios(vlans + again + switchWith(staff("port1"), staff("port2"))));
  });
});
