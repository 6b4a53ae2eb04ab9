import { describe, expect, test } from "vitest";
import { openBoundaryService } from "../../../server/src/rules/network/open-boundary-service.ts";
import { rdpFromInternet } from "../../../server/src/rules/network/rdp-from-internet.ts";
import { smbAtTheEdge } from "../../../server/src/rules/network/smb-at-the-edge.ts";
import type { Rule } from "../../../server/src/rules/rule.ts";
import { boundInside, boundOutside, campus, office } from "../../support/asa-edge.ts";
import { expectFindings, expectFix, expectKept, expectSilent } from "../../support/rules.ts";

/** One entry of the outside list, and what is found of it. */
function fromOutside(rule: Rule, entry: string, message: string | undefined, build = office) {
  const line = `access-list OUTSIDE_in extended ${entry}`;
  const mark = message === undefined ? "" : `${"^".repeat(line.length)} ${message}\n`;
  return expectFindings(rule, build(`${line}\n${mark}${boundOutside}${inner}`));
}

const inner = `access-list INNER extended permit tcp any any eq https
access-group INNER in interface inside
`;

describe("Windows file sharing", () => {
  test.each([
    [
      "permit tcp any host 10.20.0.8 range 137 139",
      "OUTSIDE_in lets tcp/137 (NetBIOS) and tcp/139 (NetBIOS) in from the internet to inside",
    ],
    [
      "permit udp 203.0.113.0 255.255.255.0 host 10.20.0.8 eq netbios-ns",
      "OUTSIDE_in lets udp/137 (NetBIOS) in from the internet to inside",
    ],
    [
      "permit tcp any host 10.20.0.8 range 100 600",
      "OUTSIDE_in lets tcp/135 (RPC), tcp/137 (NetBIOS), tcp/139 (NetBIOS) and tcp/445 (SMB) in from the internet to inside",
    ],
    ["permit tcp any host 10.20.0.8 eq https", undefined],
    // One cause, which open-boundary-service finds.
    ["permit udp any eq ntp any", undefined],
    ["permit udp any any", undefined],
    ["permit tcp any host 10.20.0.8 eq 445 inactive", undefined],
    ["deny tcp any host 10.20.0.8 eq 445", undefined],
  ])("inwards: %s", (entry, message) => {
    fromOutside(smbAtTheEdge, entry, message);
  });

  test("outwards", () => {
    expectFindings(
      smbAtTheEdge,
      office(`
access-list INSIDE_in extended permit tcp any any eq 445
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ INSIDE_in lets tcp/445 (SMB) out from inside to the internet
${boundInside}`),
    );
  });

  test("beside nearly every port of another protocol", () => {
    expectFindings(
      smbAtTheEdge,
      office(`
object-group service ODDS
 service-object udp
 service-object tcp destination eq 445
access-list INSIDE_in extended permit object-group ODDS any any
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ INSIDE_in lets tcp/445 (SMB) out from inside to the internet
${boundInside}`),
    );
  });

  test("between the client's own networks it is not the edge's business", () => {
    expectKept(
      smbAtTheEdge,
      campus(`
access-list INSIDE_in extended permit tcp any 10.30.0.0 255.255.255.0 eq 445
access-list ELSE extended deny ip any any
${boundInside}access-group ELSE in interface server
access-group ELSE in interface dmz
`),
      "SMB, NetBIOS and RPC do not cross the internet edge",
    );
  });

  test("a fix switches the entry off", () => {
    expectFix(
      smbAtTheEdge,
      office(`access-list OUTSIDE_in extended permit tcp any host 10.20.0.8 eq 445\n${boundOutside}${inner}`),
      "Switch this entry off",
      office(`access-list OUTSIDE_in extended permit tcp any host 10.20.0.8 eq 445 inactive\n${boundOutside}${inner}`)
        .text,
    );
  });
});

