import { describe, expect, test } from "vitest";
import { wireGuard } from "../../../server/src/formats/wireguard/index.ts";
import type { Configuration } from "../../../server/src/model/configuration.ts";
import { formatIp, formatRange } from "../../../server/src/net/ip.ts";
import type { Problem } from "../../../server/src/text/span.ts";
import { expectProblems, readCarets } from "../../support/carets.ts";
import { readText } from "../../support/readings.ts";
import { gateway, laptop, shown } from "./samples.ts";

/** The facts are those that the carets show, and every line was understood. */
function expectFacts(source: string, factsOf: (configuration: Configuration) => readonly Problem[]): void {
  const marked = readCarets(source);
  const { configuration, unread } = readText(wireGuard, marked.text);
  expect(unread).toEqual([]);
  expectProblems(factsOf(configuration), marked);
}

test("the tunnel's own addresses", () =>
  expectFacts(
    `
[Interface]
Address = 10.99.0.1/24, fd99::1/64
          ^^^^^^^^^^^^ 10.99.0.1 in 10.99.0.0/24
                        ^^^^^^^^^^ fd99::1 in fd99::/64
address=10.99.1.1
        ^^^^^^^^^ 10.99.1.1 in 10.99.1.1
`,
    ({ interfaces }) =>
      (interfaces[0]?.addresses ?? []).map(({ address, network, span }) => ({
        span,
        message: `${formatIp(address)} in ${formatRange(network)}`,
      })),
  ));

test("peers, where they are and what they may use", () =>
  expectFacts(
    `
[Peer] # branch
         ^^^^^^ named branch
Endpoint = branch.northgate.example:51820
           ^^^^^^^^^^^^^^^^^^^^^^^^ at branch.northgate.example
AllowedIPs = 10.99.0.2/32, 192.168.20.7/24
             ^^^^^^^^^^^^ uses 10.99.0.2
                           ^^^^^^^^^^^^^^^ uses 192.168.20.0/24
[Peer]
Endpoint = [2001:db8::1]:51820
            ^^^^^^^^^^^ at 2001:db8::1
AllowedIPs =
allowedips = ::/0
             ^^^^ uses ::/0
`,
    ({ vpns }) =>
      vpns
        .flatMap((vpn) => vpn.peers)
        .flatMap(({ name, endpoint, remote }) => [
          ...(name ? [{ span: name.span, message: `named ${name.value}` }] : []),
          ...(endpoint ? [{ span: endpoint.span, message: `at ${endpoint.value}` }] : []),
          ...(remote?.terms ?? []).map((term) => ({
            span: term.span,
            message: `uses ${term.kind === "range" ? formatRange(term.range) : term.kind}`,
          })),
        ]),
  ));

test("keys are known to be there, and are nowhere else", () => {
  for (const text of [gateway, laptop, shown]) {
    const { configuration, reading, at } = readText(wireGuard, text);
    const [vpn] = configuration.vpns;
    expect(vpn?.authentication).toMatchObject([{ method: "raw-public-key", of: "both" }]);
    expect(at(vpn?.authentication[0])).toBe("PrivateKey");
    expect(at(vpn?.peers[0]?.authentication?.[0])).toBe("PublicKey");
    const said = JSON.stringify([configuration, reading.problems], (_, value) =>
      typeof value === "bigint" ? `${value}` : value,
    );
    for (const [, key] of text.matchAll(/Key = (\S+)/g)) expect(said).not.toContain(key);
  }
});

test("a damaged line that holds a key is unread without it", () => {
  const key = "4B1rkGcKk0dSZsM0Mg7wGLIKK0jnWVnFhbkUMDkKRHg=";
  const { unread } = readText(
    wireGuard,
    `[Interface]\nPrivatKey = ${key}\nPrivateKey ${key}\nPostUp = pipe ${key}\n${key}\n`,
  );
  expect(unread).toEqual(["PrivatKey = ", "PrivateKey ", "pipe ", ""]);
});

