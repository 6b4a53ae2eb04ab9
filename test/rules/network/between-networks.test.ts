import { describe, expect, test } from "vitest";
import { permitEverything } from "../../../server/src/rules/network/permit-everything.ts";
import { unfilteredInterface } from "../../../server/src/rules/network/unfiltered-interface.ts";
import { asa, iptables } from "../../../server/src/rules/samples.ts";
import { boundInside, campus, office } from "../../support/asa-edge.ts";
import { expectFindings, expectKept, expectSilent } from "../../support/rules.ts";

describe("interfaces without a list", () => {
  test("every one from which something passes", () => {
    expectFindings(
      unfilteredInterface,
      asa(`
interface GigabitEthernet0/0
 nameif outside
 security-level 0
interface GigabitEthernet0/1
 nameif inside
        ^^^^^^ inside has no access list, so everything passes from it to outside and dmz
 security-level 100
interface GigabitEthernet0/2
 nameif dmz
        ^^^ dmz has no access list, so everything passes from it to outside
 security-level 50
`),
    );
  });

  test("a list for all interfaces counts for each", () => {
    expectKept(
      unfilteredInterface,
      office("access-list ALL extended permit tcp any any eq https\naccess-group ALL global\n"),
      "every interface that traffic passes from has an access list",
    );
  });

  test("a list for what goes out to one network, or comes out of a VPN, filters nothing that comes from another", () => {
    const edge = `ASA Version 9.16(4)
interface GigabitEthernet0/0
 nameif outside
 security-level 0
interface GigabitEthernet0/1
 nameif inside
        ^^^^^^ inside has no access list, so everything passes from it to outside
 security-level 100
interface GigabitEthernet0/2
 nameif dmz
 security-level 50
access-list TO_dmz extended permit tcp any any eq https
access-list DMZ_in extended permit tcp any any eq smtp
access-list STAFF_vpn extended permit tcp any any eq ssh
access-group DMZ_in in interface dmz
access-group TO_dmz out interface dmz
group-policy STAFF internal
group-policy STAFF attributes
 vpn-filter value STAFF_vpn
tunnel-group STAFF type remote-access
tunnel-group STAFF general-attributes
 default-group-policy STAFF
`;
    expectFindings(unfilteredInterface, asa(edge));
  });

  test("the outside, from which nothing passes without a list, is left alone", () => {
    expectKept(
      unfilteredInterface,
      office(`access-list INSIDE_in extended permit tcp any any eq https\n${boundInside}`),
      "every interface that traffic passes from has an access list",
    );
  });

  test("interfaces that are shut down or for management only", () => {
    expectSilent(
      unfilteredInterface,
      asa(`
interface GigabitEthernet0/0
 nameif outside
 security-level 0
interface GigabitEthernet0/1
 nameif inside
 security-level 100
 shutdown
interface Management0/0
 nameif mgmt
 security-level 100
 management-only
`),
    );
  });

  test("a single interface", () => {
    expectSilent(unfilteredInterface, asa("interface GigabitEthernet0/1\n nameif inside\n security-level 100\n"));
  });
});

describe("everything between internal networks", () => {
  const rest = `access-list ELSE extended deny ip any any
access-group ELSE in interface server
access-group ELSE in interface dmz
`;

  test("a permit for everything, once for all networks it opens", () => {
    expectFindings(
      permitEverything,
      campus(`
access-list INSIDE_in extended permit ip any any
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ INSIDE_in permits everything from inside to server and dmz
${boundInside}${rest}`),
    );
  });

  test("is only likely where nothing tells what a network is", () => {
    const line = "-A FORWARD -i red -o blue -j ACCEPT";
    const saved = (site?: string) =>
      iptables(
        `*filter
:FORWARD DROP [0:0]
${line}
${"^".repeat(line.length)} FORWARD permits everything from red to blue
COMMIT
`,
        site,
      );
    expect(expectFindings(permitEverything, saved()).findings[0]?.confidence).toBe("likely");
    const told = saved("zones: { internal: [red], server: [blue] }\n");
    expect(expectFindings(permitEverything, told).findings[0]?.confidence).toBe("certain");
  });

  test("entries that between them leave nothing out", () => {
    const review = expectFindings(
      permitEverything,
      campus(`
access-list INSIDE_in extended permit tcp any any range 1 40000
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ INSIDE_in permits everything from inside to server and dmz, together with other entries
access-list INSIDE_in extended permit tcp any any range 40001 65535
${boundInside}${rest}`),
    );
    expect(review.findings[0]?.confidence).toBe("certain");
  });

  test.each([
    [
      "behind a deny for everything",
      "access-list INSIDE_in extended deny ip any any\naccess-list INSIDE_in extended permit ip any any\n",
    ],
    ["inactive", "access-list INSIDE_in extended permit ip any any inactive\n"],
    ["of one administrator", "access-list INSIDE_in extended permit ip host 10.20.0.9 any\n"],
    ["to one network", "access-list INSIDE_in extended permit ip any 10.30.0.0 255.255.255.0\n"],
    ["for one service", "access-list INSIDE_in extended permit tcp any any eq https\n"],
  ])("left alone: %s", (_, text) => {
    expectSilent(permitEverything, campus(`${text}${boundInside}${rest}`));
  });

  test("towards the internet it is egress", () => {
    expectSilent(permitEverything, office(`access-list INSIDE_in extended permit ip any any\n${boundInside}`));
  });
});
