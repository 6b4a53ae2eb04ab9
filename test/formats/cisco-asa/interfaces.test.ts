import { describe, expect, test } from "vitest";
import { formatIp, formatRange } from "../../../server/src/net/ip.ts";
import { fact } from "../../support/facts.ts";
import { configurationOf, expectFacts, expectUnread, shownAddresses } from "./facts.ts";
import { pix } from "./samples.ts";

describe("interfaces", () => {
  test("names, levels, addresses", () =>
    expectFacts(
      `
interface GigabitEthernet0/1.100
 description the client's ! own
 vlan 100
 nameif inside
        ^^^^^^ zone inside of GigabitEthernet0/1.100, trust 100 implied
 ip address 10.0.0.1 255.255.255.0 standby 10.0.0.2
            ^^^^^^^^^^^^^^^^^^^^^^ 10.0.0.1 in 10.0.0.0/24
 ipv6 address 2001:db8::1/64
              ^^^^^^^^^^^^^^ 2001:db8::1 in 2001:db8::/64
interface Vlan20
 nameif dmz
        ^^^ zone dmz of Vlan20, trust 50
 security-level 50
 ip address dhcp setroute
`,
      ({ interfaces, zones }) =>
        [
          ...interfaces.flatMap(({ addresses }) =>
            addresses.map(({ address, network, span }) =>
              fact({ span }, `${formatIp(address)} in ${formatRange(network)}`),
            ),
          ),
          ...zones.map(({ name, interfaces: [first], trust }) =>
            fact(
              name,
              `zone ${name.value} of ${first?.value}, trust ${trust?.value}${trust?.implied ? " implied" : ""}`,
            ),
          ),
        ].sort((a, b) => a.span.start - b.span.start),
    ));

  test("what is off, what is for management, what is a tunnel", () => {
    const { interfaces, zones } = configurationOf(`
interface GigabitEthernet0/0
 shutdown
 no nameif
 no ip address
interface Management0/0
 management-only
 nameif mgmt
 no shutdown
interface Tunnel1
 nameif branch
 tunnel source interface outside
 tunnel destination 203.0.113.80
 tunnel mode ipsec ipv4
 tunnel protection ipsec profile P
`);
    expect(
      interfaces.map(({ disabled, managementOnly, tunnel }) => [disabled !== undefined, managementOnly?.value, tunnel]),
    ).toEqual([
      [true, undefined, undefined],
      [false, true, undefined],
      [false, undefined, true],
    ]);
    expect(zones.map(({ name, kind }) => [name.value, kind])).toEqual([
      ["mgmt", "network"],
      ["branch", "tunnel"],
    ]);
  });

  test("as PIX writes them", () => {
    const { interfaces, zones } = configurationOf(pix);
    expect(
      interfaces.map(({ name, zone, addresses: [first], disabled }) => [
        name.value,
        zone?.value,
        first && formatRange(first.network),
        disabled !== undefined,
      ]),
    ).toEqual([
      ["ethernet0", "outside", "198.51.100.0/24", false],
      ["ethernet1", "inside", "10.0.0.0/8", false],
      ["ethernet2", undefined, undefined, true],
    ]);
    expect(zones.filter(({ kind }) => kind === "network").map(({ name, trust }) => [name.value, trust?.value])).toEqual(
      [
        ["outside", 0],
        ["inside", 100],
      ],
    );
  });

  test("what nobody knows is unread", () => {
    expectUnread(`
interface GigabitEthernet0/1
 nameif inside
 security-level 101
 ^^^^^^^^^^^^^^^^^^ filters
 ip address 10.0.0.1 255.0.255.0
 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ filters
 frobnicate
 ^^^^^^^^^^ filters
`);
  });
});

test("routes", () =>
  expectFacts(
    `
name 10.0.0.9 router
route outside 0.0.0.0 0.0.0.0 198.51.100.1 1
              ^^^^^^^^^^^^^^^ 0.0.0.0/0 by outside to 198.51.100.1
route inside 10.7.0.0 255.255.0.0 router 5 track 1
             ^^^^^^^^^^^^^^^^^^^^ 10.7.0.0/16 by inside to 10.0.0.9
route outside 0 0 198.51.100.1
              ^^^ 0.0.0.0/0 by outside to 198.51.100.1
route Null0 10.0.0.0 255.0.0.0
            ^^^^^^^^^^^^^^^^^^ 10.0.0.0/8 by Null0
ipv6 route outside ::/0 2001:db8::1
                   ^^^^ ::/0 by outside to 2001:db8::1
`,
    ({ routes }) =>
      routes.map(({ destination, interface: zone, gateway }) =>
        fact(
          destination,
          `${formatRange(destination.value)} by ${zone?.value}${gateway ? ` to ${formatIp(gateway.value)}` : ""}`,
        ),
      ),
  ));

