import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Configuration } from "../../../server/src/model/configuration.ts";
import { trafficOf } from "../../../server/src/model/traffic-of.ts";
import { parseIp } from "../../../server/src/net/ip.ts";
import type { Packet } from "../../../server/src/net/packet.ts";
import { sharedPath } from "../../support/shared.ts";
import { configurationOf } from "./facts.ts";

const ip = (text: string) => parseIp(text) ?? 0;

/** `tcp 10.0.0.1 → 10.0.0.2:443` */
function packet(text: string): Packet {
  const [protocol = "", source = "", , target = ""] = text.split(" ");
  const [destination = "", port] = target.split(":");
  const number = protocol === "tcp" ? 6 : protocol === "udp" ? 17 : 1;
  return {
    source: ip(source),
    destination: ip(destination),
    protocol: number,
    ...(number === 1 ? { icmpType: 8, icmpCode: 0 } : { sourcePort: 40_000, destinationPort: Number(port) }),
  };
}

const passes = (configuration: Configuration, inbound: string, outbound: string | undefined, text: string) =>
  trafficOf(configuration).verdict(packet(text), outbound === undefined ? { inbound } : { inbound, outbound }).verdict;

const zones = `
interface GigabitEthernet0/0
 nameif outside
 security-level 0
interface GigabitEthernet0/1
 nameif inside
 security-level 100
interface GigabitEthernet0/2
 nameif dmz
 security-level 50
interface GigabitEthernet0/3
 nameif lab
 security-level 50
`;

describe("security levels", () => {
  test("let packets down, and not up", () => {
    const configuration = configurationOf(zones);
    const web = "tcp 10.0.0.1 → 192.0.2.1:443";
    expect(passes(configuration, "inside", "outside", web)).toBe("permit");
    expect(passes(configuration, "inside", "dmz", web)).toBe("permit");
    expect(passes(configuration, "dmz", "outside", web)).toBe("permit");
    expect(passes(configuration, "dmz", "inside", web)).toBe("deny");
    expect(passes(configuration, "outside", "dmz", web)).toBe("deny");
  });

  test("of the same height need a statement, and so does the way back out", () => {
    const web = "tcp 10.0.0.1 → 192.0.2.1:443";
    const between = configurationOf(`${zones}same-security-traffic permit inter-interface\n`);
    const within = configurationOf(`${zones}same-security-traffic permit intra-interface\n`);
    expect(passes(configurationOf(zones), "dmz", "lab", web)).toBe("deny");
    expect(passes(between, "dmz", "lab", web)).toBe("permit");
    expect(passes(within, "dmz", "lab", web)).toBe("deny");
    expect(passes(between, "outside", "outside", web)).toBe("deny");
    expect(passes(within, "outside", "outside", web)).toBe("permit");
    const listed = `${zones}access-list A extended permit ip any any\naccess-group A in interface dmz\n`;
    expect(passes(configurationOf(listed), "dmz", "lab", web)).toBe("deny");
  });

  test("what they let through is implied, with its reason", () => {
    const { filters, checkpoints } = configurationOf(zones);
    expect(filters.every(({ entries }) => entries.every((entry) => entry.implied !== undefined))).toBe(true);
    expect(checkpoints.every((checkpoint) => checkpoint.implied !== undefined)).toBe(true);
  });

  test("a port for management forwards nothing", () => {
    const configuration = configurationOf(
      `${zones}interface Management0/0\n nameif mgmt\n security-level 100\n management-only\n`,
    );
    expect(passes(configuration, "mgmt", "outside", "tcp 10.0.0.1 → 192.0.2.1:443")).toBe("deny");
    expect(passes(configuration, "inside", "mgmt", "tcp 10.0.0.1 → 192.0.2.1:443")).toBe("deny");
  });
});

