import { describe, expect, test } from "vitest";
import { wireguard } from "../../../server/src/rules/samples.ts";
import { vpnEndsInside } from "../../../server/src/rules/vpn/vpn-ends-inside.ts";
import { campus, office } from "../../support/asa-edge.ts";
import { expectFindings, expectKept, expectNeeds, expectSilent } from "../../support/rules.ts";

const cryptoMap = (on = "outside") => `crypto map EDGE 10 match address MSP_crypto
crypto map EDGE 10 set peer 203.0.113.10
crypto map EDGE interface ${on}
tunnel-group 203.0.113.10 type ipsec-l2l
`;

describe("site to site", () => {
  test("a tunnel that names an internal network", () => {
    const review = expectFindings(
      vpnEndsInside,
      office(`
access-list MSP_crypto extended permit ip host 10.20.0.5 10.99.0.0 255.255.255.0
                                          ^^^^^^^^^^^^^^ 203.0.113.10 carries the internal network 10.20.0.5
${cryptoMap()}`),
    );
    expect(review.findings[0]?.confidence).toBe("likely");
  });

  test("declared zones make it certain", () => {
    const review = expectFindings(
      vpnEndsInside,
      office(
        `
access-list MSP_crypto extended permit ip 10.20.0.0 255.255.255.0 10.99.0.0 255.255.255.0
                                          ^^^^^^^^^^^^^^^^^^^^^^^ 203.0.113.10 carries the internal network 10.20.0.0/24
${cryptoMap()}`,
        "zones: { internal: [inside] }\n",
      ),
    );
    expect(review.findings[0]?.confidence).toBe("certain");
  });

  test("a network behind a route into the inside", () => {
    expectFindings(
      vpnEndsInside,
      office(`
route inside 10.21.0.0 255.255.0.0 10.20.0.254
access-list MSP_crypto extended permit ip 10.21.4.0 255.255.255.0 10.99.0.0 255.255.255.0
                                          ^^^^^^^^^^^^^^^^^^^^^^^ 203.0.113.10 carries the internal network 10.21.4.0/24
${cryptoMap()}`),
    );
  });

  test("a tunnel that names the DMZ only", () => {
    expectSilent(
      vpnEndsInside,
      campus(`
access-list MSP_crypto extended permit ip 10.40.0.0 255.255.255.0 10.99.0.0 255.255.255.0
${cryptoMap()}`),
    );
  });

  test("a tunnel that ends on an internal interface", () => {
    expectFindings(
      vpnEndsInside,
      campus(
        `
access-list MSP_crypto extended permit ip 10.40.0.0 255.255.255.0 10.99.0.0 255.255.255.0
${cryptoMap("inside")}`.replace(
          "EDGE interface inside\n",
          "EDGE interface inside\n                          ^^^^^^ 203.0.113.10 ends on inside, which is internal (its name is inside)\n",
        ),
      ),
    );
  });
});

test("clients that send an internal network into the tunnel", () => {
  expectFindings(
    vpnEndsInside,
    office(`
access-list SPLIT standard permit 10.20.0.0 255.255.255.0
                                  ^^^^^^^^^^^^^^^^^^^^^^^ STAFF carries the internal network 10.20.0.0/24
group-policy STAFF internal
group-policy STAFF attributes
 split-tunnel-policy tunnelspecified
 split-tunnel-network-list value SPLIT
tunnel-group STAFF type remote-access
tunnel-group STAFF general-attributes
 default-group-policy STAFF
webvpn
 enable outside
`),
  );
});

describe("WireGuard", () => {
  const text = (postUp: string) => `[Interface]
PrivateKey = AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
Address = 10.99.0.1/32
${postUp}
[Peer]
PublicKey = AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=
AllowedIPs = 10.99.0.2/32
`;
  const hidden = "PostUp = iptables -t nat -A POSTROUTING -o eth0 -j MASQUERADE\n";

  test("behind an address of the internet or of a DMZ it does not look internal", () => {
    expectSilent(vpnEndsInside, wireguard(text(hidden), "zones: { dmz: [eth0] }\n"));
    expectSilent(vpnEndsInside, wireguard(text(hidden), "zones: { internet: [eth0] }\n"));
  });

  test("declared to be internal, it is certain", () => {
    const mark =
      "         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ what comes out of wg hides behind the address of eth0, as if it were that network's own\n";
    const review = expectFindings(vpnEndsInside, wireguard(text(hidden + mark), "zones: { internal: [eth0] }\n"));
    expect(review.findings[0]?.confidence).toBe("certain");
  });

  test("in a declared DMZ", () => {
    expectKept(
      vpnEndsInside,
      wireguard(text(""), "zones: { dmz: [wg] }\n"),
      "wg ends in wg, which is a DMZ (declared in palisade.yaml)",
    );
  });

  test("nothing tells: asked for", () => expectNeeds(vpnEndsInside, wireguard(text("")), "zones"));

  test("zones that are declared and stand in other files are not asked for again", () =>
    expectNeeds(vpnEndsInside, wireguard(text(""), "zones: { internal: [inside] }\n"), undefined));
});

describe("people's tunnels that send everything into the tunnel", () => {
  const staff = (entry: string) => `access-list STAFF extended ${entry}
group-policy STAFF internal
group-policy STAFF attributes
 vpn-filter value STAFF
tunnel-group STAFF type remote-access
tunnel-group STAFF general-attributes
 default-group-policy STAFF
webvpn
 enable outside
`;

  test("reach an internal network directly", () => {
    const line = "tunnel-group STAFF type remote-access\n";
    const mark = "             ^^^^^ STAFF reaches inside directly, with no DMZ between\n";
    const text = staff("permit tcp any host 10.20.0.5 eq https").replace(line, line + mark);
    const review = expectFindings(vpnEndsInside, campus(text));
    expect(review.findings[0]?.witness?.outbound).toBe("inside");
  });

  test("reach an internal network at some hours", () => {
    const hours = "time-range NIGHT\n periodic daily 20:00 to 23:00\n";
    const { evidence } = expectSilent(
      vpnEndsInside,
      campus(hours + staff("permit tcp any host 10.20.0.5 eq https time-range NIGHT")),
    );
    expect(evidence.map(({ message }) => message)).toEqual(["whether STAFF reaches inside depends on schedule NIGHT"]);
  });

  test("reach a host in the DMZ", () => {
    expectKept(
      vpnEndsInside,
      campus(staff("permit tcp any host 10.40.0.5 eq https")),
      "STAFF reaches no internal network",
    );
  });
});
