import { describe, expect, test } from "vitest";
import { nftables } from "../../../server/src/formats/nftables/index.ts";
import { trafficOf } from "../../../server/src/model/traffic-of.ts";
import { host, longRemark, piecesOf20Megabytes } from "../../support/large-texts.ts";
import { withAllLineEnds } from "../../support/line-ends.ts";
import { packetOf } from "../../support/packets.ts";
import { readText } from "../../support/readings.ts";
import { readTools } from "../../support/tools.ts";

/** What peers stumble over, each read as the kernel reads it. */
const forwarding = (rules: string) => `table inet filter {
  chain forward {
    type filter hook forward priority 0; policy drop;
${rules}
  }
}
`;

function verdict(text: string, record: Record<string, unknown>): string {
  const packet = packetOf({ dport: 443, ...record });
  return trafficOf(readText(nftables, text).configuration).verdict(packet, { inbound: "a", outbound: "b" }).verdict;
}

const from = { src: "10.1.0.5", dst: "10.2.0.5" };
const six = { src: "2001:db8::1", dst: "2001:db8:1::1" };

describe("stumbling stones", () => {
  test("negated addresses, alone and in sets", () => {
    for (const negated of ["ip daddr != 10.2.0.0/24", "ip daddr != { 10.2.0.0/25, 10.2.0.128/25 }"]) {
      const text = forwarding(`    ${negated} accept`);
      expect([verdict(text, from), verdict(text, { ...from, dst: "10.2.1.5" }), verdict(text, six)]).toEqual([
        "deny",
        "permit",
        "deny",
      ]);
    }
    const text = forwarding("    ip saddr != 10.1.0.0/16 accept");
    expect([verdict(text, from), verdict(text, { ...from, src: "10.9.0.5" })]).toEqual(["deny", "permit"]);
  });

  test("services for IPv6 alone", () => {
    const text = forwarding("    icmpv6 type echo-request accept");
    const ping = { proto: "icmp6", dport: undefined, sport: undefined, icmp_type: 128 };
    expect(verdict(text, { ...six, ...ping })).toBe("permit");
    expect(verdict(text, { ...six, ...ping, icmp_type: 129 })).toBe("deny");
    expect(verdict(text, { ...from, proto: "icmp", dport: undefined, sport: undefined, icmp_type: 8 })).toBe("deny");
  });

  test("an unknown word in the middle of a rule makes its match uncertain and hides nothing else", () => {
    const text = forwarding(`    ip saddr 10.1.0.0/16 wonder yes tcp dport 443 accept
    tcp dport 80 accept`);
    const read = readText(nftables, text);
    expect(read.unread.length).toBeGreaterThan(0);
    expect(read.configuration.filters[0]?.entries).toHaveLength(2);
    expect(verdict(text, from)).toBe("depends");
    expect(verdict(text, { ...from, src: "10.9.0.5" })).toBe("deny");
    expect(verdict(text, { ...from, dport: 80 })).toBe("permit");
  });

  test("line ends of all kinds, and none at the end", () => {
    const text = forwarding("    tcp dport 443 accept");
    for (const each of withAllLineEnds(text))
      expect([verdict(each, from), verdict(each, { ...from, dport: 80 })]).toEqual(["permit", "deny"]);
  });

  test("20 MB", { timeout: 120_000 }, () => {
    const lines = piecesOf20Megabytes((at) => `    ip saddr ${host(at)} tcp dport 443 accept comment "${longRemark}"`);
    const text = forwarding(lines.join("\n"));
    expect(nftables.recognise({ path: "nftables.conf", text })).toBeGreaterThanOrEqual(0.5);
    const { configurations, unread } = nftables.read(text, readTools);
    expect(configurations[0]?.filters[0]?.entries).toHaveLength(lines.length);
    expect(unread).toEqual([]);
  });
});
