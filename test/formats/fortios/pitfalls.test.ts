import { describe, expect, test } from "vitest";
import { fortiOs } from "../../../server/src/formats/fortios/index.ts";
import { trafficOf } from "../../../server/src/model/traffic-of.ts";
import { host, piecesOf20Megabytes } from "../../support/large-texts.ts";
import { withAllLineEnds } from "../../support/line-ends.ts";
import { packetOf } from "../../support/packets.ts";
import { readTools } from "../../support/tools.ts";
import { configurationOf, entriesOf, expectUnread } from "./facts.ts";

const common = `        set srcintf "port1"
        set dstintf "port2"
        set schedule "always"
        set action accept
`;

const policy = (lines: string) => `config firewall policy\n    edit 1\n${common}${lines}    next\nend\n`;

function verdictOf(text: string, src: string, dst: string, more: Record<string, unknown> = {}): string {
  const packet = packetOf({ src, dst, dport: 80, ...more });
  return trafficOf(configurationOf(text)).verdict(packet, { inbound: "port1", outbound: "port2" }).verdict;
}

describe("service groups in groups", () => {
  const text = `config firewall service custom
    edit "mixed"
        set tcp-portrange 80
        set udp-portrange 5000-5010
    next
    edit "neighbours only"
        set protocol ICMP6
        set icmptype 135
    next
end
config firewall service group
    edit "inner group"
        set member "mixed" "neighbours only"
    next
    edit "outer group"
        set member "inner group" "SSH"
    next
end
${policy(`        set srcaddr "all"
        set dstaddr "all"
        set srcaddr6 "all"
        set dstaddr6 "all"
        set service "outer group"
`)}`;

  test("of TCP, UDP, and IPv6 alone", () => {
    expect(verdictOf(text, "10.0.0.1", "10.1.0.1")).toBe("permit");
    expect(verdictOf(text, "10.0.0.1", "10.1.0.1", { dport: 22 })).toBe("permit");
    expect(verdictOf(text, "10.0.0.1", "10.1.0.1", { proto: "udp", dport: 5005 })).toBe("permit");
    expect(verdictOf(text, "10.0.0.1", "10.1.0.1", { dport: 5005 })).toBe("deny");
    const neighbours = { proto: "icmpv6", icmp_type: 135, icmp_code: 0 };
    expect(verdictOf(text, "2001:db8::1", "2001:db8:1::1", neighbours)).toBe("permit");
    expect(verdictOf(text, "2001:db8::1", "2001:db8:1::1", { ...neighbours, icmp_type: 136 })).toBe("deny");
  });
});

describe("negated addresses", () => {
  const objects = `config firewall address
    edit "our net"
        set subnet 10.1.0.0 255.255.0.0
    next
end
config firewall address6
    edit "our six"
        set ip6 2001:db8:1::/48
    next
end
`;
  const sides = `        set srcaddr "all"
        set dstaddr "our net"
        set srcaddr6 "all"
        set dstaddr6 "our six"
        set service "HTTP"
`;

  test("turn one family, the other stays as it is", () => {
    const text = `${objects}${policy(`${sides}        set dstaddr-negate enable\n`)}`;
    expect(verdictOf(text, "10.0.0.1", "10.1.0.1")).toBe("deny");
    expect(verdictOf(text, "10.0.0.1", "10.2.0.1")).toBe("permit");
    expect(verdictOf(text, "2001:db8::1", "2001:db8:1::1")).toBe("permit");
    expect(verdictOf(text, "2001:db8::1", "2001:db8:2::1")).toBe("deny");
  });

  test("of IPv6 have a switch of their own", () => {
    const text = `${objects}${policy(`${sides}        set dstaddr6-negate enable\n`)}`;
    expect(verdictOf(text, "10.0.0.1", "10.1.0.1")).toBe("permit");
    expect(verdictOf(text, "2001:db8::1", "2001:db8:1::1")).toBe("deny");
    expect(verdictOf(text, "2001:db8::1", "2001:db8:2::1")).toBe("permit");
  });
});

