import { describe, expect, test } from "vitest";
import { trafficOf } from "../../../server/src/model/traffic-of.ts";
import { formatIp, formatRange } from "../../../server/src/net/ip.ts";
import { fact } from "../../support/facts.ts";
import { packetOf } from "../../support/packets.ts";
import { configurationOf, expectFacts, expectUnread, nxos } from "./facts.ts";

const verdict = (text: string, way: { inbound: string; outbound?: string }, dst = "10.1.0.9") => {
  const packet = packetOf({ src: "10.0.0.9", dst, dport: 22 });
  return trafficOf(configurationOf(text)).verdict(packet, way).verdict;
};

describe("an interface", () => {
  test("has addresses, a VLAN, a description", () => {
    expectFacts(
      `
interface GigabitEthernet0/1.20
 description * office *
             ^^^^^^^^^^ description
 encapsulation dot1Q 20
                     ^^ VLAN 20
 ip address 10.0.0.1 255.255.255.0
            ^^^^^^^^^^^^^^^^^^^^^^ 10.0.0.1 in 10.0.0.0/24
 ipv6 address 2001:db8::1/64
              ^^^^^^^^^^^^^^ 2001:db8::1 in 2001:db8::/64
 shutdown
 ^^^^^^^^ off
`,
      ({ interfaces }) =>
        interfaces.flatMap(({ description, vlan, addresses, disabled }) => [
          ...(description ? [fact(description, "description")] : []),
          ...(vlan ? [fact(vlan, `VLAN ${vlan.value}`)] : []),
          ...addresses.map(({ address, network, span }) =>
            fact({ span }, `${formatIp(address)} in ${formatRange(network)}`),
          ),
          ...(disabled ? [fact({ span: disabled }, "off")] : []),
        ]),
    );
  });

  test("of NX-OS writes its address with the length", () =>
    expect(
      nxos.configurationOf("interface Ethernet1/1\n  no switchport\n  ip address 10.0.0.1/24 tag 5\n").interfaces[0]
        ?.addresses,
    ).toHaveLength(1));

  test("no longer has what is taken back", () => {
    const own = configurationOf(
      "interface g0\n ip address 10.0.0.1 255.0.0.0\n shutdown\n ip access-group A in\n no shutdown\n no ip address\n no ip access-group A in\n",
    );
    expect(own.interfaces[0]).toMatchObject({ addresses: [] });
    expect(own.interfaces[0]?.disabled).toBeUndefined();
    expect(own.checkpoints.map(({ title }) => title)).toEqual(["IPv6 is not routed", "IPv6 is not routed"]);
  });

  test("pasted without blanks keeps its own statements, and only those", () => {
    const { interfaces, management, vpns } = configurationOf(`hostname r1
interface GigabitEthernet0/0
ip address 10.0.0.1 255.255.255.0
ip access-group A in
no shutdown
crypto map M
no ip http server
ip http secure-server
line vty 0 4
login local
no exec-timeout
transport input ssh
crypto map M 10 ipsec-isakmp
set peer 203.0.113.9
`);
    expect(interfaces[0]?.addresses).toHaveLength(1);
    expect(management?.services.map(({ protocol }) => protocol)).toEqual(["ssh", "https"]);
    expect(management?.sessionLimits.map(({ idleMinutes }) => idleMinutes.value)).toEqual(["none"]);
    expect(vpns[0]?.terminatesOn.map(({ value }) => value)).toEqual(["GigabitEthernet0/0"]);
  });

  test("says where it was not understood", () =>
    expectUnread(`
interface GigabitEthernet0/0
 ip frobnicate
 ^^^^^^^^^^^^^ filters
 ipv6 frobnicate 5
 ^^^^^^^^^^^^^^^^^ filters
 switchport frobnicate
 ^^^^^^^^^^^^^^^^^^^^^ filters
 no frobnicate
 ^^^^^^^^^^^^^ filters
 frobnicate
 ^^^^^^^^^^ filters
`));
});

describe("what the whole device says", () => {
  test("is unread where nobody knows it", () =>
    expectUnread(`
ip frobnicate
^^^^^^^^^^^^^ filters
ipv6 frobnicate
^^^^^^^^^^^^^^^ filters
service frobnicate
^^^^^^^^^^^^^^^^^^ management
no frobnicate
^^^^^^^^^^^^^
no ip frobnicate
^^^^^^^^^^^^^^^^ filters
no ip route 10.0.0.0 255.0.0.0 10.1.1.1
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ filters
frobnicate
^^^^^^^^^^
 ip access-group A in
 ^^^^^^^^^^^^^^^^^^^^ filters
`));

  test("is ignored where a table says that it does not matter", () =>
    expectUnread(
      "ip cef\nip domain lookup\nno ip domain-lookup\nno cdp run\nspanning-tree mode rapid-pvst\nclock timezone CET 1\n",
    ));

  test("names routes and routing protocols", () => {
    const { routes, dynamicRouting } = configurationOf(
      "ip route 10.0.0.0 255.0.0.0 10.1.1.1 200 name X\nip route vrf A 0.0.0.0 0.0.0.0 GigabitEthernet0/0\nipv6 route 2001:db8::/32 2001:db8:1::1\nrouter ospf 1\n network 10.0.0.0 0.255.255.255 area 0\n",
    );
    expect(routes.map(({ destination }) => formatRange(destination.value))).toEqual([
      "10.0.0.0/8",
      "0.0.0.0/0",
      "2001:db8::/32",
    ]);
    expect(dynamicRouting?.value).toBe("ospf");
    expect(configurationOf("router hsrp\n").dynamicRouting).toBeUndefined();
  });

  test("translates addresses between its sides", () => {
    const { translations } = configurationOf(`
interface GigabitEthernet0/0
 ip address 198.51.100.2 255.255.255.0
 ip nat outside
interface GigabitEthernet0/1
 ip address 10.0.0.1 255.0.0.0
 ip nat inside
ip nat inside source list 1 interface GigabitEthernet0/0 overload
ip nat inside source static tcp 10.0.0.5 443 198.51.100.3 443
`);
    expect(translations.map(({ kind, inside, outside }) => [kind, inside?.value, outside?.value])).toEqual([
      ["dynamic", "GigabitEthernet0/1", "GigabitEthernet0/0"],
      ["static", "GigabitEthernet0/1", "GigabitEthernet0/0"],
    ]);
  });
});

