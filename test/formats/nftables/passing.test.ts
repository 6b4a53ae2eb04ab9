import { describe, expect, test } from "vitest";
import { nftables } from "../../../server/src/formats/nftables/index.ts";
import { verdictsIn } from "../../support/verdicts.ts";
import { gateway, written } from "./samples.ts";

const verdicts = (text: string, ...packets: readonly string[]) => verdictsIn(nftables, text, ...packets);

/** What a chain at the forward hook, with policy drop, does with a packet from lan0 to wan0. */
const passes = (rule: string, ...packets: readonly string[]) =>
  verdicts(
    `flush ruleset\ntable inet t {\n chain c {\n  type filter hook forward priority 0; policy drop;\n  ${rule}\n }\n}\n`,
    ...packets.map((each) => `lan0>wan0 ${each}`),
  );

const yes = "permit";
const no = "deny";

describe("matches", () => {
  test("addresses: one, a range, a prefix, a mask, a set, all but those", () => {
    const from = (address: string) => `tcp ${address} 10.9.9.9:80`;
    expect(passes("ip saddr 10.0.0.1 accept", from("10.0.0.1"), from("10.0.0.2"))).toEqual([yes, no]);
    expect(passes("ip saddr 10.0.0.1-10.0.0.3 accept", from("10.0.0.3"), from("10.0.0.4"))).toEqual([yes, no]);
    expect(passes("ip saddr 10.0.0.0/30 accept", from("10.0.0.3"), from("10.0.0.4"))).toEqual([yes, no]);
    expect(passes("ip saddr & 255.255.240.255 == 10.0.0.1 accept", from("10.0.7.1"), from("10.0.7.2"))).toEqual([
      yes,
      no,
    ]);
    expect(passes("ip saddr { 10.0.0.1, 10.0.1.0/24 } accept", from("10.0.1.9"), from("10.0.2.9"))).toEqual([yes, no]);
    expect(passes("ip saddr != 10.0.0.1 accept", from("10.0.0.1"), from("10.0.0.2"))).toEqual([no, yes]);
    expect(passes("ip saddr 10.0.0.0/8 ip saddr != 10.1.0.0/16 accept", from("10.2.0.1"), from("10.1.0.1"))).toEqual([
      yes,
      no,
    ]);
  });

  test("an IPv4 match leaves IPv6 alone, negated or not", () => {
    const six = "tcp 2001:db8::1 [2001:db8::2]:80";
    expect(passes("ip saddr != 10.0.0.1 accept", six)).toEqual([no]);
    expect(passes("ip protocol tcp accept", six)).toEqual([no]);
    expect(passes("meta nfproto ipv6 accept", six, "tcp 10.0.0.1 10.0.0.2:80")).toEqual([yes, no]);
    expect(passes("icmp type echo-request accept", "icmp/8 10.0.0.1 10.0.0.2")).toEqual([yes]);
    expect(passes("meta l4proto tcp accept", six)).toEqual([yes]);
  });

  test("IPv6 has services of its own", () => {
    const six = (type: number) => `icmpv6/${type} 2001:db8::1 [2001:db8::2]`;
    expect(passes("icmpv6 type { nd-neighbor-solicit, 136 } accept", six(135), six(136), six(128))).toEqual([
      yes,
      yes,
      no,
    ]);
    expect(passes("ip6 saddr 2001:db8::/32 ip6 daddr != 2001:db8::2 icmpv6 type 128 accept", six(128))).toEqual([no]);
    expect(passes("icmpv6 type 128 accept", "icmp/8 10.0.0.1 10.0.0.2")).toEqual([no]);
  });

  test("comments and prefixes with blanks and words of the language", () =>
    expect(
      passes(
        `tcp dport 80 log prefix "drop; accept } " accept comment "let them; drop"`,
        "tcp 10.0.0.1 10.0.0.2:80",
        "tcp 10.0.0.1 10.0.0.2:81",
      ),
    ).toEqual([yes, no]));

  test("ports, by number, name, comparison, and of any protocol that has them", () => {
    const to = (port: number, protocol = "tcp") => `${protocol} 10.0.0.1 10.0.0.2:${port}`;
    expect(passes("tcp dport { ssh, 8000-8080 } accept", to(22), to(8001), to(23), to(22, "udp"))).toEqual([
      yes,
      yes,
      no,
      no,
    ]);
    expect(passes("tcp dport != 22 accept", to(22), to(23), to(23, "udp"))).toEqual([no, yes, no]);
    expect(passes("tcp dport > 1023 accept", to(1023), to(1024))).toEqual([no, yes]);
    expect(passes("meta l4proto { tcp, udp } th dport 53 accept", to(53), to(53, "udp"), to(54))).toEqual([
      yes,
      yes,
      no,
    ]);
    expect(passes("udp sport 40000 udp dport 53 accept", to(53, "udp"), to(54, "udp"))).toEqual([yes, no]);
  });

  test("connection state as the kernel compares it", () => {
    const state = (name: string) => `tcp 10.0.0.1 10.0.0.2:80 ${name}`;
    const both = [state("new"), state("established")];
    expect(passes("ct state established,related accept", ...both)).toEqual([no, yes]);
    expect(passes("ct state { established, related } accept", ...both)).toEqual([no, yes]);
    expect(passes("ct state != established accept", ...both)).toEqual([yes, no]);
    expect(passes("ct state ! established accept", ...both)).toEqual([yes, no]);
    // No packet has two states at once, so none is equal to both.
    expect(passes("ct state != established,related accept", ...both)).toEqual([yes, yes]);
    expect(passes("ct state & (established | related) != 0 accept", ...both)).toEqual([no, yes]);
  });

  test("flags of TCP", () => {
    const both = ["tcp 10.0.0.1 10.0.0.2:80 new", "tcp 10.0.0.1 10.0.0.2:80 established"];
    for (const match of ["& (fin | syn | rst | ack) == syn", "== syn", "syn / syn,ack", "syn", "& ack == 0", "! ack"])
      expect(passes(`tcp flags ${match} accept`, ...both), match).toEqual([yes, no]);
    expect(passes("tcp flags { ack, ack | psh } accept", ...both)).toEqual([no, yes]);
  });

  test("interfaces by name, pattern and set", () => {
    const packet = "tcp 10.0.0.1 10.0.0.2:80";
    for (const match of ['iifname "lan0"', 'iifname "lan*"', 'oifname { "wan0", "wan1" }', 'oif != "lan0"', "iif lan0"])
      expect(passes(`${match} accept`, packet), match).toEqual([yes]);
    for (const match of ['iifname "lan1"', 'iifname != "lan*"', 'oifname "lan0"'])
      expect(passes(`${match} accept`, packet), match).toEqual([no]);
  });

  test("concatenations are alternatives of several parts", () => {
    const rule = "ip daddr . tcp dport { 10.0.0.2 . 80-90, 10.0.0.3 . 22 } accept";
    const to = (end: string) => `tcp 10.0.0.1 ${end}`;
    expect(passes(rule, to("10.0.0.2:85"), to("10.0.0.3:22"), to("10.0.0.2:22"))).toEqual([yes, yes, no]);
  });

  test("what a file cannot tell makes the verdict depend", () => {
    for (const match of [
      "limit rate 10/second",
      "quota over 20 mbytes",
      "ct count over 10",
      "meta mark 0x1",
      "ct status dnat",
      "ct direction original",
      'meta hour "08:00"-"18:00"',
      "numgen random mod 2 0",
      "ip ttl 64",
      "fib saddr . iif oif missing",
      "meter flood { ip saddr limit rate 5/second }",
    ])
      expect(passes(`${match} accept`, "tcp 10.0.0.1 10.0.0.2:80"), match).toEqual(["depends"]);
    expect(passes("queue num 3", "tcp 10.0.0.1 10.0.0.2:80")).toEqual(["depends"]);
    expect(passes("queue num 3\n accept", "tcp 10.0.0.1 10.0.0.2:80")).toEqual(["depends"]);
  });

  test("counting, logging and marking decide nothing", () => {
    const rules = [
      "counter packets 1 bytes 2 accept",
      'log prefix "a " level warn flags tcp sequence,options flags all accept',
      "meta mark set 0x10 | 0x1 ct mark set meta mark accept",
      "ip dscp set cs1 accept",
      "tcp option maxseg size set rt mtu accept",
      "meta mark set tcp dport map { 22 : 1, 80 : 2 } accept",
    ];
    for (const rule of rules) expect(passes(rule, "tcp 10.0.0.1 10.0.0.2:80"), rule).toEqual([yes]);
  });
});

