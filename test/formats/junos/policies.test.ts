import { describe, expect, test } from "vitest";
import { trafficOf } from "../../../server/src/model/traffic-of.ts";
import { fact } from "../../support/facts.ts";
import { packetOf } from "../../support/packets.ts";
import { configurationOf, entriesOf, expectFacts, expectUnread } from "./facts.ts";
import { branch } from "./samples.ts";

function verdict(text: string, inbound: string, outbound: string | undefined, record: Record<string, unknown>): string {
  return trafficOf(configurationOf(text)).verdict(packetOf(record), { inbound, ...(outbound ? { outbound } : {}) })
    .verdict;
}

const policy = (
  match: string,
  then = "then permit",
) => `set security policies from-zone a to-zone b policy p match ${match}
set security policies from-zone a to-zone b policy p ${then}
`;

describe("policies between zones", () => {
  test("in their order, the global ones last", () =>
    expect(entriesOf(configurationOf(branch), "policies")).toEqual([
      "out: permit trust>untrust any → any tcp/80 tcp/443 dns logged through office",
      "old: permit trust>untrust hq → any any logged off",
      "rest: deny trust>untrust any → not servers any logged",
      "to-supplier: permit trust>dmz any → hq tcp/22",
      "web: permit untrust>dmz any → web tcp/443 logged during office-hours",
      "no-shares: deny dmz,vpn>trust any → any tcp/139 tcp/445 logged",
    ]));

  test("one command may say a whole match", () =>
    expect(
      entriesOf(configurationOf(policy("source-address any destination-address any-ipv6 application any")), "policies"),
    ).toEqual(["p: permit a>b any → any6 any"]));

  test("what is denied has no session whose end is logged", () => {
    const logged = (then: string) =>
      configurationOf(`${policy("source-address any", `then ${then}`)}set security policies from-zone a to-zone b policy p then log session-close
`).filters[0]?.entries[0]?.log?.on;
    expect([logged("permit"), logged("deny")]).toEqual([true, false]);
  });

  test("content, people and categories are conditions", () =>
    expect(
      entriesOf(
        configurationOf(
          policy(
            "source-address any destination-address any application any dynamic-application junos:FTP source-identity staff",
          ),
        ),
        "policies",
      ),
    ).toEqual(["p: permit a>b any → any any if the application junos:FTP if the user staff"]));

  test("each zone has its own addresses, and the global ones besides", () => {
    const text = `set security zones security-zone a address-book address host 10.1.0.1/32
set security zones security-zone b address-book address host 10.2.0.1/32
set security address-book global address net 10.3.0.0/16
${policy("source-address [ host net ] destination-address host application any")}`;
    expect(entriesOf(configurationOf(text), "policies")).toEqual(["p: permit a>b host (a) net → host (b) any"]);
    expect(verdict(text, "a", "b", { src: "10.1.0.1", dst: "10.2.0.1" })).toBe("permit");
    expect(verdict(text, "a", "b", { src: "10.2.0.1", dst: "10.2.0.1" })).toBe("deny");
    expect(verdict(text, "a", "b", { src: "10.3.9.9", dst: "10.2.0.1" })).toBe("permit");
  });

  test("the default policy may permit", () => {
    const text = "set security policies default-policy permit-all\nset security zones security-zone a\n";
    expect(verdict(text, "a", "b", { src: "10.0.0.1", dst: "10.0.0.2" })).toBe("permit");
    expect(verdict("set security zones security-zone a\n", "a", "b", { src: "10.0.0.1", dst: "10.0.0.2" })).toBe(
      "deny",
    );
  });

  test("a policy with a tunnel is for what comes out of it", () => {
    const text = `set security ike gateway g external-interface ge-0/0/0.0
set security ipsec vpn msp ike gateway g
set security zones security-zone a interfaces ge-0/0/0.0
set interfaces ge-0/0/0 unit 0
${policy("source-address any destination-address any application any", "then permit tunnel ipsec-vpn msp")}`;
    expect(entriesOf(configurationOf(text), "policies")).toEqual(["p: permit msp>b any → any any"]);
  });

  test("an unknown word leaves the rest of a policy known", () => {
    const configuration = expectUnread(`
set security policies from-zone a to-zone b policy p match source-address any strange thing
                                                                              ^^^^^^^^^^^^^ filters
set security policies from-zone a to-zone b policy p then permit
`);
    expect(entriesOf(configuration, "policies")[0]).toContain("p: permit a>b any →");
  });
});