describe("lists", () => {
  const lists = `
access-list IN extended permit tcp any any eq 443
access-list ALL extended permit tcp any any eq 80
access-list OUT extended deny tcp any any eq 443
access-list OUT extended permit ip any any
`;

  test("take the place of security levels on the way in", () => {
    const configuration = configurationOf(`${zones}${lists}access-group IN in interface inside\n`);
    expect(passes(configuration, "inside", "outside", "tcp 10.0.0.1 → 192.0.2.1:443")).toBe("permit");
    expect(passes(configuration, "inside", "outside", "tcp 10.0.0.1 → 192.0.2.1:80")).toBe("deny");
    expect(passes(configuration, "dmz", "outside", "tcp 10.0.0.1 → 192.0.2.1:80")).toBe("permit");
  });

  test("the global list comes behind each interface's own, and replaces security levels everywhere", () => {
    const configuration = configurationOf(
      `${zones}${lists}access-group IN in interface inside\naccess-group ALL global\n`,
    );
    expect(passes(configuration, "inside", "outside", "tcp 10.0.0.1 → 192.0.2.1:443")).toBe("permit");
    expect(passes(configuration, "inside", "outside", "tcp 10.0.0.1 → 192.0.2.1:80")).toBe("permit");
    expect(passes(configuration, "inside", "outside", "tcp 10.0.0.1 → 192.0.2.1:22")).toBe("deny");
    expect(passes(configuration, "dmz", "outside", "tcp 10.0.0.1 → 192.0.2.1:443")).toBe("deny");
    expect(passes(configuration, "outside", "dmz", "tcp 10.0.0.1 → 192.0.2.1:80")).toBe("permit");
  });

  test("on the way out hold packets too", () => {
    const configuration = configurationOf(`${zones}${lists}access-group OUT out interface outside\n`);
    expect(passes(configuration, "inside", "outside", "tcp 10.0.0.1 → 192.0.2.1:443")).toBe("deny");
    expect(passes(configuration, "inside", "outside", "tcp 10.0.0.1 → 192.0.2.1:80")).toBe("permit");
    expect(passes(configuration, "inside", "dmz", "tcp 10.0.0.1 → 192.0.2.1:443")).toBe("permit");
  });

  test("the last statement for a place wins; one that names no list is as good as none", () => {
    const twice = configurationOf(
      `${zones}${lists}access-group ALL in interface inside\naccess-group IN in interface inside\n`,
    );
    expect(passes(twice, "inside", "outside", "tcp 10.0.0.1 → 192.0.2.1:80")).toBe("deny");
    const undefinedList = configurationOf(`${zones}access-group NONE in interface inside\n`);
    expect(passes(undefinedList, "inside", "outside", "tcp 10.0.0.1 → 192.0.2.1:80")).toBe("permit");
  });

  test("of a fragment are held to although no interface is there", () => {
    const configuration = configurationOf(`${lists}access-group IN in interface inside\n`);
    expect(configuration.fragment).toBe(true);
    expect(passes(configuration, "inside", "outside", "tcp 10.0.0.1 → 192.0.2.1:80")).toBe("deny");
  });

  test("for the device itself have no deny at their end", () => {
    const configuration = configurationOf(`
${zones}
access-list CP extended deny tcp any any eq 443
access-group CP in interface outside control-plane
icmp permit any echo-reply outside
`);
    expect(passes(configuration, "outside", undefined, "tcp 192.0.2.1 → 198.51.100.2:443")).toBe("deny");
    expect(passes(configuration, "outside", undefined, "tcp 192.0.2.1 → 198.51.100.2:22")).toBe("permit");
    expect(passes(configuration, "outside", undefined, "icmp 192.0.2.1 → 198.51.100.2")).toBe("deny");
    expect(passes(configuration, "inside", undefined, "icmp 10.0.0.1 → 10.0.0.254")).toBe("permit");
  });
});

