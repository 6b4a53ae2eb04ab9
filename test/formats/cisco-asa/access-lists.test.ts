import { describe, expect, test } from "vitest";
import { fact } from "../../support/facts.ts";
import { configurationOf, entriesOf, expectFacts, expectUnread, shownAddresses, shownService } from "./facts.ts";

describe("addresses", () => {
  test("in all their forms", () =>
    expect(
      entriesOf(`
access-list A extended permit ip any any4
access-list A extended permit ip any6 host 2001:db8::1
access-list A extended permit ip host 10.0.0.1 10.1.2.3 255.255.0.0
access-list A extended permit ip 10.0.0.0 255.0.255.0 2001:db8::/32
access-list A extended permit ip object SERVER object-group BRANCHES
access-list A extended permit ip interface outside any
`),
    ).toEqual([
      "permit any → any4",
      "permit any6 → 2001:db8::1",
      "permit 10.0.0.1 → 10.1.0.0/16",
      "permit 10.0.0.0~0.255.0.255 → 2001:db8::/32",
      "permit SERVER → BRANCHES",
      "permit interface outside → any",
    ]));

  test("each with its own text", () =>
    expectFacts(
      `
access-list A extended permit tcp host 10.0.0.1 10.2.0.0 255.255.0.0 eq https
                                  ^^^^^^^^^^^^^ from 10.0.0.1
                                                ^^^^^^^^^^^^^^^^^^^^ to 10.2.0.0/16
                                                                     ^^^^^^^^ tcp/443-443
access-list A extended permit udp any range 100 200 object X
                                      ^^^^^^^^^^^^^ udp from 100-200
                                                    ^^^^^^^^ to X
`,
      ({ filters }) =>
        filters.flatMap(({ entries }) =>
          entries.flatMap(({ source, destination, service }) => [
            ...(source ? [fact(source, `from ${shownAddresses(source)}`)] : []),
            ...(destination ? [fact(destination, `to ${shownAddresses(destination)}`)] : []),
            ...(service ? [fact(service, shownService(service))] : []),
          ]),
        ),
    ));

  test("by the names that name statements give them", () =>
    expect(
      entriesOf(`
name 10.0.0.5 mail
name 10.7.0.0 branch
access-list A extended permit ip host mail branch 255.255.0.0
`),
    ).toEqual(["permit 10.0.0.5 → 10.7.0.0/16"]));

  test("before 9.0 any is IPv4 alone", () => {
    const list = "access-list A extended permit ip any any\n";
    expect(entriesOf(`ASA Version 8.4(7)\n${list}`)).toEqual(["permit any4 → any4"]);
    expect(entriesOf(`ASA Version 9.1(1)\n${list}`)).toEqual(["permit any → any"]);
    expect(entriesOf(`PIX Version 6.3(5)\naccess-list A permit ip 0 0 any\n`)).toEqual(["permit 0.0.0.0/0 → any4"]);
    expect(entriesOf("ASA Version 8.2(1)\nipv6 access-list A permit tcp any host 2001:db8::1 eq www\n")).toEqual([
      "permit any → 2001:db8::1 tcp/80-80",
    ]);
  });
});

