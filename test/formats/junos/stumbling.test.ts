import { describe, expect, test } from "vitest";
import { junos } from "../../../server/src/formats/junos/index.ts";
import type { Configuration } from "../../../server/src/model/configuration.ts";
import { trafficOf } from "../../../server/src/model/traffic-of.ts";
import { host, piecesOf20Megabytes } from "../../support/large-texts.ts";
import { withAllLineEnds } from "../../support/line-ends.ts";
import { packetOf } from "../../support/packets.ts";
import { readTools } from "../../support/tools.ts";
import { configurationOf, expectUnread } from "./facts.ts";

/** What peers stumble over, each read as the device reads it. */
function verdict(configuration: Configuration, record: Record<string, unknown>): string {
  const packet = packetOf({ dport: 443, ...record });
  return trafficOf(configuration).verdict(packet, { inbound: "a", outbound: "b" }).verdict;
}

const zones = `set interfaces ge-0/0/0 unit 0 family inet address 10.1.0.1/16
set interfaces ge-0/0/1 unit 0 family inet address 10.2.0.1/16
set security zones security-zone a interfaces ge-0/0/0.0
set security zones security-zone b interfaces ge-0/0/1.0
`;

const policy = (match: string) => `set security policies from-zone a to-zone b policy p match ${match}
set security policies from-zone a to-zone b policy p then permit
`;

const from = { src: "10.1.0.5", dst: "10.2.0.5" };

describe("stumbling stones", () => {
  test("names with spaces, quotes, and signs of the syntax in them", () => {
    const name = '"web { 1 }; \\"old\\""';
    const text = `security {
    address-book {
        global {
            address ${name} 10.2.0.5/32;
        }
    }
    policies {
        from-zone a to-zone b {
            policy "let [it] in" {
                match {
                    source-address any;
                    destination-address [ any-ipv6 ${name} ];
                    application any;
                }
                then {
                    permit;
                }
            }
        }
    }
}
`;
    const configuration = configurationOf(zones + text);
    expect(configuration.addresses.map((each) => each.name.value)).toEqual(['web { 1 }; "old"']);
    expect(verdict(configuration, from)).toBe("permit");
    expect(verdict(configuration, { ...from, dst: "10.2.0.6" })).toBe("deny");
  });

  test("negated addresses, on either side", () => {
    const book = "set security address-book global address net 10.2.0.0/24\n";
    const others = { source: "destination", destination: "source" };
    const excluded = (side: "source" | "destination") =>
      configurationOf(
        `${zones}${book}${policy(`${side}-address net ${others[side]}-address any application any`)}set security policies from-zone a to-zone b policy p match ${side}-address-excluded\n`,
      );
    expect(verdict(excluded("destination"), from)).toBe("deny");
    expect(verdict(excluded("destination"), { ...from, dst: "10.2.1.5" })).toBe("permit");
    expect(verdict(excluded("source"), { src: "10.2.0.9", dst: "10.2.0.5" })).toBe("deny");
    expect(verdict(excluded("source"), from)).toBe("permit");
  });

  test("services for IPv6 alone, and any address of one family", () => {
    const ping = configurationOf(zones + policy("source-address any destination-address any application junos-pingv6"));
    const six = { src: "2001:db8::1", dst: "2001:db8:1::1" };
    expect(verdict(ping, { ...six, proto: "icmp6", dport: undefined, sport: undefined, icmp_type: 128 })).toBe(
      "permit",
    );
    expect(verdict(ping, { ...from, proto: "icmp", dport: undefined, sport: undefined, icmp_type: 8 })).toBe("deny");
    const any = configurationOf(zones + policy("source-address any-ipv6 destination-address any application any"));
    expect([verdict(any, six), verdict(any, from)]).toEqual(["permit", "deny"]);
  });

  test("an unknown word in the middle of a statement, in braces and in a command", () => {
    const configuration = expectUnread(`
set security policies from-zone a to-zone b policy p match source-address any wonder yes destination-address any application any
                                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ filters
set security policies from-zone a to-zone b policy p then permit
`);
    expect(configuration.filters[0]?.entries).toHaveLength(1);
  });

  test("line ends of all kinds, and none at the end", () => {
    const text = zones + policy("source-address any destination-address any application junos-https");
    for (const each of withAllLineEnds(text)) {
      const configuration = configurationOf(each);
      expect([verdict(configuration, from), verdict(configuration, { ...from, dport: 80 })]).toEqual([
        "permit",
        "deny",
      ]);
    }
  });

  test("a list of more words than a call takes arguments", () => {
    const names = Array.from({ length: 150_000 }, (_, at) => `10.${at >> 16}.${(at >> 8) & 255}.${at & 255}/32`);
    const configuration = configurationOf(
      zones + policy(`source-address any destination-address [ ${names.join(" ")} ] application any`),
    );
    expect(configuration.filters[0]?.entries[0]?.destination?.terms).toHaveLength(names.length);
  });

  test("20 MB", { timeout: 120_000 }, () => {
    const lines = piecesOf20Megabytes((at) => `            address host-${at} ${host(at)}/32;`);
    const text = `security {\n    address-book {\n        global {\n${lines.join("\n")}\n        }\n    }\n}\n`;
    expect(junos.recognise({ path: "a.conf", text })).toBeGreaterThanOrEqual(0.5);
    const { configurations, unread } = junos.read(text, readTools);
    expect(configurations[0]?.addresses).toHaveLength(lines.length);
    expect(unread).toEqual([]);
  });
});