describe("RDP", () => {
  test.each([
    ["permit tcp any host 10.20.0.8 eq 3389", "OUTSIDE_in opens RDP of inside to the internet", "error"],
    ["permit tcp any any range 3000 4000", "OUTSIDE_in opens RDP of inside to the internet", "error"],
    [
      "permit tcp host 203.0.113.10 host 10.20.0.8 eq 3389",
      "OUTSIDE_in lets named internet addresses use RDP of inside without a VPN",
      "warning",
    ],
    ["permit udp any host 10.20.0.8 eq 3389", "OUTSIDE_in opens RDP of inside to the internet", "error"],
    ["permit udp any eq ntp any gt 1023", undefined, undefined],
    ["permit tcp 10.99.0.0 255.255.255.0 host 10.20.0.8 eq 3389", undefined, undefined],
    ["permit tcp any host 10.20.0.8 eq 3390", undefined, undefined],
  ])("%s", (entry, message, severity) => {
    const review = fromOutside(rdpFromInternet, entry, message);
    expect(review.findings[0]?.severity).toBe(severity);
  });

  test("the witness is a packet to that port", () => {
    const review = fromOutside(
      rdpFromInternet,
      "permit tcp any host 10.20.0.8 eq 3389",
      "OUTSIDE_in opens RDP of inside to the internet",
    );
    expect(review.findings[0]?.witness).toMatchObject({
      inbound: "outside",
      outbound: "inside",
      packet: { protocol: 6, destinationPort: 3389 },
    });
  });
});

describe("services for anybody or to anywhere", () => {
  test.each([
    [
      "permit ip any any",
      "OUTSIDE_in lets every service from anybody on the internet to any address of inside",
      "error",
    ],
    [
      "permit tcp any any eq https",
      "OUTSIDE_in lets tcp/443 (HTTPS) from anybody on the internet to any address of inside",
      "warning",
    ],
    [
      "permit tcp any host 10.20.0.8 eq ssh",
      "OUTSIDE_in lets tcp/22 (SSH) from anybody on the internet to inside",
      "warning",
    ],
    [
      "permit tcp host 203.0.113.10 any eq ssh",
      "OUTSIDE_in lets tcp/22 (SSH) from outside to any address of inside",
      "warning",
    ],
    [
      "permit udp any any",
      "OUTSIDE_in lets nearly every udp port from anybody on the internet to any address of inside",
      "error",
    ],
    [
      "permit udp any eq ntp any",
      "OUTSIDE_in lets nearly every udp port from anybody on the internet to any address of inside; the source port it asks for, udp/123 (NTP), is the sender's choice",
      "warning",
    ],
    [
      "permit udp host 203.0.113.10 eq ntp any",
      "OUTSIDE_in lets nearly every udp port from outside to any address of inside; the source port it asks for, udp/123 (NTP), is the sender's choice",
      "information",
    ],
    [
      "permit tcp any eq ftp-data any gt 1023",
      "OUTSIDE_in lets nearly every tcp port from anybody on the internet to any address of inside; the source port it asks for, tcp/20 (FTP), is the sender's choice",
      "error",
    ],
    [
      "permit udp any eq ntp any eq ntp",
      "OUTSIDE_in lets udp/123 (NTP) from anybody on the internet to any address of inside",
      "warning",
    ],
    ["permit udp host 203.0.113.10 eq ntp host 10.20.0.8", undefined, undefined],
    ["permit tcp any host 10.20.0.8 eq https", undefined, undefined],
    ["permit tcp host 203.0.113.10 host 10.20.0.8 eq ssh", undefined, undefined],
    ["permit icmp any any echo-reply", undefined, undefined],
    ["permit ip 10.99.0.0 255.255.255.0 10.20.0.0 255.255.255.0", undefined, undefined],
  ])("from the internet: %s", (entry, message, severity) => {
    const review = fromOutside(openBoundaryService, entry, message);
    expect(review.findings[0]?.severity).toBe(severity);
  });

  test("from the DMZ into the internal network", () => {
    expectFindings(
      openBoundaryService,
      campus(`
access-list DMZ_in extended permit tcp any any eq 1433
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ DMZ_in lets tcp/1433 (SQL Server) from any address of the DMZ to any address of inside and server
access-group DMZ_in in interface dmz
access-list ELSE extended deny ip any any
access-group ELSE in interface inside
access-group ELSE in interface server
`),
    );
  });

  test("from the DMZ to a named host", () => {
    expectSilent(
      openBoundaryService,
      campus(`
access-list DMZ_in extended permit tcp any host 10.30.0.7 eq 1433
access-group DMZ_in in interface dmz
`),
    );
  });

  test("a permit for everything counts against RDP as well", () => {
    const review = fromOutside(
      openBoundaryService,
      "permit ip any any",
      "OUTSIDE_in lets every service from anybody on the internet to any address of inside",
    );
    expect(review.findings[0]?.alsoBreaks).toEqual(["rdp-limited-and-not-public"]);
  });
});