test("a group without what it excludes, its members named with blanks and quotes", () => {
  const text = `config firewall address
    edit "head office"
        set subnet 10.0.0.0 255.255.0.0
    next
    edit "the \\"old\\" wing"
        set subnet 10.0.9.0 255.255.255.0
    next
end
config firewall addrgrp
    edit "people at work"
        set member "head office"
        set exclude enable
        set exclude-member "the \\"old\\" wing"
    next
end
${policy(`        set srcaddr "people at work"
        set dstaddr "all"
        set service "HTTP"
`)}`;
  expect(verdictOf(text, "10.0.1.1", "192.0.2.1")).toBe("permit");
  expect(verdictOf(text, "10.0.9.1", "192.0.2.1")).toBe("deny");
  expect(configurationOf(text).references.map(({ name }) => name.value)).toContain('the "old" wing');
});

test("virtual domains have objects of the same name, each its own", () => {
  const domain = (name: string, network: string) => `config vdom
edit ${name}
config firewall address
    edit "servers"
        set subnet ${network} 255.255.255.0
    next
end
config firewall policy
    edit 1
        set srcintf "${name}-in"
        set dstintf "${name}-out"
        set srcaddr "all"
        set dstaddr "servers"
        set action accept
        set schedule "always"
        set service "ALL"
    next
end
end
`;
  const { configurations, unread } = fortiOs.read(domain("red", "10.1.1.0") + domain("blue", "10.2.2.0"), readTools);
  expect(unread).toEqual([]);
  const reached = configurations.map((configuration) => {
    const packet = packetOf({ src: "10.9.9.9", dst: "10.1.1.5", dport: 80 });
    const traffic = trafficOf(configuration);
    return ["red", "blue"].map(
      (each) => traffic.verdict(packet, { inbound: `${each}-in`, outbound: `${each}-out` }).verdict,
    );
  });
  expect(reached).toEqual([
    ["permit", "deny"],
    ["deny", "deny"],
  ]);
});

test("an unknown keyword in the middle of an entry costs that line", () => {
  expectUnread(`
config firewall policy
    edit 1
        set srcintf "port1"
        set frobnication "later versions"
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ filters
        set dstintf "port2"
        set action accept
        set srcaddr "all"
        config ghosts
        ^^^^^^^^^^^^^ filters
            edit 1
            next
        end
        set dstaddr "all"
        set service "HTTP"
    next
end
`);
  const text = policy(`        set srcaddr "all"
        set frobnication "later versions"
        set dstaddr "all"
        set service "HTTP"
`);
  expect(entriesOf(text)).toEqual(["1: permit port1>port2 any4 → any4 tcp/80"]);
});

test("line ends of all kinds, and none at the end", () => {
  const text = policy(`        set srcaddr "all"
        set dstaddr "all"
        set service "HTTP"
`);
  for (const each of withAllLineEnds(text)) expect(entriesOf(each)).toEqual(entriesOf(text));
});

test("20 MB", { timeout: 120_000 }, () => {
  const objects = piecesOf20Megabytes(
    (at) => `    edit "host-${at}"\n        set subnet ${host(at)} 255.255.255.255\n    next\n`,
  );
  const policies = objects
    .filter((_, at) => at % 10 === 0)
    .map(
      (_, at) =>
        `    edit ${1 + at}\n${common}        set srcaddr "host-${10 * at}"\n        set dstaddr "all"\n        set service "HTTPS"\n    next\n`,
    );
  const text = `config firewall address\n${objects.join("")}end\nconfig firewall policy\n${policies.join("")}end\n`;
  expect(fortiOs.recognise({ path: "a.conf", text })).toBeGreaterThanOrEqual(0.5);
  const { configurations, lines } = fortiOs.read(text, readTools);
  expect(configurations[0]?.addresses).toHaveLength(objects.length);
  expect(configurations[0]?.filters[0]?.entries).toHaveLength(policies.length);
  expect(lines.unread).toBe(0);
});
