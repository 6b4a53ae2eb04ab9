import { describe, expect, test } from "vitest";
import { fact } from "../../support/facts.ts";
import { shownAddress, shownService } from "../../support/shown-entries.ts";
import { configurationOf, expectFacts, expectUnread } from "./facts.ts";

const addresses = (text: string) =>
  configurationOf(text).addresses.map(
    ({ name, terms, except }) =>
      `${name.value}: ${terms.map(shownAddress).join(" ")}${except ? ` but ${except.map(shownAddress).join(" ")}` : ""}`,
  );

const services = (text: string) =>
  configurationOf(text).services.map(({ name, content }) =>
    content.kind === "services" ? `${name.value}: ${content.terms.map(shownService).join(" ")}` : name.value,
  );

describe("addresses", () => {
  test("of every type", () =>
    expect(
      addresses(`
config firewall address
    edit "net"
        set subnet 10.1.2.0 255.255.255.0
    next
    edit "short"
        set subnet 10.1.2.0/24
    next
    edit "range"
        set type iprange
        set start-ip 10.1.1.5
        set end-ip 10.1.1.9
    next
    edit "wild"
        set type wildcard
        set wildcard 10.0.0.1 255.0.0.255
    next
    edit "host name"
        set type fqdn
        set fqdn "www.example.com"
    next
    edit "far"
        set type geography
        set country "AQ"
    next
    edit "cloud"
        set type dynamic
        set sdn "aws"
    next
    edit "box"
        set type mac
        set macaddr "00:11:22:33:44:55"
    next
    edit "everything"
    next
    edit "holes"
        set subnet 10.0.0.0 255.0.255.0
    next
end
config firewall address6
    edit "six"
        set ip6 2001:db8::/32
    next
    edit "net"
        set ip6 2001:db8:1::/48
    next
end`),
    ).toEqual([
      "net: 10.1.2.0/24",
      "short: 10.1.2.0/24",
      "range: 10.1.1.5-10.1.1.9",
      "wild: wildcard 167772161 16776960",
      "host name: www.example.com",
      "far: (the country AQ)",
      "cloud: (the dynamic address cloud)",
      "box: (a hardware address)",
      "everything: any4",
      "holes: (a network that cannot be read)",
      "six: 2001:db8::/32",
      "net (IPv6): 2001:db8:1::/48",
    ]));

  test("groups leave out what they exclude, when they are told to", () =>
    expect(
      addresses(`
config firewall addrgrp
    edit "on"
        set member "all"
        set exclude enable
        set exclude-member "a b" "c"
    next
    edit "off"
        set member "a b"
        set exclude-member "c"
    next
    edit "nobody"
        set member "none"
    next
    edit "grown"
        set member x y
        set member y
        append member z
        unselect member y
    next
end`),
    ).toEqual(["on: any4 but a b c", "off: a b", "nobody: ", "grown: z"]));

  test("renamed ones keep their users", () => {
    const {
      addresses: objects,
      definitions,
      references,
    } = configurationOf(`
config firewall address
    edit "old"
        set subnet 10.0.0.0/8
    next
end
config firewall addrgrp
    edit "g"
        set member "old"
    next
end
config firewall address
    rename "old" to "new"
end`);
    expect(objects[0]?.name.value).toBe("new");
    expect(definitions.map((each) => each.name.value)).toContain("new");
    expect(references.map((each) => each.name.value)).toEqual(["new"]);
  });

  test("spans", () =>
    expectFacts(
      `
config firewall address
    edit "office net"
          ^^^^^^^^^^ address
        set subnet 10.20.0.0 255.255.255.0
                   ^^^^^^^^^^^^^^^^^^^^^^^ 10.20.0.0/24
    next
end
config firewall addrgrp
    edit people
         ^^^^^^ address group
        set member "office net"
                    ^^^^^^^^^^ office net
    next
end
`,
      ({ definitions, addresses: [net], references }) => [
        ...definitions.map((each) => fact(each.name, each.title)),
        ...(net?.terms ?? []).map((term) => fact(term, shownAddress(term))),
        ...references.map((each) => fact(each.name, each.name.value)),
      ],
    ));

  test("unknown types and keys are unread, what is known is kept", () => {
    const { addresses: objects } = expectUnread(`
config firewall address
    edit "a"
        set subnet 10.0.0.0/8
        set gravity low
        ^^^^^^^^^^^^^^^ filters
        reset everything
        ^^^^^^^^^^^^^^^^ filters
    next
end
`);
    expect(objects).toHaveLength(1);
  });
});

describe("services", () => {
  test("ports are destination and, behind a colon, source", () =>
    expect(
      services(`
config firewall service custom
    edit "one"
        set tcp-portrange 80 8000-8090:1024-65535
        set udp-portrange 53
    next
    edit "ping"
        set protocol ICMP
        set icmptype 8
        set icmpcode 0
    next
    edit "any icmp"
        set protocol ICMP
        unset icmptype
    next
    edit "gre"
        set protocol IP
        set protocol-number 47
    next
    edit "whatever"
        set protocol IP
    next
    edit "strange"
        set tcp-portrange 80-90-100
    next
end
config firewall service group
    edit "both"
        set member "one" "HTTPS" "Web Access"
    next
end`),
    ).toEqual([
      "one: tcp/80 tcp/8000-8090 from 1024-65535 udp/53",
      "ping: icmp/8",
      "any icmp: icmp",
      "gre: gre",
      "whatever: any",
      "strange: (ports of strange that cannot be read)",
      "both: one tcp/443 tcp/53 udp/53 tcp/80 tcp/443",
    ]));

  test("what the file defines wins over what the device brings", () => {
    const { services: objects, references } = configurationOf(`
config firewall service custom
    edit "HTTPS"
        set tcp-portrange 8443
    next
end
config firewall service group
    edit "g"
        set member "HTTPS" "SSH" "nonsense"
    next
end`);
    expect(objects).toHaveLength(2);
    expect(references.map((each) => [each.name.value, each.builtIn ?? false])).toEqual([
      ["HTTPS", false],
      ["SSH", true],
      ["nonsense", false],
    ]);
  });
});

test("schedules", () =>
  expect(
    configurationOf(`
config firewall schedule recurring
    edit "office"
        set start 08:00
        set end 18:30
        set day monday friday
    next
    edit "night"
        set start 22:00
        set end 06:00
        set day saturday
    next
    edit "weekend"
        set day sunday
    next
    edit "none"
        set day none
    next
end
config firewall schedule onetime
    edit "move"
        set start 08:00 2026/11/2
        set end 18:00 2026/11/21
    next
end
config firewall schedule group
    edit "office and weekend"
        set member "office" "weekend"
    next
    edit "office and move"
        set member "office" "move"
    next
end`).schedules.map(({ name, weekly, absolute }) => [name.value, weekly ?? absolute]),
  ).toEqual([
    ["move", { start: "2026-11-02T08:00", end: "2026-11-21T18:00" }],
    ["office", [{ days: [1, 5], from: 480, to: 1110 }]],
    [
      "night",
      [
        { days: [6], from: 1320, to: 1440 },
        { days: [0], from: 0, to: 360 },
      ],
    ],
    ["weekend", [{ days: [0], from: 0, to: 1440 }]],
    ["none", []],
    [
      "office and weekend",
      [
        { days: [1, 5], from: 480, to: 1110 },
        { days: [0], from: 0, to: 1440 },
      ],
    ],
  ]));
