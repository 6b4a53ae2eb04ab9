import { describe, expect, test } from "vitest";
import { ciscoIos } from "../../../server/src/formats/cisco-ios/index.ts";
import { ciscoNxOs } from "../../../server/src/formats/cisco-nxos/index.ts";
import type { Format } from "../../../server/src/formats/format.ts";
import { nodeTools } from "../../../server/src/host/certificates.ts";
import { trafficOf } from "../../../server/src/model/traffic-of.ts";
import { everything } from "../../../server/src/review/catalogue.ts";
import { reviewFile } from "../../../server/src/review/file.ts";
import { host, piecesOf20Megabytes } from "../../support/large-texts.ts";
import { packetOf } from "../../support/packets.ts";
import { readText } from "../../support/readings.ts";
import { configurationOf, entriesOf, expectUnread } from "./facts.ts";

describe("a banner", () => {
  const after = "interface Ethernet0/0\n ip address 10.0.0.1 255.255.255.0\n";

  test.each([
    ["between stars", "banner motd *\nip access-list extended FAKE\n permit ip any any\n*\n"],
    ["on one line", "banner login # keep out, * or else * #\n"],
    ["with stars and words of the language", "banner motd ^C\n****\n* line vty 0 4 *\n* no logging on *\n****\n^C\n"],
    ["that ends behind its last words", "banner exec %\nhostname fake\n** goodbye **%\n"],
    ["with the control character itself", "banner motd \u0003\n* hostname fake *\n\u0003\n"],
    ["of two, one behind the other", "banner login ^C\n* one *\n^C\nbanner motd ^C\n* two *\n^C\n"],
  ])("%s is passed over", (_, banner) => {
    const { configuration, unread } = readText(ciscoIos, `hostname real\n${banner}${after}`);
    expect(unread).toEqual([]);
    expect(configuration.hostname?.value).toBe("real");
    expect(entriesOf(configuration)).toEqual([]);
    expect(configuration.interfaces.map(({ name }) => name.value)).toEqual(["Ethernet0/0"]);
  });

  test("that never ends takes the rest of the file", () => {
    const { configuration } = readText(ciscoIos, `hostname real\nbanner motd ^C\n* keep out *\n${after}`);
    expect(configuration.hostname?.value).toBe("real");
  });
});

test("what a pager and a prompt leave behind is passed over, wherever it stands", () => {
  const { configuration, unread } = readText(
    ciscoIos,
    `r1#show running-config
Building configuration...

hostname r1
ip access-list extended A
 permit tcp any any eq 443
 --More-- \r         \r deny   ip any any log
--More--
<--- More --->
!
r1#
`,
  );
  expect(unread).toEqual([]);
  expect(configuration.filters[0]?.entries.filter((each) => !each.implied)).toHaveLength(2);
});

describe("service groups in groups", () => {
  const text = `object-group service OUTER
 group-object INNER
 tcp eq 22
object-group service INNER
 tcp eq www
 udp range 5000 5010
 icmp echo
object-group network NETS
 group-object MORE
object-group network MORE
 10.1.0.0 255.255.0.0
interface Ethernet0/0
 ip address 10.0.0.1 255.255.255.0
 ip access-group A in
interface Ethernet0/1
 ip address 10.1.0.1 255.255.255.0
ip access-list extended A
 permit object-group OUTER any object-group NETS
`;
  const way = { inbound: "Ethernet0/0", outbound: "Ethernet0/1" };
  const traffic = trafficOf(configurationOf(text));
  const verdict = (more: Record<string, unknown>) => {
    const packet = packetOf({ src: "10.0.0.9", dst: "10.1.0.9", ...more });
    return traffic.verdict(packet, way).verdict;
  };

  test("of TCP, UDP and ICMP at once", () => {
    expect(verdict({ proto: "tcp", dport: 80 })).toBe("permit");
    expect(verdict({ proto: "tcp", dport: 22 })).toBe("permit");
    expect(verdict({ proto: "udp", dport: 5005 })).toBe("permit");
    expect(verdict({ proto: "tcp", dport: 5005 })).toBe("deny");
    expect(verdict({ proto: "icmp", icmp_type: 8, icmp_code: 0 })).toBe("permit");
    expect(verdict({ proto: "icmp", icmp_type: 13, icmp_code: 0 })).toBe("deny");
    expect(verdict({ proto: "tcp", dport: 80, dst: "10.2.0.9" })).toBe("deny");
  });
});

test("IPv6 has groups and services of its own", () => {
  const { filters, addresses } = configurationOf(`object-group v6-network SIX
 host 2001:db8::1
 2001:db8:1::/48
ipv6 access-list ONLY6
 permit icmp any any nd-na
 permit icmp any any 128
 permit tcp any object-group SIX eq 443
 deny ipv6 any any log
`);
  expect(addresses.map(({ name, terms }) => [name.value, terms.length])).toEqual([["SIX", 2]]);
  expect(filters.map(({ name, family }) => [name.value, family])).toEqual([["ONLY6", 6]]);
});