describe("tunnels", () => {
  const tunnel = `
${zones}
access-list CRYPTO extended permit ip any any
access-list VPN extended permit tcp 192.168.7.0 255.255.255.0 host 10.0.0.5 eq 443
access-list OUT extended deny ip any any
crypto map M 1 match address CRYPTO
crypto map M 1 set peer 203.0.113.9
crypto map M interface outside
tunnel-group 203.0.113.9 type ipsec-l2l
tunnel-group 203.0.113.9 general-attributes
 default-group-policy GP
group-policy GP internal
group-policy GP attributes
 vpn-filter value VPN
`;
  const open = tunnel.replace(" vpn-filter value VPN\n", " vpn-filter none\n");

  test("are held to their own list, both ways", () => {
    const configuration = configurationOf(tunnel);
    expect(passes(configuration, "203.0.113.9", "inside", "tcp 192.168.7.1 → 10.0.0.5:443")).toBe("permit");
    expect(passes(configuration, "203.0.113.9", "inside", "tcp 192.168.7.1 → 10.0.0.5:22")).toBe("deny");
    expect(passes(configuration, "inside", "203.0.113.9", "tcp 10.0.0.5 → 192.168.7.1:22")).toBe("deny");
    const back = { ...packet("tcp 10.0.0.5 → 192.168.7.1:22"), sourcePort: 443 };
    expect(trafficOf(configuration).verdict(back, { inbound: "inside", outbound: "203.0.113.9" }).verdict).toBe(
      "permit",
    );
  });

  test("pass the lists of interfaces by, in and out, unless told not to", () => {
    const lists = "access-group OUT out interface inside\n";
    expect(passes(configurationOf(open + lists), "203.0.113.9", "inside", "tcp 192.168.7.1 → 10.0.0.5:22")).toBe(
      "permit",
    );
    const strict = configurationOf(`${open}${lists}no sysopt connection permit-vpn\n`);
    expect(passes(strict, "203.0.113.9", "inside", "tcp 192.168.7.1 → 10.0.0.5:22")).toBe("deny");
    const levels = configurationOf(`${open}no sysopt connection permit-vpn\n`);
    expect(passes(levels, "203.0.113.9", "inside", "tcp 192.168.7.1 → 10.0.0.5:22")).toBe("deny");
  });

  test("are held up by a bypass that is switched off right behind any block", () => {
    const blocks = [
      "interface GigabitEthernet0/7\n shutdown\n",
      "interface GigabitEthernet0/7\nnameif spare\nsecurity-level 50\nno shutdown\n",
      "interface GigabitEthernet0/7\n nameif spare\n!\n",
      "object network SPARE\n host 10.9.9.9\n",
      "object-group network SPARES\nnetwork-object host 10.9.9.9\n",
      "object-group service SPARE tcp\n port-object eq 80\n",
      "group-policy SPARE internal\ngroup-policy SPARE attributes\n dns-server none\n",
      "tunnel-group 203.0.113.9 ipsec-attributes\n ikev1 pre-shared-key *****\n",
      "crypto ikev1 policy 10\n authentication pre-share\n",
      "webvpn\n enable outside\n",
      "router ospf 1\n network 10.0.0.0 255.0.0.0 area 0\n",
      "class-map C\n match any\n",
      "policy-map P\n class C\n  inspect ftp\n",
      "time-range T\n periodic daily 8:00 to 18:00\n",
      "username a attributes\n service-type remote-access\n",
      "aaa-server R protocol radius\n reactivation-mode timed\n",
    ];
    for (const block of blocks)
      expect(
        passes(
          configurationOf(`${open}${block}no sysopt connection permit-vpn\n`),
          "203.0.113.9",
          "inside",
          "tcp 192.168.7.1 → 10.0.0.5:22",
        ),
        block,
      ).toBe("deny");
  });

  test("are reached where the interface they leave by is", () => {
    expect(passes(configurationOf(open), "inside", "203.0.113.9", "tcp 10.0.0.5 → 192.168.7.1:22")).toBe("permit");
    expect(passes(configurationOf(open), "203.0.113.9", "outside", "tcp 192.168.7.1 → 192.0.2.1:80")).toBe("deny");
    const hairpin = configurationOf(`${open}same-security-traffic permit intra-interface\n`);
    expect(passes(hairpin, "203.0.113.9", "outside", "tcp 192.168.7.1 → 192.0.2.1:80")).toBe("permit");
  });
});

test("what a tunnel interface brings passes its list by as well", () => {
  const text = `
${zones}
interface Tunnel1
 nameif branch
 tunnel source interface outside
 tunnel destination 203.0.113.80
 tunnel protection ipsec profile P
crypto ipsec profile P
 set pfs group19
access-list NONE extended deny ip any any
access-group NONE in interface branch
`;
  expect(passes(configurationOf(text), "branch", "inside", "tcp 192.168.7.1 → 10.0.0.5:22")).toBe("permit");
  const strict = configurationOf(`${text}no sysopt connection permit-vpn\n`);
  expect(passes(strict, "branch", "inside", "tcp 192.168.7.1 → 10.0.0.5:22")).toBe("deny");
});

/** Policies whose packets the Linux kernel has judged; not beside every checkout. */
const families = sharedPath("golden/families");

describe.skipIf(!families)("judged packets (of ../shared/golden/families)", () => {
  for (const family of families ? readdirSync(families).filter((name) => /^\d+$/.test(name)) : [])
    test(`family ${family}`, () => {
      const configuration = configurationOf(readFileSync(`${families}/${family}/cisco-asa.cfg`, "utf8"));
      const filter = configuration.filters.find(({ name }) => name.value === `acl-${family}`);
      if (!filter) throw new Error("no list");
      const traffic = trafficOf(configuration);
      const wrong = readFileSync(`${families}/${family}/packets.jsonl`, "utf8")
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => JSON.parse(line))
        .filter((judged) => traffic.verdictOf(filter, judgedPacket(judged)).verdict !== judged.expect);
      expect(wrong).toEqual([]);
    });
});

function judgedPacket(judged: Readonly<Record<string, string | number>>): Packet {
  const protocols: Readonly<Record<string, number>> = { icmp: 1, tcp: 6, udp: 17, gre: 47, esp: 50, ah: 51, icmp6: 58 };
  const { proto, src, dst, sport, dport, icmp_type, icmp_code } = judged;
  return {
    source: ip(String(src)),
    destination: ip(String(dst)),
    protocol: protocols[String(proto)] ?? Number(proto),
    ...(sport === undefined ? {} : { sourcePort: Number(sport) }),
    ...(dport === undefined ? {} : { destinationPort: Number(dport) }),
    ...(icmp_type === undefined ? {} : { icmpType: Number(icmp_type), icmpCode: Number(icmp_code ?? 0) }),
  };
}