describe("names", () => {
  const nameOf = (text: string) => readText(wireGuard, text).configuration.vpns[0]?.name.value;

  test("the tunnel's comes from a comment or a command that tells it", () => {
    expect(nameOf(gateway)).toBe("msp0");
    expect(nameOf("[Interface]\nPostUp = iptables -A FORWARD -i wg3 -j ACCEPT\n")).toBe("wg3");
    expect(nameOf(laptop)).toBe("wg");
  });

  test("peers and the machine have those that comments give them", () => {
    const { configuration, at } = readText(wireGuard, gateway);
    expect(configuration.hostname?.value).toBe("gateway.northgate.example");
    expect(at(configuration.hostname)).toBe("gateway.northgate.example");
    expect(configuration.vpns[0]?.peers.map(({ name }) => name?.value)).toEqual(["branch office", "laptop"]);
  });

  test.each([
    ["### Client alice\n[Peer]\n", "alice"],
    ["# BEGIN_PEER bob\n[Peer]\n", "bob"],
    ["[Peer]\n# friendly_name=carol\n", "carol"],
    ["[Peer]\n# AllowedIPs = 10.0.0.0/8\n", undefined],
    ["[Peer]\n# 4B1rkGcKk0dSZsM0Mg7wGLIKK0jnWVnFhbkUMDkKRHg\n", undefined],
    ["# far above\n\n[Peer]\n", undefined],
  ])("%j", (text, name) => expect(readText(wireGuard, text).configuration.vpns[0]?.peers[0]?.name?.value).toBe(name));
});

describe("what the tunnel is for", () => {
  const useOf = (text: string) => readText(wireGuard, text).configuration.vpns[0]?.use;

  test("networks behind peers make it a link of sites, single addresses that call in people's access", () => {
    expect(useOf(gateway)).toBe("site-to-site");
    expect(useOf("[Interface]\n[Peer]\nAllowedIPs = 10.99.0.2/32\n[Peer]\nAllowedIPs = 10.99.0.3\n")).toBe(
      "remote-access",
    );
    expect(useOf(laptop)).toBe("unknown");
  });
});

describe("routes", () => {
  const routesOf = (text: string) =>
    readText(wireGuard, text).configuration.routes.map(
      (route) => `${formatRange(route.destination.value)} ${route.interface?.value}`,
    );

  test("what goes into the tunnel is no route: the host may know nearer ways", () =>
    expect(routesOf(laptop)).toEqual([]));

  test("commands may set some", () =>
    expect(
      routesOf(
        "[Interface]\nTable = off\nPostUp = ip -4 route add 10.20.0.0/16 dev %i && ip route add default via 10.0.0.1\n",
      ),
    ).toEqual(["10.20.0.0/16 wg", "0.0.0.0/0 undefined"]));
});

describe("what is not understood stays visible", () => {
  test("values of the wrong kind, with the place and what was expected", () => {
    const marked = readCarets(`
[Interface]
ListenPort = many
             ^^^^ expected a port for ListenPort
Address = 10.99.0.1/33
          ^^^^^^^^^^^^ expected addresses such as 10.0.0.1/24 for Address
[Peer]
Endpoint = 203.0.113.7
           ^^^^^^^^^^^ expected a host and a port for Endpoint
AllowedIPs = 10.0.0.0/8, all, 010.0.0.1
                         ^^^ expected a network such as 10.0.0.0/24
                              ^^^^^^^^^ expected a network such as 10.0.0.0/24
`);
    const { reading, unread } = readText(wireGuard, marked.text);
    expectProblems(reading.problems, marked);
    expect(unread).toEqual([
      "ListenPort = many",
      "Address = 10.99.0.1/33",
      "Endpoint = 203.0.113.7",
      "all",
      "010.0.0.1",
    ]);
    expect(reading.unread.map(({ about }) => about)).toEqual(["vpn", "vpn", "vpn", "filters", "filters"]);
    expect(reading.lines).toEqual({ total: 6, read: 2, ignored: 0, unread: 4 });
  });

  test("keys in the wrong section, and sections nobody knows", () =>
    expect(readText(wireGuard, "[Peer]\nListenPort = 1\n[Interfaces]\nMTU = 1\nloose\n").unread).toEqual([
      "ListenPort = 1",
      "[Interfaces]",
      "MTU = 1",
      "loose",
    ]));

  test("a semicolon starts no comment", () =>
    expect(readText(wireGuard, "[Interface]\n; MTU = 1\n").unread).toEqual(["; MTU = 1"]));

  test("what runs when the tunnel goes down is known not to matter", () =>
    expect(readText(wireGuard, "[Interface]\nPostDown = /etc/wireguard/down.sh\n").reading.lines).toMatchObject({
      ignored: 1,
      unread: 0,
    }));
});