test("an unknown keyword in the middle of an entry makes its match uncertain and hides nothing else", () => {
  const { filters } = expectUnread(`
ip access-list extended A
 permit tcp any quantum 10.0.0.0 0.0.0.255 eq 443
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ filters
 permit udp any any eq 53
`);
  expect(filters[0]?.entries.filter((each) => !each.implied)).toHaveLength(2);
});

describe("show running-config all", () => {
  const shown = `version 15.7
hostname r1
aaa new-model
interface GigabitEthernet0/0
 ip address 10.0.0.1 255.255.255.0
 ip access-group A in
ip access-list extended A
 permit tcp 10.0.0.0 0.0.0.255 any eq 443
 deny ip any any log
line vty 0 4
 transport input ssh
end
`;
  const all = `version 15.7
parser cache
no service slave-log
service slave-coredump
service timestamps debug datetime msec
service timestamps log datetime msec
no service password-encryption
no service linenumber
no service tcp-small-servers
no service udp-small-servers
service prompt config
service telnet-zeroidle
no service pad
hostname r1
logging exception 4096
logging count
no logging message-counter log
no logging persistent
logging cns-events informational
logging queue-limit 100
logging rate-limit console 10 except errors
logging console debugging
logging monitor debugging
logging on
aaa new-model
aaa authorization attribute-list
no aaa accounting nested
clock save interval 8
ip subnet-zero
no ip source-route
ip cef
no ip finger
no ip bootp server
ip tcp synwait-time 30
ip tcp path-mtu-discovery age-timer 10
ip dhcp bootp ignore
no ip http server
ip http port 80
ip http authentication enable
no ip http secure-server
ip http secure-port 443
ip http timeout-policy idle 180 life 180 requests 1
interface GigabitEthernet0/0
 no shutdown
 ip address 10.0.0.1 255.255.255.0
 ip redirects
 ip unreachables
 ip proxy-arp
 ip mtu 1500
 ip load-sharing per-destination
 ip cef accounting non-recursive internal
 ip pim join-prune-interval 60
 ip access-group A in
 mtu 1500
 load-interval 300
 carrier-delay 2
 no cdp tlv app
 cdp log mismatch duplex
 snmp trap link-status
 arp arpa
 arp timeout 14400
 hold-queue 75 in
 duplex auto
 speed auto
 media-type rj45
 fair-queue
ip access-list extended A
 permit tcp 10.0.0.0 0.0.0.255 any eq 443
 deny ip any any log
cdp run
cdp timer 60
line vty 0 4
 transport input ssh
 motd-banner
 exec-banner
 vacant-message
 history
 history size 20
 exec
 length 24
 width 80
 editing
 escape-character 3
 data-character-bits 8
 exec-character-bits 7
end
`;
  const findingsOf = (text: string) =>
    reviewFile({ path: "r1.cfg", text }, { tools: nodeTools, today: 0, catalogue: { ...everything, estateRules: [] } })
      .findings;

  test("is read without noise", () => {
    expect(readText(ciscoIos, all).unread).toEqual([]);
    const rulesOf = (text: string) => new Set(findingsOf(text).map((each) => each.rule));
    const more = [...rulesOf(all)].filter((rule) => !rulesOf(shown).has(rule));
    expect(more).toEqual([]);
  });
});

test.each<readonly [string, Format, string]>([
  ["IOS", ciscoIos, "ip access-list extended A\n permit tcp any any eq 443\n deny ip any any log"],
  ["NX-OS", ciscoNxOs, "ip access-list A\n  10 permit tcp any any eq 443\n  20 deny ip any any log"],
])("lines of %s may end as on Windows or on old Macs, and the last need not end", (_, format, text) => {
  const entries = (each: string) => readText(format, each).configuration.filters[0]?.entries.length;
  for (const lineEnd of ["\n", "\r\n", "\r"]) {
    expect(readText(format, text.replaceAll("\n", lineEnd)).unread).toEqual([]);
    expect(entries(text.replaceAll("\n", lineEnd))).toBe(entries(`${text}\n`));
  }
});

test.each<readonly [string, Format, string, string, (at: number) => string]>([
  [
    "IOS",
    ciscoIos,
    "version 15.7\nhostname r1\n",
    "ip access-list extended BIG",
    (at) => ` permit tcp host ${host(at)} 10.0.${at % 200}.0 0.0.0.255 eq ${1 + (at % 60_000)}`,
  ],
  [
    "NX-OS",
    ciscoNxOs,
    "!Command: show running-config\nversion 9.3(5)\nhostname r1\nfeature ssh\n",
    "ip access-list BIG",
    (at) => `  ${10 * at + 10} permit tcp ${host(at)}/32 any eq ${1 + (at % 60_000)}`,
  ],
])("20 MB of %s", { timeout: 120_000 }, (_, format, head, list, entry) => {
  const lines = piecesOf20Megabytes(entry);
  const text = `${head}${list}\n${lines.join("\n")}\n`;
  expect(format.recognise({ path: "r1.cfg", text })).toBeGreaterThanOrEqual(0.5);
  const { configuration, reading } = readText(format, text);
  expect(configuration.filters[0]?.entries.filter((each) => !each.implied)).toHaveLength(lines.length);
  expect(reading.lines.unread).toBe(0);
});
