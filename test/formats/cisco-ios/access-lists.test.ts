import { describe, expect, test } from "vitest";
import { trafficOf } from "../../../server/src/model/traffic-of.ts";
import { packetOfRecord } from "../../../server/src/net/packet-record.ts";
import { fact } from "../../support/facts.ts";
import { configurationOf, entriesOf, expectFacts, expectUnread, nxos } from "./facts.ts";

const list = (lines: string) => entriesOf(configurationOf(`ip access-list extended A\n${lines.replace(/^\n/, "")}`));

describe("an entry", () => {
  test("says addresses in every way", () =>
    expect(
      list(`
 permit ip any host 10.0.0.1
 permit ip 10.0.0.0 0.0.255.255 10.1.2.3 0.0.0.0
 permit ip 10.0.0.1 0.0.0.254 any
 permit ip object-group HOSTS any
 permit ip host server.example any
`),
    ).toEqual([
      "permit any → 10.0.0.1",
      "permit 10.0.0.0/16 → 10.1.2.3",
      "permit 10.0.0.1~0.0.0.254 → any",
      "permit HOSTS → any",
      "permit server.example → any",
    ]));

  test("says ports and messages", () =>
    expect(
      list(`
 permit tcp any eq 1024 any eq www 443
 permit udp any any range snmp snmptrap
 permit tcp any any gt 1023
 permit tcp any any established
 permit icmp any any echo-reply
 permit 112 any any
 permit object-group WEB any any
`),
    ).toHaveLength(7));

  test("has parts with text of their own", () =>
    expectFacts(
      `
ip access-list extended A
 permit tcp 10.0.0.0 0.0.0.255 any eq 443 time-range HOURS log
            ^^^^^^^^^^^^^^^^^^ source
                                   ^^^^^^ service
                                                     ^^^^^ schedule
                                                           ^^^ log
time-range HOURS
 periodic daily 8:00 to 18:00
`,
      ({ filters }) =>
        filters.flatMap(({ entries }) =>
          entries.flatMap((entry) => [
            ...(entry.source ? [fact(entry.source, "source")] : []),
            ...(entry.service ? [fact(entry.service, "service")] : []),
            ...(entry.schedule ? [fact(entry.schedule, "schedule")] : []),
            ...(entry.log?.span ? [fact({ span: entry.log.span }, "log")] : []),
          ]),
        ),
    ));

  test("keeps what is known of it when the rest is not", () => {
    const configuration = expectUnread(`
ip access-list extended A
 permit tcp any any eq 443 frobnicate
                           ^^^^^^^^^^ filters
 permit tcp any any eq 80 dscp ef
 permit elsewhere any any
        ^^^^^^^^^ filters
`);
    expect(entriesOf(configuration)).toEqual([
      "permit any → any tcp/443 if frobnicate",
      "permit any → any tcp/80 if dscp ef",
      "permit any → any ?elsewhere",
    ]);
  });
});

describe("a list", () => {
  test("is numbered, standard, named, or for IPv6", () => {
    expect(
      entriesOf(
        configurationOf(`
access-list 10 permit 10.0.0.0 0.0.0.255
access-list 10 deny any log
access-list 101 remark web
access-list 101 permit tcp any any eq www
ip access-list standard S
 permit 10.0.0.1
ipv6 access-list SIX
 permit tcp 2001:db8::/32 any eq 443
 sequence 5 deny tcp any any eq 25
`),
      ),
    ).toEqual([
      "permit 10.0.0.0/24 → any",
      "deny any → any log 6",
      "permit any → any tcp/80",
      "permit 10.0.0.1 → any",
      "deny any → any tcp/25",
      "permit 2001:db8::/32 → any tcp/443",
    ]);
  });

  test("holds in the order of its numbers, and those without one get the next ten", () =>
    expect(
      list(`
 permit tcp any any eq 1
 remark of the second
 permit tcp any any eq 2
 15 permit tcp any any eq 15
 permit tcp any any eq 3
 5 permit tcp any any eq 5
`),
    ).toEqual([5, 1, 15, 2, 3].map((port) => `permit any → any tcp/${port}`)));

  test("loses lines that are taken back", () => {
    expect(
      list(
        " 10 permit tcp any any eq 1\n 20 permit tcp any any eq 2\n no 10\n permit udp any any\n no permit udp any any\n",
      ),
    ).toEqual(["permit any → any tcp/2"]);
    expect(
      entriesOf(
        configurationOf("access-list 101 permit ip any any\nno access-list 101\naccess-list 101 deny tcp any any\n"),
      ),
    ).toEqual(["deny any → any tcp"]);
    expectUnread(`
ip access-list extended A
 permit tcp any any
 no permit udp any any
 ^^^^^^^^^^^^^^^^^^^^^ filters
`);
  });

  test("of NX-OS writes networks by their length, and its own words", () =>
    expect(
      entriesOf(
        nxos.configurationOf(`
ip access-list A
  statistics per-entry
  10 permit tcp 10.0.0.0/8 addrgroup HOSTS eq 443
  20 permit udp any portgroup NAMES any
  30 deny ip any any log
object-group ip address HOSTS
  10 host 10.0.0.1
object-group ip port NAMES
  eq domain
`),
      ),
    ).toEqual([
      "permit 10.0.0.0/8 → HOSTS tcp/443",
      expect.stringContaining("permit any → any udp"),
      "deny any → any log 6",
    ]));

  test("of IPv6 lets neighbours find each other before it denies the rest", () => {
    const { filters, ...rest } = configurationOf("ipv6 access-list SIX\n permit tcp any any\n");
    const [filter] = filters;
    if (!filter) throw new Error("no list");
    const traffic = trafficOf({ ...rest, filters });
    const verdict = (type: number) => {
      const packet = packetOfRecord({ src: "fe80::1", dst: "ff02::1", proto: "icmpv6", icmp_type: type, icmp_code: 0 });
      if (typeof packet === "string") throw new Error(packet);
      return traffic.verdictOf(filter, packet).verdict;
    };
    expect([135, 136, 128].map(verdict)).toEqual(["permit", "permit", "deny"]);
  });
});

describe("groups", () => {
  test("of networks and services, one in the other", () => {
    const { addresses, services } = configurationOf(`
object-group network HOSTS
 host 10.0.0.1
 10.0.1.0 255.255.255.0
 range 10.0.2.1 10.0.2.9
 group-object MORE
object-group network MORE
 description others
 any
object-group service WEB
 tcp eq www
 tcp source gt 1023 eq 443
 tcp-udp eq domain
 icmp echo
 group-object OTHERS
object-group service OTHERS
 udp range 100 200
`);
    expect(addresses.map(({ name, terms }) => [name.value, terms.length])).toEqual([
      ["HOSTS", 4],
      ["MORE", 1],
    ]);
    expect(services.map(({ name }) => name.value)).toEqual(["WEB", "OTHERS"]);
  });

  test("say where they were not understood", () =>
    nxos.expectUnread(
      `
object-group ip address HOSTS
  10 host 10.0.0.1
  20 somewhere
  ^^^^^^^^^^^^ filters
`,
    ));
});
