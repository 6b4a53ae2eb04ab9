import { describe, expect, test } from "vitest";
import { dnsNotLogged } from "../../../server/src/rules/network/dns-not-logged.ts";
import { fortios } from "../../../server/src/rules/samples.ts";
import { boundInside, office } from "../../support/asa-edge.ts";
import { expectFindings, expectFix, expectMessages, expectSilent } from "../../support/rules.ts";

const list = (text: string) => office(`access-list INSIDE_in extended ${text}\n${boundInside}`);

describe("attempts to ask the internet's DNS", () => {
  test("that are denied without a log entry", () =>
    expectMessages(
      dnsNotLogged,
      list("deny tcp any any eq 53 log disable"),
      "INSIDE_in denies DNS to the internet without a log entry",
    ));

  test("that are permitted without one, which the resolvers may log", () => {
    const { findings } = expectFindings(
      dnsNotLogged,
      fortios(
        `config system interface
    edit "lan"
        set ip 10.20.0.1 255.255.255.0
    next
    edit "wan1"
        set ip 198.51.100.2 255.255.255.0
    next
end
config firewall policy
    edit 1
        set srcintf "lan"
        set dstintf "wan1"
        set srcaddr "all"
        set dstaddr "all"
        set action accept
        set schedule "always"
        set service "DNS"
        set logtraffic disable
                       ^^^^^^^ policy permits DNS to the internet without a log entry
    next
end
`,
        "zones: { internet: [wan1], internal: [lan] }\n",
      ),
    );
    expect(findings.map(({ undecided, severity }) => [undecided, severity])).toEqual([[true, "information"]]);
  });

  test("that go to the client's own resolver, or to more than DNS", () => {
    expectSilent(dnsNotLogged, list("deny udp any host 10.20.0.53 eq 53 log disable"));
    expectSilent(dnsNotLogged, list("deny udp any any log disable"));
  });

  test("that are logged by default", () => expectSilent(dnsNotLogged, list("deny udp any any eq 53")));

  test("are logged after the fix", () =>
    expectFix(
      dnsNotLogged,
      list("deny udp any any eq 53 log disable"),
      "Log this entry",
      list("deny udp any any eq 53 log").text,
    ));
});