describe("what passes", () => {
  const two = (own: string) => `interface g0
 ip address 10.0.0.1 255.255.0.0
${own}interface g1
 ip address 10.1.0.1 255.255.0.0
ip access-list extended A
 deny tcp any any eq 22
 permit ip any any
`;
  const way = { inbound: "g0", outbound: "g1" };

  test("is what the lists of both interfaces permit", () => {
    expect(verdict(two(""), way)).toBe("permit");
    expect(verdict(two(" ip access-group A in\n"), way)).toBe("deny");
    expect(verdict(two(" ip access-group A out\n"), { inbound: "g1", outbound: "g0" }, "10.0.0.9")).toBe("deny");
    // The list may stand in a part of the file that was not pasted.
    expect(verdict(two(" ip access-group NOWHERE in\n"), way)).toBe("depends");
  });

  test("to the device itself is held against the list it comes in by", () => {
    expect(verdict(two(" ip access-group A in\n"), { inbound: "g0" }, "10.0.0.1")).toBe("deny");
    expect(verdict(two(" ip access-group A out\n"), { inbound: "g0" }, "10.0.0.1")).toBe("permit");
  });

  test("is no IPv6 where no interface speaks it", () => {
    const packet = packetOf({ src: "2001:db8::1", dst: "2001:db8::2", dport: 22 });
    const verdictOf = (text: string) => trafficOf(configurationOf(text)).verdict(packet, way).verdict;
    expect(verdictOf(two(" ip access-group A in\n"))).toBe("deny");
    expect(verdictOf(`ipv6 unicast-routing\n${two(" ip access-group A in\n")}`)).toBe("permit");
  });
});

describe("a switch port", () => {
  test("routes nothing, unless it is told to", () => {
    const { interfaces } = configurationOf(`
interface GigabitEthernet1/0/1
 switchport access vlan 10
interface GigabitEthernet1/0/2
 no switchport
 ip address 10.0.0.1 255.255.255.0
interface GigabitEthernet1/0/3
 switchport mode trunk
 no switchport
`);
    expect(interfaces.map((each) => each.switched)).toEqual([true, undefined, undefined]);
  });

  test("is for end devices, and kept from others by what it says or by its VLAN", () =>
    expectFacts(
      `
vlan 20
 private-vlan isolated
 ^^^^^^^^^^^^^^^^^^^^^ private-vlan
interface GigabitEthernet1/0/1
 switchport mode access
 ^^^^^^^^^^^^^^^^^^^^^^ port
 switchport protected
 ^^^^^^^^^^^^^^^^^^^^ protected
 spanning-tree portfast
 ^^^^^^^^^^^^^^^^^^^^^^ edge
interface GigabitEthernet1/0/2
 switchport access vlan 20
 switchport mode access
 ^^^^^^^^^^^^^^^^^^^^^^ port
interface GigabitEthernet1/0/3
 switchport mode trunk
`,
      ({ interfaces }) =>
        interfaces.flatMap(({ accessPort }) =>
          accessPort
            ? [
                fact(accessPort, "port"),
                ...(accessPort.isolation ? [fact(accessPort.isolation, accessPort.isolation.value)] : []),
                ...(accessPort.edge ? [fact({ span: accessPort.edge }, "edge")] : []),
              ]
            : [],
        ),
    ));

  test("for management alone forwards nothing", () =>
    expect(
      nxos
        .configurationOf("interface mgmt0\n  ip address 10.0.0.1/24\ninterface Ethernet1/1\n  ip address 10.1.0.1/24\n")
        .interfaces.map((each) => each.managementOnly?.value),
    ).toEqual([true, undefined]));

  test("of NX-OS is marked in its own words", () =>
    nxos.expectFacts(
      `
interface Ethernet1/1
  switchport mode private-vlan host
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ private-vlan
  spanning-tree port type edge
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ edge
`,
      ({ interfaces }) =>
        interfaces.flatMap(({ accessPort }) => [
          ...(accessPort?.isolation ? [fact(accessPort.isolation, accessPort.isolation.value)] : []),
          ...(accessPort?.edge ? [fact({ span: accessPort.edge }, "edge")] : []),
        ]),
    ));
});
