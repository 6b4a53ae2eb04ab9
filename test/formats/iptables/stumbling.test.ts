import { describe, expect, test } from "vitest";
import { iptables } from "../../../server/src/formats/iptables/index.ts";
import { trafficOf } from "../../../server/src/model/traffic-of.ts";
import { host, longRemark, piecesOf20Megabytes } from "../../support/large-texts.ts";
import { withAllLineEnds } from "../../support/line-ends.ts";
import { packetOf } from "../../support/packets.ts";
import { readText } from "../../support/readings.ts";
import { readTools } from "../../support/tools.ts";

/** What peers stumble over, each read as the kernel reads it. */
const forwarding = (rules: string) => `*filter
:INPUT DROP [0:0]
:FORWARD DROP [0:0]
:OUTPUT ACCEPT [0:0]
${rules}
COMMIT
`;

function verdict(text: string, record: Record<string, unknown>): string {
  const packet = packetOf({ dport: 443, ...record });
  return trafficOf(readText(iptables, text).configuration).verdict(packet, { inbound: "a", outbound: "b" }).verdict;
}

const from = { src: "10.1.0.5", dst: "10.2.0.5" };
const six = { src: "2001:db8::1", dst: "2001:db8:1::1" };

describe("stumbling stones", () => {
  test("negated addresses, before the option and, as once, behind it", () => {
    for (const negated of ["! -d 10.2.0.0/24", "-d ! 10.2.0.0/24"]) {
      const text = forwarding(`-A FORWARD ${negated} -j ACCEPT`);
      expect([verdict(text, from), verdict(text, { ...from, dst: "10.2.1.5" })]).toEqual(["deny", "permit"]);
    }
    const text = forwarding("-A FORWARD ! -s 10.1.0.0/16 -j ACCEPT");
    expect([verdict(text, from), verdict(text, { ...from, src: "10.9.0.5" })]).toEqual(["deny", "permit"]);
  });

  test("services for IPv6 alone", () => {
    const text = forwarding("-A FORWARD -p ipv6-icmp -m icmp6 --icmpv6-type echo-request -j ACCEPT");
    const ping = { proto: "icmp6", dport: undefined, sport: undefined, icmp_type: 128 };
    expect(verdict(text, { ...six, ...ping })).toBe("permit");
    expect(verdict(text, { ...six, ...ping, icmp_type: 129 })).toBe("deny");
    expect(verdict(text, six)).toBe("deny");
  });

  test("an unknown option in the middle of a rule makes its match uncertain and hides nothing else", () => {
    const text = forwarding(`-A FORWARD -s 10.1.0.0/16 --wonder yes -p tcp -m tcp --dport 443 -j ACCEPT
-A FORWARD -p tcp -m tcp --dport 80 -j ACCEPT`);
    const read = readText(iptables, text);
    expect(read.unread.length).toBeGreaterThan(0);
    expect(read.configuration.filters.find(({ name }) => name.value === "FORWARD")?.entries).toHaveLength(2);
    expect(verdict(text, from)).toBe("depends");
    expect(verdict(text, { ...from, src: "10.9.0.5" })).toBe("deny");
    expect(verdict(text, { ...from, dport: 80 })).toBe("permit");
  });

  test("line ends of all kinds, and none at the end", () => {
    const text = forwarding("-A FORWARD -p tcp -m tcp --dport 443 -j ACCEPT");
    for (const each of withAllLineEnds(text))
      expect([verdict(each, from), verdict(each, { ...from, dport: 80 })]).toEqual(["permit", "deny"]);
  });

  test("20 MB", { timeout: 120_000 }, () => {
    const lines = piecesOf20Megabytes(
      (at) => `-A FORWARD -s ${host(at)}/32 -p tcp -m tcp --dport 443 -m comment --comment "${longRemark}" -j ACCEPT`,
    );
    const text = forwarding(lines.join("\n"));
    expect(iptables.recognise({ path: "rules", text })).toBeGreaterThanOrEqual(0.5);
    const { configurations, unread } = iptables.read(text, readTools);
    const forward = configurations[0]?.filters.find(({ name }) => name.value === "FORWARD");
    expect(forward?.entries).toHaveLength(lines.length);
    expect(unread).toEqual([]);
  });
});