describe("chains", () => {
  const table = (body: string) => `flush ruleset\ntable inet t {\n${body}\n}\n`;
  const packets = ["lan0>wan0 tcp 10.0.0.1 10.0.0.2:22", "lan0>wan0 tcp 10.0.0.1 10.0.0.2:80"];

  test("jump comes back, goto and return do not", () => {
    const with_ = (call: string, inner: string) =>
      table(
        `chain x { ${inner} }\n chain c { type filter hook forward priority 0; policy drop; ${call} x; tcp dport 80 accept; }`,
      );
    expect(verdicts(with_("jump", "tcp dport 22 accept"), ...packets)).toEqual([yes, yes]);
    expect(verdicts(with_("goto", "tcp dport 22 accept"), ...packets)).toEqual([yes, no]);
    expect(verdicts(with_("jump", "return; drop"), ...packets)).toEqual([no, yes]);
  });

  test("every base chain of a hook must accept", () => {
    const text = table(
      "chain a { type filter hook forward priority 10; policy accept; tcp dport 22 drop; }\n" +
        "chain b { type filter hook forward priority 0; policy drop; accept; }\n" +
        "chain c { type filter hook prerouting priority raw; tcp dport 80 drop; }",
    );
    expect(verdicts(text, ...packets, "lan0>wan0 tcp 10.0.0.1 10.0.0.2:443")).toEqual([no, no, yes]);
  });

  test("a verdict map takes its elements, and the rest where it says so", () => {
    const map = (elements: string) =>
      table(
        `chain x { return; }\n chain c { type filter hook forward priority 0; policy accept; tcp dport vmap { ${elements} }; tcp dport 22 drop; }`,
      );
    expect(verdicts(map("22 : accept, 80 : drop"), ...packets)).toEqual([yes, no]);
    expect(verdicts(map("22 : accept, * : drop"), ...packets)).toEqual([yes, no]);
    // An element that only goes on is not what the catch-all takes.
    expect(verdicts(map("80 : jump x, * : drop"), ...packets)).toEqual([no, yes]);
    expect(verdicts(map("80 : continue, 22 : accept, * : drop"), ...packets)).toEqual([yes, yes]);
  });

  test("a chain in braces is asked in its place", () => {
    const text = table(
      "chain c { type filter hook forward priority 0; policy drop\n meta l4proto tcp jump {\n  tcp dport 22 accept\n  tcp dport 80 drop\n }\n accept\n}",
    );
    expect(verdicts(text, ...packets, "lan0>wan0 udp 10.0.0.1 10.0.0.2:80")).toEqual([yes, no, yes]);
  });

  test("a table of one family passes the other by", () => {
    const text = "flush ruleset\ntable ip t { chain c { type filter hook forward priority 0; policy drop; } }";
    const six = "lan0>wan0 tcp 2001:db8::1 [2001:db8::2]:80";
    expect(verdicts(text, ...packets, six)).toEqual([no, no, yes]);
    expect(verdicts(text.replace("flush ruleset", ""), six)).toEqual(["depends"]);
  });

  test("before routing there is no interface to leave by, and before tracking no state", () => {
    const raw = (rule: string) => table(`chain c { type filter hook prerouting priority raw; policy drop; ${rule}; }`);
    expect(verdicts(raw('oifname "wan0" accept'), packets[0] ?? "")).toEqual([no]);
    expect(verdicts(raw('oifname != "wan0" accept'), packets[0] ?? "")).toEqual([yes]);
    expect(verdicts(raw("ct state new accept"), packets[0] ?? "")).toEqual([no]);
  });

  test("a dormant table is not asked", () => {
    const text = table("flags dormant\n chain c { type filter hook forward priority 0; policy drop; }");
    expect(verdicts(text, ...packets)).toEqual([yes, yes]);
  });
});

