import { describe, expect, test } from "vitest";
import { trafficOf } from "../../../server/src/model/traffic-of.ts";
import { fact } from "../../support/facts.ts";
import { packetOf } from "../../support/packets.ts";
import { configurationOf, entriesOf, expectFacts, expectUnread } from "./facts.ts";
import { router } from "./samples.ts";

const asked = (text: string, record: Record<string, unknown>, name = "f"): string => {
  const configuration = configurationOf(text);
  const packet = packetOf({ src: "10.0.0.1", dst: "10.0.0.2", ...record });
  const filter = configuration.filters.find((each) => each.name.value === name);
  if (!filter) throw new Error(`no filter ${name}`);
  return trafficOf(configuration).verdictOf(filter, packet).verdict;
};

const filter = (...terms: readonly string[]) =>
  terms.map((term) => `set firewall family inet filter f term ${term}\n`).join("");

describe("terms", () => {
  test("of an export", () =>
    expect(entriesOf(configurationOf(router), "protect")).toEqual([
      "ssh: permit any>any admins → any tcp/22",
      "bgp: permit any>any neighbors → any tcp from 179 tcp/179",
      "fragments: deny any>any any → any",
      "last: deny any>any any → any logged",
    ]));

  test("the longest network decides, exceptions too", () => {
    const text = filter(
      "t from source-address 10.0.0.0/8",
      "t from source-address 10.1.0.0/16 except",
      "t from source-address 10.1.2.0/24",
      "t then accept",
    );
    expect(asked(text, { src: "10.9.9.9" })).toBe("permit");
    expect(asked(text, { src: "10.1.9.9" })).toBe("deny");
    expect(asked(text, { src: "10.1.2.9" })).toBe("permit");
  });

  test("exceptions alone leave all others", () => {
    const text = filter("t from destination-address 10.0.0.0/8 except", "t then accept");
    expect(asked(text, { dst: "10.0.0.2" })).toBe("deny");
    expect(asked(text, { dst: "192.0.2.1" })).toBe("permit");
  });

  test("`address` is either end's, and so is `port`", () => {
    const text = filter("t from address 10.5.0.0/16", "t from protocol udp", "t from port 53", "t then accept");
    expect(asked(text, { dst: "10.5.0.1", proto: "udp", dport: 53 })).toBe("permit");
    expect(asked(text, { src: "10.5.0.1", proto: "udp", sport: 53, dport: 9 })).toBe("permit");
    expect(asked(text, { proto: "udp", dport: 53 })).toBe("deny");
  });

  test("flags, as names and in an expression", () => {
    const flags = (expression: string) => filter(`t from tcp-flags "${expression}"`, "t then accept");
    expect(asked(flags("syn & !ack"), { flags: "S" })).toBe("permit");
    expect(asked(flags("syn & !ack"), { flags: "SA" })).toBe("deny");
    expect(asked(flags("!(syn & ack)"), { flags: "SA" })).toBe("deny");
    expect(asked(flags("!(syn & ack)"), { flags: "A" })).toBe("permit");
    expect(asked(flags("(fin | rst) & ack"), { flags: "RA" })).toBe("permit");
    expect(asked(flags("0x12"), { flags: "SA" })).toBe("permit");
    expect(asked(filter("t from tcp-established", "t then accept"), { flags: "S" })).toBe("deny");
    expect(asked(filter("t from tcp-initial", "t then accept"), { flags: "S" })).toBe("permit");
  });

  test("ports, protocols and messages, and all but those", () => {
    expect(asked(filter("t from protocol-except tcp", "t then accept"), { proto: "udp", dport: 1 })).toBe("permit");
    expect(
      asked(filter("t from protocol tcp", "t from destination-port-except 1-100", "t then accept"), { dport: 22 }),
    ).toBe("deny");
    expect(asked(filter("t from icmp-type echo-request", "t then accept"), { proto: "icmp", icmp_type: 8 })).toBe(
      "permit",
    );
    expect(asked(filter("t from icmp-type-except [ 8 0 ]", "t then accept"), { proto: "icmp", icmp_type: 8 })).toBe(
      "deny",
    );
  });

  test("a term that says neither accepts, and `next term` goes on", () => {
    expect(asked(filter("t then count c"), {})).toBe("permit");
    expect(asked(filter("t then log", "t then next term", "u then discard"), {})).toBe("deny");
    expect(asked(filter("t from protocol udp"), {})).toBe("deny");
  });

  test("what only the running device knows makes it depend", () => {
    expect(asked(filter("t from dscp ef", "t then accept"), {})).toBe("depends");
    expect(asked(filter("t from source-prefix-list nowhere", "t then accept"), {})).toBe("depends");
  });

  test("a filter within another comes back undecided only where it may", () => {
    const text = `${filter("t filter inner", "u then accept")}set firewall family inet filter inner term a from protocol udp
set firewall family inet filter inner term a then accept
`;
    expect(asked(text, { proto: "udp", dport: 1 })).toBe("permit");
    expect(asked(text, {})).toBe("deny");
  });

  test("inactive terms and notes", () =>
    expectFacts(
      `
firewall {
    family inet {
        filter f {
            /* the old office */
            inactive: term old {
            ^^^^^^^^^ old is off: the old office
                then accept;
            }
            term rest {
                 ^^^^ rest
                then {
                    reject;
                }
            }
        }
    }
}
`,
      ({ filters }) =>
        (filters[0]?.entries ?? []).map(({ label, disabled, remark }) =>
          disabled
            ? { span: disabled, message: `${label?.value} is off: ${remark?.value}` }
            : fact({ span: label?.span ?? { start: 0, end: 0 } }, label?.value ?? ""),
        ),
    ));

  test("an unknown word in the middle", () => {
    const configuration = expectUnread(`
set firewall family inet filter f term t from protocol tcp
set firewall family inet filter f term t from no-such-thing 5
                                              ^^^^^^^^^^^^^^^ filters
set firewall family inet filter f term t then accept
`);
    expect(entriesOf(configuration, "f")).toEqual(["t: permit any>any any → any tcp"]);
  });
});

