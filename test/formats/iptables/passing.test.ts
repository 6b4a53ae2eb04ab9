import { describe, expect, test } from "vitest";
import { iptables } from "../../../server/src/formats/iptables/index.ts";
import { verdictsIn } from "../../support/verdicts.ts";
import { gateway, gateway6, listed, script, ufw } from "./samples.ts";

const verdicts = (text: string, ...packets: readonly string[]) => verdictsIn(iptables, text, ...packets);

const yes = "permit";
const no = "deny";

/** A filter table with these rules, and chains of one's own. */
const table = (rules: string, ...own: readonly string[]) =>
  `*filter\n:INPUT ACCEPT [0:0]\n:FORWARD DROP [0:0]\n${own.map((name) => `:${name} - [0:0]\n`).join("")}${rules}\nCOMMIT\n`;

const passes = (rule: string, ...packets: readonly string[]) =>
  verdicts(table(`-A FORWARD ${rule}`), ...packets.map((each) => `lan0>wan0 ${each}`));

describe("matches", () => {
  test("ports of either side", () => {
    const to = (port: number) => `tcp 10.0.0.1 10.0.0.2:${port}`;
    expect(passes("-p tcp -m multiport --ports 22,40000 -j ACCEPT", to(80), to(22))).toEqual([yes, yes]);
    expect(passes("-p tcp -m multiport ! --ports 22,40001 -j ACCEPT", to(80), to(22))).toEqual([yes, no]);
    expect(passes("-p udp --dport 80 -j ACCEPT", to(80))).toEqual([no]);
  });

  test("both addresses of a rule, and what is left out", () => {
    expect(
      passes(
        "-s 10.0.0.0/8 ! -d 10.1.0.0/16 -m iprange --src-range 10.0.0.5-10.0.0.9 -j ACCEPT",
        "tcp 10.0.0.5 10.2.0.1:80",
        "tcp 10.0.0.4 10.2.0.1:80",
        "tcp 10.0.0.5 10.1.0.1:80",
      ),
    ).toEqual([yes, no, no]);
  });

  test("IPv6 has services of its own, and leaves IPv4 alone", () => {
    const rules = "-A FORWARD -s 2001:db8::/32 -p ipv6-icmp -m icmp6 --icmpv6-type 128 -j ACCEPT";
    const asked = [128, 129].map((type) => `lan0>wan0 icmpv6/${type} 2001:db8::1 [2001:db8::2]`);
    expect(verdicts(table(rules), ...asked)).toEqual([yes, no]);
    expect(
      verdicts(
        table(`${rules}\n-A FORWARD ! -d 2001:db8:9::/48 -p tcp -j ACCEPT`),
        ...["lan0>wan0 tcp 2001:db8::1 [2001:db8:9::1]:80", "lan0>wan0 tcp 2001:db8::1 [2001:db8:8::1]:80"],
      ),
    ).toEqual([no, yes]);
  });

  test("comments and prefixes with blanks, quotes and words of the language", () =>
    expect(
      passes(
        `-p tcp -m comment --comment "let \\"them\\" -j DROP" -m tcp --dport 80 -j ACCEPT`,
        "tcp 10.0.0.1 10.0.0.2:80",
        "tcp 10.0.0.1 10.0.0.2:81",
      ),
    ).toEqual([yes, no]));

  test("connection states", () => {
    const both = ["tcp 10.0.0.1 10.0.0.2:80 new", "tcp 10.0.0.1 10.0.0.2:80 established"];
    expect(passes("-m state --state RELATED,ESTABLISHED -j ACCEPT", ...both)).toEqual([no, yes]);
    expect(passes("-m conntrack ! --ctstate ESTABLISHED -j ACCEPT", ...both)).toEqual([yes, no]);
  });

  test("what a file cannot tell makes the verdict depend", () => {
    for (const match of [
      "-m limit --limit 1/sec",
      "-m mark --mark 1",
      "-m owner --uid-owner 0",
      "-m string --string x --algo bm",
      "-m geoip --src-cc CN",
      "-m recent --update --seconds 60",
      "-m set --match-set banned src",
      "-m time --timestart 08:00",
      "-d mail.example.net",
    ])
      expect(passes(`${match} -j ACCEPT`, "tcp 10.0.0.1 10.0.0.2:80"), match).toEqual(["depends"]);
    expect(passes("-j NFQUEUE", "tcp 10.0.0.1 10.0.0.2:80")).toEqual(["depends"]);
  });

  test("counting, logging and marking decide nothing", () => {
    for (const target of ["", "-j LOG", "-j NFLOG", "-j MARK --set-mark 1", "-j TCPMSS --clamp-mss-to-pmtu"])
      expect(
        verdicts(table(`-A FORWARD ${target}\n-A FORWARD -j ACCEPT`), "lan0>wan0 tcp 10.0.0.1 10.0.0.2:80"),
        target,
      ).toEqual([yes]);
  });
});

