import { describe, test } from "vitest";
import { mspLogonDomainWide } from "../../../server/src/rules/accounts/msp-logon-domain-wide.ts";
import { template } from "../../../server/src/rules/samples.ts";
import { policyReport } from "../../support/policies.ts";
import { expectKept, expectMessages, expectNeeds, expectSilent } from "../../support/rules.ts";

const site = "msp: { accounts: ['NORTHGATE\\msp-*'] }\n";
const right = (name: string, who = "NORTHGATE\\msp-anna") =>
  `<UserRightsAssignment><Name>${name}</Name><Member><Name>${who}</Name></Member></UserRightsAssignment>\n`;
const domain = ["northgate.example"];

describe("where an MSP account may log on", () => {
  test("in the whole domain", () =>
    expectMessages(
      mspLogonDomainWide,
      policyReport(right("SeNetworkLogonRight"), site, ["northgate.example/Servers", ...domain]),
      "NORTHGATE\\msp-anna may log on over the network at every machine of northgate.example",
    ));

  test("in one unit", () =>
    expectSilent(mspLogonDomainWide, policyReport(right("SeNetworkLogonRight"), site, ["northgate.example/Servers"])));

  test("where the link is off, or nobody of the MSP is meant", () => {
    const off = policyReport(right("SeNetworkLogonRight"), site, domain);
    expectSilent(mspLogonDomainWide, {
      ...off,
      text: off.text.replace("<Enabled>true</Enabled></LinksTo>", "<Enabled>false</Enabled></LinksTo>"),
    });
    expectSilent(mspLogonDomainWide, policyReport(right("SeNetworkLogonRight", "NORTHGATE\\k.ito"), site, domain));
  });

  test("in a file that does not tell", () =>
    expectNeeds(
      mspLogonDomainWide,
      template("[Unicode]\nUnicode=yes\n[Privilege Rights]\nSeInteractiveLogonRight = NORTHGATE\\msp-anna\n", site),
      undefined,
    ));

  test("nowhere that the policy applies", () =>
    expectKept(
      mspLogonDomainWide,
      policyReport(right("SeDenyInteractiveLogonRight"), site, domain),
      "NORTHGATE\\msp-anna may not log on locally where this policy applies",
    ));
});
