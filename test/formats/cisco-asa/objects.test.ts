import { describe, expect, test } from "vitest";
import type { ServiceObject } from "../../../server/src/model/service.ts";
import { fact } from "../../support/facts.ts";
import {
  configurationOf,
  expectFacts,
  expectUnread,
  shownAddress,
  shownAddresses,
  shownPorts,
  shownTerm,
} from "./facts.ts";

describe("networks", () => {
  test("objects", () =>
    expectFacts(
      `
object network WEB
 host 10.0.0.1
      ^^^^^^^^ WEB is 10.0.0.1
object network NET
 subnet 10.1.2.3 255.255.0.0
        ^^^^^^^^^^^^^^^^^^^^ NET is 10.1.0.0/16
object network SIX
 subnet 2001:db8::/32
        ^^^^^^^^^^^^^ SIX is 2001:db8::/32
object network SOME
 range 10.0.0.10 10.0.0.20
       ^^^^^^^^^^^^^^^^^^^ SOME is 10.0.0.10-10.0.0.20
 description a few ! of them
object network SITE
 fqdn v4 www.example.com
         ^^^^^^^^^^^^^^^ SITE is www.example.com
object network-service CLOUD
 domain example.net tcp eq https
        ^^^^^^^^^^^ CLOUD is example.net
`,
      ({ addresses }) =>
        addresses.flatMap(({ name, terms }) =>
          terms.map((term) => fact(term, `${name.value} is ${shownAddress(term)}`)),
        ),
    ));

  test("groups, and groups in groups", () => {
    const { addresses } = configurationOf(`
name 10.9.0.0 far
object-group network A
 description all ! of them
 network-object host 10.0.0.1
 network-object 10.1.0.0 255.255.0.0
 network-object far 255.255.0.0
 network-object host 2001:db8::1
 network-object 2001:db8::/64
 network-object object WEB
object-group network B
 group-object A
object-group network A
 network-object host 10.0.0.2
`);
    expect(
      addresses.map(({ name, group, terms }) => [name.value, group, shownAddresses({ terms, span: name.span })]),
    ).toEqual([
      ["A", true, "10.0.0.1,10.1.0.0/16,10.9.0.0/16,2001:db8::1,2001:db8::/64,WEB,10.0.0.2"],
      ["B", true, "A"],
    ]);
  });

  test("pasted without blanks", () => {
    const { addresses, interfaces } = configurationOf(`
object-group network A
description of some
network-object host 10.0.0.1
group-object B
object network C
host 10.0.0.3
nat (inside,outside) static 198.51.100.3
interface GigabitEthernet0/1
nameif inside
security-level 100
ip address 10.0.0.1 255.0.0.0
no shutdown
`);
    expect(addresses.map(({ terms }) => terms.length)).toEqual([2, 1]);
    expect(interfaces[0]).toMatchObject({ zone: { value: "inside" }, addresses: [{ address: 0x0a000001 }] });
  });
});

describe("services", () => {
  test("objects and groups of whole services", () =>
    expectFacts(
      `
object service RDP
 service tcp destination eq 3389
         ^^^^^^^^^^^^^^^^^^^^^^^ RDP is tcp/3389-3389
object service NTP
 service udp source eq ntp destination range 123 124
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ NTP is udp/123-124 from 123-123
object service PING
 service icmp echo 0
         ^^^^^^^^^^^ PING is icmp/8.0
object-group service MANY
 service-object tcp-udp destination eq domain
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MANY is tcp+udp/53-53
 service-object ah
                ^^ MANY is ah
 service-object ip
                ^^ MANY is everything
 service-object udp eq 1235              ! destination may be left out
                ^^^^^^^^^^^ MANY is udp/1235-1235
 service-object object RDP
                ^^^^^^^^^^ MANY is RDP
 service-object object icmp-echo
                ^^^^^^^^^^^^^^^^ MANY is icmp/8
 group-object OTHERS
              ^^^^^^ MANY is OTHERS
`,
      ({ services }) =>
        services.flatMap(({ name, content }) =>
          content.kind === "services"
            ? content.terms.map((term) => fact(term, `${name.value} is ${shownTerm(term)}`))
            : [],
        ),
    ));

  test("groups of ports, protocols and ICMP types", () => {
    const { services } = configurationOf(`
object-group service WEB tcp
 port-object eq www
 port-object range 8080 8089
 group-object MORE
object-group service DNS tcp-udp
 port-object eq domain
object-group protocol P
 protocol-object 16
 protocol-object tcp
object-group icmp-type T
 icmp-object echo-reply
 icmp-object 11
`);
    const shown = services.map(({ content }) => shownContent(content));
    expect(shown).toEqual([
      [[6, 6], "80-80+8080-8089+MORE"],
      [[6, 6, 17, 17], "53-53"],
      [16, 6],
      [0, 11],
    ]);
  });

  test("a port the protocol does not know", () => {
    expectUnread(`
object-group service WEB tcp
 port-object eq tftp
                ^^^^ filters
 port-object near 80
 ^^^^^^^^^^^^^^^^^^^ filters
`);
  });
});

function shownContent(content: ServiceObject["content"]): unknown {
  switch (content.kind) {
    case "ports":
      return [content.protocols, shownPorts(content.terms)];
    case "protocols":
      return content.terms.map((term) => (term.kind === "numbers" ? term.numbers[0] : term.name.value));
    case "icmp":
      return content.terms.map((term) => (term.kind === "types" ? term.types[0] : term.name.value));
    case "services":
      return content.terms.map(shownTerm);
  }
}
