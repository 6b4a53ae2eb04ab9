import { describe, expect, test } from "vitest";
import { dnsTcp } from "../../../server/src/rules/network/dns-tcp.ts";
import { dnsUdp } from "../../../server/src/rules/network/dns-udp.ts";
import { boundInside, office } from "../../support/asa-edge.ts";
import { expectFindings, expectFix, expectKept, expectNeeds, expectSilent } from "../../support/rules.ts";

const resolvers = "resolvers: [10.20.0.53]\n";

describe("udp", () => {
  test("every host, where nobody declared resolvers", () => {
    expectFindings(
      dnsUdp,
      office(`
access-list INSIDE_in extended permit udp any any eq domain
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ INSIDE_in lets every host send udp/53 (DNS) from inside to the internet
${boundInside}`),
    );
  });

  test("others than the resolvers, by a range of ports", () => {
    expectFindings(
      dnsUdp,
      office(
        `
access-list INSIDE_in extended permit udp host 10.20.0.53 any eq domain
access-list INSIDE_in extended permit udp any any range 50 60
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ INSIDE_in lets others than the resolvers send udp/53 (DNS) from inside to the internet
${boundInside}`,
        resolvers,
      ),
    );
  });

  test("a few hosts may be the resolvers: ask", () => {
    expectNeeds(
      dnsUdp,
      office(`access-list INSIDE_in extended permit udp host 10.20.0.53 any eq domain\n${boundInside}`),
      "resolvers",
    );
  });

  test("a few hosts that are not the declared resolvers", () => {
    expectFindings(
      dnsUdp,
      office(
        `
access-list INSIDE_in extended permit udp host 10.20.0.9 any eq domain
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ INSIDE_in lets others than the resolvers send udp/53 (DNS) from inside to the internet
${boundInside}`,
        resolvers,
      ),
    );
  });

  test("the resolvers alone", () => {
    expectKept(
      dnsUdp,
      office(`access-list INSIDE_in extended permit udp host 10.20.0.53 any eq domain\n${boundInside}`, resolvers),
      "only the declared resolvers may ask the internet's DNS",
    );
  });

  test("a permit for everything is said once, by the check on egress", () => {
    expectSilent(dnsUdp, office(`access-list INSIDE_in extended permit ip any any\n${boundInside}`));
  });

  test("a fix puts the resolvers' permit and a logged deny in its place", () => {
    expectFix(
      dnsUdp,
      office(`access-list INSIDE_in extended permit udp any any eq domain\n${boundInside}`, resolvers),
      "Permit udp/53 for the declared resolvers only, and deny and log the rest",
      office(`
access-list INSIDE_in extended permit udp host 10.20.0.53 any eq 53
access-list INSIDE_in extended deny udp any any eq 53 log
${boundInside}`).text,
    );
  });

  test("a fix goes ahead of a wider permit", () => {
    expectFix(
      dnsUdp,
      office(
        `access-list INSIDE_in extended permit udp any any range 50 60\n${boundInside}`,
        "resolvers: [10.40.0.53]\n",
      ),
      "Permit udp/53 for the declared resolvers only, and deny and log the rest",
      office(`
access-list INSIDE_in extended permit udp host 10.40.0.53 any eq 53
access-list INSIDE_in extended permit udp any host 10.40.0.53 eq 53
access-list INSIDE_in extended deny udp any any eq 53 log
access-list INSIDE_in extended permit udp any any range 50 60
${boundInside}`).text,
    );
  });
});

describe("tcp", () => {
  test("clients", () => {
    expectFindings(
      dnsTcp,
      office(
        `
access-list INSIDE_in extended permit tcp any any eq domain
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ INSIDE_in lets tcp/53 (DNS) from inside to the internet
${boundInside}`,
        resolvers,
      ),
    );
  });

  test("resolvers: the letter of the alert against RFC 9210", () => {
    const review = expectFindings(
      dnsTcp,
      office(
        `
access-list INSIDE_in extended permit tcp host 10.20.0.53 any eq domain
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ INSIDE_in lets the declared resolvers use tcp/53, which the alert closes and RFC 9210 requires
${boundInside}`,
        resolvers,
      ),
    );
    expect(review.findings[0]?.severity).toBe("information");
  });

  test("an explicit deny ahead of a wider permit", () => {
    expectKept(
      dnsTcp,
      office(
        `access-list INSIDE_in extended deny tcp any any eq domain log
access-list INSIDE_in extended permit tcp any any range 1 1000
${boundInside}`,
      ),
      "tcp/53 leaves no network for the internet",
    );
  });

  test("a fix denies and logs it ahead of a wider permit", () => {
    expectFix(
      dnsTcp,
      office(`access-list INSIDE_in extended permit tcp any any range 1 1000\n${boundInside}`),
      "Deny and log tcp/53 ahead of this permit",
      office(`
access-list INSIDE_in extended deny tcp any any eq 53 log
access-list INSIDE_in extended permit tcp any any range 1 1000
${boundInside}`).text,
    );
  });
});