describe("addresses and applications", () => {
  test("of all kinds, with their places", () =>
    expectFacts(
      `
security {
    address-book {
        global {
            address net 10.0.0.0/8;
                    ^^^ net 10.0.0.0/8
            address v6 2001:db8::/32;
                    ^^ v6 2001:db8::/32
            address some {
                    ^^^^ some 10.0.0.1-10.0.0.9
                range-address 10.0.0.1 {
                    to {
                        10.0.0.9;
                    }
                }
            }
            address host {
                    ^^^^ host www.example.com
                dns-name www.example.com {
                    ipv4-only;
                }
            }
            address-set all {
                        ^^^ all net host
                address net;
                address host;
            }
        }
    }
}
`,
      ({ addresses }) =>
        addresses.map((object) => {
          const terms = object.terms.map((term) => {
            if (term.kind === "range")
              return object.name.value === "some"
                ? "10.0.0.1-10.0.0.9"
                : object.name.value === "net"
                  ? "10.0.0.0/8"
                  : "2001:db8::/32";
            return term.kind === "fqdn" ? term.name : term.kind === "name" ? term.name.value : term.kind;
          });
          return fact(object.name, [object.name.value, ...terms].join(" "));
        }),
    ));

  test("what the file defines wins over what the device brings", () => {
    const named = policy("source-address any destination-address any application junos-http");
    expect(entriesOf(configurationOf(named), "policies")[0]).toContain("tcp/80");
    expect(
      entriesOf(
        configurationOf(`set applications application junos-http protocol tcp destination-port 8080\n${named}`),
        "policies",
      )[0],
    ).toContain("junos-http");
  });

  test("remote procedures are told by content", () =>
    expect(
      verdict(policy("source-address any destination-address any application junos-ms-rpc-epm"), "a", "b", {
        src: "10.0.0.1",
        dst: "10.0.0.2",
        dport: 135,
      }),
    ).toBe("depends"));

  test("terms of an application stand in one line or in blocks", () => {
    const service = (text: string) => configurationOf(text).services[0]?.content;
    const one = service(
      "applications { application a { term t protocol udp source-port 1024-65535 destination-port 69; } }\n",
    );
    const many = service(
      "applications { application a { term t { protocol udp; source-port 1024-65535; destination-port 69; } } }\n",
    );
    const shape = (value: unknown) => JSON.stringify(value, (key, each) => (key === "span" ? undefined : each));
    expect(shape(one)).toBe(shape(many));
    expect(shape(one)).toContain('"ports":[69,69]');
  });
});

describe("what reaches the device", () => {
  test("is what host-inbound-traffic names", () => {
    expect(verdict(branch, "ge-0/0/1.0", undefined, { src: "10.20.0.9", dst: "10.20.0.1", dport: 23 })).toBe("permit");
    expect(verdict(branch, "ge-0/0/1.0", undefined, { src: "10.20.0.9", dst: "10.20.0.1", dport: 80 })).toBe("deny");
    expect(verdict(branch, "ge-0/0/0.0", undefined, { src: "192.0.2.1", dst: "198.51.100.2", dport: 22 })).toBe("deny");
    expect(
      verdict(branch, "ge-0/0/0.0", undefined, { src: "192.0.2.1", dst: "198.51.100.2", proto: "udp", dport: 500 }),
    ).toBe("permit");
  });

  test("an interface's own words replace those of its zone", () => {
    const text = `set security zones security-zone a host-inbound-traffic system-services all
set security zones security-zone a interfaces ge-0/0/0.0 host-inbound-traffic system-services ping
set security zones security-zone a interfaces ge-0/0/1.0
`;
    expect(verdict(text, "ge-0/0/0.0", undefined, { src: "10.0.0.9", dst: "10.0.0.1", dport: 22 })).toBe("deny");
    expect(verdict(text, "ge-0/0/1.0", undefined, { src: "10.0.0.9", dst: "10.0.0.1", dport: 22 })).toBe("permit");
  });

  test("policies to junos-host are asked first", () => {
    const text = `set security zones security-zone a host-inbound-traffic system-services ssh
set security policies from-zone a to-zone junos-host policy none match source-address any destination-address any application any
set security policies from-zone a to-zone junos-host policy none then deny
`;
    expect(verdict(text, "a", undefined, { src: "10.0.0.9", dst: "10.0.0.1", dport: 22 })).toBe("deny");
  });
});
