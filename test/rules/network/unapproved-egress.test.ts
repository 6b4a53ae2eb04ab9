import { describe, expect, test } from "vitest";
import { unapprovedEgress } from "../../../server/src/rules/network/unapproved-egress.ts";
import { asa } from "../../../server/src/rules/samples.ts";
import { boundInside, campus, office } from "../../support/asa-edge.ts";
import { expectFindings, expectFix, expectKept, expectNeeds, expectNoFix, expectSilent } from "../../support/rules.ts";

describe("what is found", () => {
  test("a permit for everything", () => {
    expectFindings(
      unapprovedEgress,
      office(`
access-list INSIDE_in extended permit ip any any
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ INSIDE_in lets every service from inside to the internet
${boundInside}`),
    );
  });

  test("a packet that people know shows it", () => {
    const list = `access-list INSIDE_in extended permit ip any any\n${boundInside}`;
    const mark = `${"^".repeat(48)} INSIDE_in lets every service from inside to the internet\n`;
    const review = expectFindings(unapprovedEgress, office(list.replace("\n", `\n${mark}`)));
    expect(review.findings[0]?.witness?.packet.protocol).toBe(6);
  });

  test("an interface without a list, from which the security level lets everything out", () => {
    expectFindings(
      unapprovedEgress,
      asa(`
interface GigabitEthernet0/0
 nameif outside
 security-level 0
interface GigabitEthernet0/1
 nameif inside
        ^^^^^^ nothing limits what inside may send to the internet
 security-level 100
`),
    );
  });

  test("three entries that between them leave nothing out", () => {
    expectFindings(
      unapprovedEgress,
      office(`
access-list INSIDE_in extended permit tcp any any
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ INSIDE_in lets nearly every tcp port from inside to the internet
access-list INSIDE_in extended permit udp any any
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ INSIDE_in lets nearly every udp port from inside to the internet
access-list INSIDE_in extended permit icmp any any
${boundInside}`),
    );
  });

  test("nearly every UDP port, NetBIOS among them, counts against the boundary's services as well", () => {
    const egress = (line: string, note = "") =>
      expectFindings(
        unapprovedEgress,
        office(`
access-list INSIDE_in extended ${line}
${"^".repeat(`access-list INSIDE_in extended ${line}`.length)} INSIDE_in lets nearly every udp port from inside to the internet${note}
${boundInside}`),
      ).findings[0];
    expect(egress("permit udp any any")).toMatchObject({
      severity: "warning",
      alsoBreaks: ["boundary-services-minimal"],
    });
    // For one host it is an exception, but for no one purpose.
    expect(egress("permit udp host 10.20.0.5 any")?.severity).toBe("information");
    const high = egress(
      "permit udp any eq ntp any gt 1023",
      "; the source port it asks for, udp/123 (NTP), is the sender's choice",
    );
    expect(high?.alsoBreaks).toBeUndefined();
  });

  test("services beyond the web, groups looked up", () => {
    expectFindings(
      unapprovedEgress,
      office(`
object-group service ODDS
 service-object tcp destination eq telnet
 service-object tcp destination eq https
 service-object udp destination eq tftp
access-list INSIDE_in extended permit object-group ODDS any any
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ INSIDE_in lets tcp/23 (Telnet) and udp/69 (TFTP) from inside to the internet
${boundInside}`),
    );
  });

  test("an approved service from somewhere else than approved", () => {
    expectFindings(
      unapprovedEgress,
      office(
        `
access-list INSIDE_in extended permit tcp any any eq smtp
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ INSIDE_in lets tcp/25 (SMTP) from inside to the internet
${boundInside}`,
        "approved: { egress: ['tcp/25 from 10.20.0.25'] }\n",
      ),
    );
  });

  test("one cause once, whichever networks it serves", () => {
    expectFindings(
      unapprovedEgress,
      campus(`
access-list ALL extended permit ip any any
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ALL lets every service from inside and server to the internet
access-group ALL in interface inside
access-group ALL in interface server
access-list DMZ_in extended deny ip any any log
access-group DMZ_in in interface dmz
`),
    );
  });
});

