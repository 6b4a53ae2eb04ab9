import { describe, expect, test } from "vitest";
import { ciscoNxOs } from "../../../server/src/formats/cisco-nxos/index.ts";
import { trafficOf } from "../../../server/src/model/traffic-of.ts";
import { packetOf } from "../../support/packets.ts";
import { readText } from "../../support/readings.ts";
import { entriesOf, nxos } from "../cisco-ios/facts.ts";

const head = "!Command: show running-config\nversion 9.3(5)\nhostname real\n";

describe("a banner", () => {
  const after = "interface Ethernet1/1\n  no switchport\n  ip address 10.0.0.1/24\n";

  test.each([
    ["between stars", "banner motd *\nip access-list FAKE\n  10 permit ip any any\n*\n"],
    ["on one line", "banner motd # keep out, * or else * #\n"],
    [
      "with stars and words of the language",
      "banner motd ^\n****\n* hostname fake *\n* no logging server *\n****\n^\n",
    ],
    ["for those who are logged in", "banner exec @\n* hostname fake *\n@\n"],
  ])("%s is passed over", (_, banner) => {
    const { configuration, unread } = readText(ciscoNxOs, head + banner + after);
    expect(unread).toEqual([]);
    expect(configuration.hostname?.value).toBe("real");
    expect(entriesOf(configuration)).toEqual([]);
    expect(configuration.interfaces.map(({ name }) => name.value)).toEqual(["Ethernet1/1"]);
  });
});

describe("groups of ports and of addresses, for both families", () => {
  const traffic = trafficOf(
    nxos.configurationOf(`${head}object-group ip port MIXED
  10 eq 80
  20 range 5000 5010
  30 gt 60000
object-group ip address SERVERS
  10 host 10.1.0.9
  20 10.1.2.0/24
object-group ipv6 address SIX
  10 host 2001:db8:1::9
interface Ethernet1/1
  no switchport
  ip address 10.0.0.1/24
  ipv6 address 2001:db8::1/64
  ip access-group A in
  ipv6 traffic-filter ONLY6 in
interface Ethernet1/2
  no switchport
  ip address 10.1.0.1/16
  ipv6 address 2001:db8:1::1/64
ip access-list A
  10 permit tcp any addrgroup SERVERS portgroup MIXED
  20 permit icmp any any echo
ipv6 access-list ONLY6
  10 permit icmp any any nd-na
  20 permit tcp any addrgroup SIX eq 443
`),
  );
  const verdict = (more: Record<string, unknown>) => {
    const packet = packetOf({ src: "10.0.0.9", dst: "10.1.0.9", ...more });
    return traffic.verdict(packet, { inbound: "Ethernet1/1", outbound: "Ethernet1/2" }).verdict;
  };

  test("IPv4", () => {
    expect(verdict({ dport: 80 })).toBe("permit");
    expect(verdict({ dport: 5010, dst: "10.1.2.7" })).toBe("permit");
    expect(verdict({ dport: 60001 })).toBe("permit");
    expect(verdict({ dport: 60000 })).toBe("deny");
    expect(verdict({ dport: 80, dst: "10.1.0.8" })).toBe("deny");
    expect(verdict({ proto: "icmp", icmp_type: 8, icmp_code: 0 })).toBe("permit");
    expect(verdict({ proto: "udp", dport: 80 })).toBe("deny");
  });

  test("IPv6", () => {
    const six = { src: "2001:db8::9", dst: "2001:db8:1::9" };
    expect(verdict({ ...six, dport: 443 })).toBe("permit");
    expect(verdict({ ...six, dport: 80 })).toBe("deny");
    expect(verdict({ ...six, proto: "icmpv6", icmp_type: 136, icmp_code: 0 })).toBe("permit");
    expect(verdict({ ...six, proto: "icmpv6", icmp_type: 128, icmp_code: 0 })).toBe("deny");
  });
});

test("an unknown keyword in the middle of an entry makes its match uncertain and hides nothing else", () => {
  const { filters } = nxos.expectUnread(
    `
ip access-list A
  10 permit tcp any quantum 10.0.0.0/24 eq 443
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^ filters
  20 permit udp any any eq domain
`,
  );
  expect(filters[0]?.entries.filter((each) => !each.implied)).toHaveLength(2);
});

test("what a pager and a prompt leave behind is passed over", () => {
  const { configuration, unread } = readText(
    ciscoNxOs,
    `n1# show running-config\n\n${head}ip access-list A\n  10 permit tcp any any eq 443\n--More--\n  20 deny ip any any log\nn1#\n`,
  );
  expect(unread).toEqual([]);
  expect(entriesOf(configuration)).toHaveLength(2);
});