describe("whole files", () => {
  test("as the kernel lists them", () => {
    expect(
      verdicts(
        gateway,
        "lan0>wan0 tcp 10.20.1.1 203.0.113.9:443",
        "lan0>wan0 tcp 10.21.1.1 203.0.113.9:443",
        "lan0>wan0 udp 192.168.7.6 198.51.100.4:123",
        "lan0>wan0 udp 192.168.7.6 203.0.113.4:123",
        "wan0>dmz0 tcp 203.0.113.9 10.20.30.6:8005",
        "wan0>dmz0 tcp 203.0.113.9 10.20.30.5:8005",
        "wan0> icmpv6/135 2001:db8::1 2001:db8::2",
      ),
    ).toEqual([yes, no, yes, no, yes, no, yes]);
  });

  test("as people write them", () => {
    expect(
      verdicts(
        written,
        "lan1>wan0 tcp 10.20.1.1 203.0.113.9:443",
        "lan2>wan0 tcp 10.20.1.1 203.0.113.9:443",
        "wan0>dmz0 tcp 203.0.113.9 10.20.30.5:587",
        "lan0> tcp 10.20.1.1 10.20.0.1:22",
        "wan0> tcp 203.0.113.9 10.20.0.1:22",
      ),
    ).toEqual([yes, no, yes, yes, no]);
  });
});