test("translations", () => {
  const { translations } = configurationOf(`
object network WEB
 nat (dmz,outside) static 198.51.100.4 service tcp www www
object network ALL
 nat (any,outside) dynamic interface
nat (inside,outside) source static A A destination static B B no-proxy-arp route-lookup
nat (inside,outside) 1 source static A X unidirectional
nat (inside,outside) after-auto source dynamic any pat-pool POOL interface description "the rest"
nat source static A X inactive
nat (inside) 0 access-list NONAT
nat (inside) 1 10.0.0.0 255.0.0.0
static (inside,outside) 198.51.100.5 10.0.0.5 netmask 255.255.255.255
static (inside,outside) tcp interface 8080 10.0.0.6 www netmask 255.255.255.255 0 0
static (inside,outside) udp interface 53 access-list L 0 0
`);
  expect(
    translations.map(
      ({ kind, inside, outside, real, mapped }) =>
        `${kind} ${inside?.value ?? ""},${outside?.value ?? ""} ${shownAddresses(real)} as ${mapped ? shownAddresses(mapped) : "?"}`,
    ),
  ).toEqual([
    "static dmz,outside WEB as 198.51.100.4",
    "dynamic any,outside ALL as interface outside",
    "identity inside,outside A as A",
    "static inside,outside A as X",
    "dynamic inside,outside any as POOL",
    "static , A as X",
    "identity inside, ?access list NONAT as ?",
    "dynamic inside, 10.0.0.0/8 as ?",
    "static inside,outside 10.0.0.5 as 198.51.100.5",
    "static inside,outside 10.0.0.6 as interface outside",
    "static inside,outside ?access list L as interface outside",
  ]);
});

describe("time ranges", () => {
  const schedule = (text: string) => configurationOf(`time-range T\n${text}\n`).schedules[0];

  test("weekly windows", () => {
    expect(schedule(" periodic weekdays 8:00 to 18:00")?.weekly).toEqual([
      { days: [1, 2, 3, 4, 5], from: 480, to: 1080 },
    ]);
    expect(schedule(" periodic Monday Wednesday 00:00 to 23:59")?.weekly).toEqual([
      { days: [1, 3], from: 0, to: 1440 },
    ]);
    expect(schedule(" periodic daily 22:00 to 6:00")?.weekly?.slice(0, 2)).toEqual([
      { days: [0], from: 1320, to: 1440 },
      { days: [1], from: 0, to: 360 },
    ]);
    expect(schedule(" periodic Friday 18:00 to Monday 6:00")?.weekly).toEqual([
      { days: [5], from: 1080, to: 1440 },
      { days: [6], from: 0, to: 1440 },
      { days: [0], from: 0, to: 1440 },
      { days: [1], from: 0, to: 360 },
    ]);
  });

  test("dates", () => {
    expect(schedule(" absolute start 08:00 01 January 2026 end 18:30 31 March 2026")?.absolute).toEqual({
      start: "2026-01-01T08:00",
      end: "2026-03-31T18:30",
    });
    expect(schedule(" absolute end 0:00 1 June 2026")?.absolute).toEqual({ end: "2026-06-01T00:00" });
  });

  test("what is no time", () => {
    expectUnread(`
time-range T
 periodic sometimes 8:00 to 18:00
 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ filters
 absolute start 8:61 1 January 2026
 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ filters
`);
  });
});

test("a routing protocol is known by its name", () => {
  const routing = (text: string) => configurationOf(text).dynamicRouting?.value;
  for (const protocol of ["ospf 1", "eigrp 100", "rip", "bgp 65000", "isis"])
    expect(routing(`router ${protocol}\n network 10.0.0.0\n`)).toBe(protocol.split(" ")[0]);
  expect(routing("route outside 0.0.0.0 0.0.0.0 198.51.100.1\nno router rip\n")).toBeUndefined();
});