describe("what is left alone", () => {
  const silent: readonly (readonly [string, string])[] = [
    [
      "the web alone",
      "access-list INSIDE_in extended permit tcp any any eq www\naccess-list INSIDE_in extended permit tcp any any eq https\n",
    ],
    [
      "a permit behind a deny for everything",
      "access-list INSIDE_in extended deny ip any any log\naccess-list INSIDE_in extended permit ip any any\n",
    ],
    ["an inactive permit", "access-list INSIDE_in extended permit ip any any inactive\n"],
    [
      "a list that is bound nowhere",
      "access-list OTHER extended permit ip any any\naccess-list INSIDE_in extended deny ip any any\n",
    ],
    ["private networks beyond the edge", "access-list INSIDE_in extended permit ip any 10.99.0.0 255.255.0.0\n"],
    ["a mail server of its own", "access-list INSIDE_in extended permit tcp host 10.20.0.25 any eq smtp\n"],
    ["one named host", "access-list INSIDE_in extended permit tcp any host 203.0.113.9 eq 8443\n"],
    [
      "a host known by its name",
      "object network UPDATES\n fqdn v4 updates.example.com\naccess-list INSIDE_in extended permit tcp any object UPDATES eq 8443\n",
    ],
  ];
  test.each(silent)("%s", (_, text) => {
    expectSilent(unapprovedEgress, office(`${text}${boundInside}`));
  });

  test("what is approved", () => {
    expectKept(
      unapprovedEgress,
      office(
        `access-list INSIDE_in extended permit tcp any any eq https
access-list INSIDE_in extended permit tcp host 10.20.0.25 any eq smtp
${boundInside}`,
        "approved: { egress: ['tcp/25 from 10.20.0.25'] }\n",
      ),
      "only approved services may leave inside for the internet",
    );
  });
});

test("which interface faces the internet is asked for, not guessed", () => {
  expectNeeds(
    unapprovedEgress,
    asa(`
interface GigabitEthernet0/0
 nameif blue
 security-level 50
 ip address 198.51.100.2 255.255.255.0
interface GigabitEthernet0/1
 nameif inside
 security-level 100
 ip address 10.20.0.1 255.255.255.0
access-list INSIDE_in extended permit ip any any
${boundInside}`),
    "zones",
  );
});

describe("fixes", () => {
  test("what is approved stays, and so does what other networks of the client are reached by", () => {
    const elsewhere = `access-list ELSE extended deny ip any any
access-group ELSE in interface server
access-group ELSE in interface dmz
`;
    expectFix(
      unapprovedEgress,
      campus(
        `access-list INSIDE_in extended permit ip any any\n${boundInside}${elsewhere}`,
        "resolvers: [10.20.0.53]\n",
      ),
      "Let only approved services out by this entry, and deny and log the rest",
      campus(`
access-list INSIDE_in extended permit ip any 10.30.0.0 255.255.255.0
access-list INSIDE_in extended permit ip any 10.40.0.0 255.255.255.0
access-list INSIDE_in extended permit tcp any any eq 80
access-list INSIDE_in extended permit tcp any any eq 443
access-list INSIDE_in extended permit udp host 10.20.0.53 any eq 53
access-list INSIDE_in extended deny ip any any log
${boundInside}${elsewhere}`).text,
    );
  });

  test("of a service nobody approved, nothing is left but a logged deny", () => {
    expectFix(
      unapprovedEgress,
      office(`access-list INSIDE_in extended permit tcp any any eq telnet\n${boundInside}`),
      "Let only approved services out by this entry, and deny and log the rest",
      office(`access-list INSIDE_in extended deny tcp any any eq 23 log\n${boundInside}`).text,
    );
  });

  test("none for an interface without a list", () => {
    expectNoFix(unapprovedEgress, office(""));
  });
});