describe("chains", () => {
  const packets = ["lan0>wan0 tcp 10.0.0.1 10.0.0.2:22", "lan0>wan0 tcp 10.0.0.1 10.0.0.2:80"];
  const through = (call: string, inner: string) =>
    verdicts(table(`-A FORWARD ${call} X\n-A FORWARD -p tcp --dport 80 -j ACCEPT\n-A X ${inner}`, "X"), ...packets);

  test("jump comes back, goto and return do not", () => {
    expect(through("-j", "-p tcp --dport 22 -j ACCEPT")).toEqual([yes, yes]);
    expect(through("-g", "-p tcp --dport 22 -j ACCEPT")).toEqual([yes, no]);
    expect(through("-j", "-p tcp --dport 80 -j RETURN\n-A X -j DROP")).toEqual([no, yes]);
  });

  test("a return from the kernel's own chain asks its policy", () =>
    expect(verdicts(table("-A FORWARD -j RETURN\n-A FORWARD -j ACCEPT"), packets[0] ?? "")).toEqual([no]));

  test("a circle of chains is no crash", () =>
    expect(verdicts(table("-A FORWARD -j X\n-A X -j Y\n-A Y -j X", "X", "Y"), packets[0] ?? "")).toHaveLength(1));

  test("every table on the way must let it pass", () => {
    const text = `*mangle\n:PREROUTING ACCEPT [0:0]\n-A PREROUTING -p tcp --dport 22 -j DROP\nCOMMIT\n${table("-A FORWARD -j ACCEPT")}`;
    expect(verdicts(text, ...packets)).toEqual([no, yes]);
  });

  test("untracked packets have that state", () => {
    const text = `*raw\n:PREROUTING ACCEPT [0:0]\n-A PREROUTING -p tcp --dport 22 -j NOTRACK\nCOMMIT\n${table("-A FORWARD -m conntrack --ctstate UNTRACKED -j ACCEPT")}`;
    expect(verdicts(text, ...packets)).toEqual([yes, no]);
  });

  test("a table of one family says nothing of the other", () =>
    expect(verdicts(gateway6, "wan0>dmz0 tcp 10.0.0.1 10.0.0.2:80")).toEqual(["depends"]));
});

describe("whole files", () => {
  test("as iptables-save prints them", () =>
    expect(
      verdicts(
        gateway,
        "lan0>wan0 tcp 10.20.1.1 203.0.113.9:443",
        "lan0>wan0 tcp 10.20.1.1 203.0.113.9:25",
        "lan0>wan0 udp 10.20.1.1 198.51.100.9:53",
        "wan0>dmz0 tcp 203.0.113.9 10.30.0.5:8080",
        "wan0>dmz0 tcp 203.0.113.9 10.30.0.6:8080",
        "lan0> tcp 10.20.1.1 10.20.0.1:22",
        "wan0> tcp 203.0.113.9 10.20.0.1:22",
      ),
    ).toEqual([yes, no, no, yes, no, yes, no]));

  test("as iptables -S prints them", () =>
    expect(
      verdicts(listed, "lan0>wan0 tcp 10.20.1.1 203.0.113.9:443", "wan0>lan0 tcp 203.0.113.9 10.20.1.1:443"),
    ).toEqual([yes, no]));

  test("as ufw keeps them", () =>
    expect(
      verdicts(
        ufw,
        "lan0> tcp 10.20.1.1 10.20.0.1:22",
        "wan0> tcp 203.0.113.9 10.20.0.1:22",
        "wan0> tcp 203.0.113.9 10.20.0.1:443",
        "wan0>dmz0 udp 203.0.113.9 10.30.0.5:9",
        "lan0>wan0 udp 203.0.113.9 10.30.0.5:9",
      ),
    ).toEqual([yes, no, "depends", yes, no]));

  test("with sets above the tables", () =>
    expect(
      verdicts(script, "lan0>wan0 tcp 10.20.1.1 203.0.113.9:443", "lan0>wan0 tcp 10.20.1.1 203.0.113.9:25"),
    ).toEqual([yes, no]));
});