describe("services", () => {
  test("protocols, ports, ICMP types", () =>
    expect(
      entriesOf(`
access-list A extended permit 47 any any
access-list A extended permit esp any any
access-list A extended permit tcp any lt 1024 any neq smtp
access-list A extended permit udp any eq domain any gt 1023
access-list A extended permit icmp any any unreachable 1
access-list A extended permit icmp6 any6 any6 echo
access-list A extended permit icmp any any 11
access-list A extended permit sctp any any eq 3868
`).map((entry) => entry.replace(/^permit \S+ → \S+ /, "")),
    ).toEqual([
      "gre",
      "esp",
      "tcp/1-24-26-65535 from 1-1023",
      "udp/1024-65535 from 53-53",
      "icmp/3.1",
      "icmp6/128",
      "icmp/11",
      "sctp/3868-3868",
    ]));

  test("port names belong to protocols", () => {
    expectUnread(`
access-list A extended permit tcp any any eq tftp
                                             ^^^^ filters
access-list A extended permit udp any any range rtsp 600
                                                ^^^^ filters
access-list A extended permit tcp any any eq 65536
                                             ^^^^^ filters
`);
  });

  test("groups of every kind, whichever place their name stands in", () =>
    expect(
      entriesOf(`
object-group service WEB tcp
 port-object eq www
object-group network PEERS
 network-object host 10.0.0.1
object-group protocol BOTH
 protocol-object tcp
object-group icmp-type PING
 icmp-object echo
object-group service ALL
 service-object tcp destination eq 25
access-list A extended permit tcp any object-group WEB object-group PEERS object-group WEB
access-list A extended permit tcp object-group PEERS object-group PEERS object-group WEB
access-list A extended permit object-group BOTH any any eq domain
access-list A extended permit object-group BOTH any any
access-list A extended permit object-group ALL object-group PEERS any
access-list A extended permit icmp any any object-group PING
`),
    ).toEqual([
      "permit any → PEERS tcp/WEB from WEB",
      "permit PEERS → PEERS tcp/WEB",
      "permit any → any BOTH/53-53",
      "permit any → any BOTH",
      "permit PEERS → any ALL",
      "permit any → any icmp/PING",
    ]));

  test("a group's kind counts although the group stands behind the list", () =>
    expect(
      entriesOf(`
access-list A extended permit tcp any object-group WEB object-group PEERS
object-group service WEB tcp
 port-object eq www
object-group network PEERS
 network-object host 10.0.0.1
`),
    ).toEqual(["permit any → PEERS tcp from WEB"]));

  test("a group that stands nowhere is told by its place", () =>
    expect(
      entriesOf(`
access-list A extended permit tcp any object-group X any
access-list A extended permit tcp any object-group X eq www
access-list A extended permit tcp any any object-group X
`),
    ).toEqual(["permit any → any tcp from X", "permit any → X tcp/80-80", "permit any → any tcp/X"]));

  test("objects the device knows by itself", () => {
    expect(
      entriesOf(`
access-list A extended permit object icmp-echo any any
access-list A extended permit object ospf any any
`),
    ).toEqual(["permit any → any icmp/8", "permit any → any ospf"]);
  });
});

describe("what else an entry says", () => {
  test("log, hours, and being switched off", () =>
    expect(
      entriesOf(`
access-list A extended permit ip any any log
access-list A extended permit ip any any log 5 interval 30
access-list A extended permit ip any any log warnings time-range HOURS inactive
access-list A extended permit ip any any log disable
access-list A extended deny ip any any log default
access-list A extended permit ip any any inactive
`).map((entry) => entry.replace(/any → any ?/, "").trim()),
    ).toEqual([
      "permit log 6",
      "permit log 5",
      "permit log 4 during HOURS off",
      "permit no log",
      "deny",
      "permit off",
    ]));

  test("what is denied is logged unless the entry says otherwise", () => {
    const [filter] = configurationOf(`
access-list A extended deny ip any any
access-list A extended deny ip any any log disable
access-list A extended permit ip any any
`).filters;
    expect(filter?.entries.map(({ log }) => log && [log.on, log.level, log.implied !== undefined])).toEqual([
      [true, 4, true],
      [false, undefined, false],
      undefined,
    ]);
    expect(filter?.otherwise).toMatchObject({ value: "deny" });
    expect(filter?.otherwise.implied).toBeDefined();
  });

  test("users and security groups are conditions nobody can judge here", () => {
    const text = `
object-group user STAFF
 user NORTHGATE\\ann
access-list A extended permit ip user NORTHGATE\\bob any any
access-list A extended permit ip object-group-user STAFF security-group name A any security-group tag 7 any
`;
    expect(entriesOf(text)).toEqual([
      "permit any → any if user NORTHGATE\\bob",
      "permit any → any if object-group-user STAFF if security-group name A if security-group tag 7",
    ]);
  });

  test("words nobody knows are unread, and make the match uncertain", () => {
    const configuration = expectUnread(`
access-list A extended permit tcp any any eq ssh frobnicate 3
                                                 ^^^^^^^^^^^^ filters
access-list A extended permit somewhat any any
                              ^^^^^^^^ filters
access-list A extended permit tcp everywhere any
                                  ^^^^^^^^^^ filters
access-list A extended allow ip any any
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ filters
`);
    expect(configuration.filters[0]?.entries.map((entry) => entry.conditions?.length ?? 0)).toEqual([2, 0, 0]);
  });

  test("remarks belong to the entry behind them", () =>
    expectFacts(
      `
access-list A remark for the web
                     ^^^^^^^^^^^ tcp
access-list A extended permit tcp any any
access-list B remark nothing follows in this list
access-list A remark and "more" ! of it
                     ^^^^^^^^^^^^^^^^^^ udp
access-list A extended permit udp any any
access-list A extended permit icmp any any
`,
      ({ filters }) =>
        filters.flatMap(({ entries }) =>
          entries.flatMap(({ remark, service }) => (remark && service ? [fact(remark, shownService(service))] : [])),
        ),
    ));

  test("several remarks are one text", () => {
    const [filter] = configurationOf(`
access-list A remark first
access-list A remark second
access-list A extended permit tcp any any
access-list A remark last
`).filters;
    expect(filter?.entries.map((entry) => entry.remark?.value)).toEqual(["first\nsecond"]);
  });
});