describe("where filters are asked", () => {
  const verdict = (way: { inbound?: string; outbound?: string }, record: Record<string, unknown>) => {
    const packet = packetOf({ src: "10.100.0.9", dst: "192.0.2.2", ...record });
    return trafficOf(configurationOf(router)).verdict(packet, way).verdict;
  };

  test("a list of filters, the inherited one last", () => {
    const way = { inbound: "ge-0/0/1.100", outbound: "ge-0/0/0.0" };
    expect(configurationOf(router).checkpoints[0]?.filters.map((each) => each.value)).toEqual(["customers", "guard"]);
    expect(verdict(way, { dport: 25 })).toBe("permit");
    // The term against shares is switched off.
    expect(verdict(way, { dport: 445 })).toBe("permit");
  });

  test("a filter of one family leaves the other alone", () =>
    expect(
      verdict(
        { inbound: "ge-0/0/1.100", outbound: "ge-0/0/0.0" },
        { src: "2001:db8::1", dst: "2001:db8::2", dport: 1 },
      ),
    ).toBe("permit"));

  test("the loopback's is for the device itself", () => {
    expect(verdict({ inbound: "ge-0/0/0.0" }, { src: "10.30.0.9", dst: "192.0.2.1", dport: 22 })).toBe("permit");
    expect(verdict({ inbound: "ge-0/0/0.0" }, { src: "10.100.0.9", dst: "192.0.2.1", dport: 22 })).toBe("deny");
    expect(verdict({ inbound: "ge-0/0/0.0" }, { src: "192.0.2.2", dst: "192.0.2.1", dport: 179 })).toBe("permit");
  });

  test("and says from where the device is administered", () => {
    const [ssh] = configurationOf(router).management?.services ?? [];
    expect(ssh?.protocol).toBe("ssh");
    expect(ssh?.from?.terms.map((term) => term.kind === "name" && term.name.value)).toEqual(["admins"]);
  });
});