describe("lists", () => {
  test("keep their order; line numbers put an entry ahead", () =>
    expect(
      entriesOf(`
access-list A extended permit tcp any any
access-list A extended permit udp any any
access-list A line 1 extended permit icmp any any
access-list A line 9 extended deny ip any any
`).map((entry) => entry.replace(/any → any ?/, "").trim()),
    ).toEqual(["permit icmp", "permit tcp", "permit udp", "deny"]));

  test("as show access-list prints them", () =>
    expect(
      entriesOf(`
access-list cached ACL log flows: total 0, denied 0 (deny-flow-max 4096)
            alert-interval 300
access-list A; 2 elements; name hash: 0x1
access-list A line 1 extended permit tcp object-group G any eq www log errors interval 300 (hitcnt=0) 0x849e9e8f
  access-list A line 1 extended permit tcp host 10.0.0.1 any eq www (hitcnt=0) 0x69856097
  access-list A line 1 extended permit tcp host 10.0.0.2 any eq www (hitcnt=0) 0x69856098
access-list A line 2 extended deny ip any4 any4 inactive (hitcnt=0) (inactive) 0x11821a52
`),
    ).toEqual(["permit G → any tcp/80-80 log 3", "deny any4 → any4 off"]));

  test("that only choose traffic say so", () => {
    const { filters } = configurationOf(`
access-list SPLIT standard permit 10.0.0.0 255.0.0.0
access-list CRYPTO extended permit ip any any
access-list BOUND extended permit ip any any
access-list ALONE extended permit ip any any
crypto map OUT 1 match address CRYPTO
access-group BOUND in interface outside
`);
    expect(
      filters.flatMap(({ name, purpose }) => (name.value.startsWith("security") ? [] : [[name.value, purpose]])),
    ).toEqual([
      ["SPLIT", "selection"],
      ["CRYPTO", "selection"],
      ["BOUND", undefined],
      ["ALONE", undefined],
    ]);
  });

  test("settings and lists of other kinds are none", () => {
    const { filters, definitions } = configurationOf(`
access-list alert-interval 120
access-list mode auto
access-list ETHER ethertype permit bpdu
access-list WEB webtype deny url ftp://any
`);
    expect(filters).toEqual([]);
    expect(definitions.map(({ name }) => name.value)).toEqual(["ETHER", "WEB"]);
  });

  test("of Firepower", () =>
    expect(
      entriesOf(`
access-list CSM_FW_ACL_ remark rule-id 9998: L7 RULE
access-list CSM_FW_ACL_ advanced permit tcp ifc inside object A ifc outside any eq https rule-id 9998 event-log flow-end
access-list CSM_FW_ACL_ advanced trust ip any any rule-id 9997
access-list CSM_FW_ACL_ advanced deny ip any any rule-id 1 event-log both
`),
    ).toEqual(["permit A → any tcp/443-443 in by inside log", "permit any → any", "deny any → any log"]));
});
