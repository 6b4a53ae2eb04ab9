import { describe, test } from "vitest";
import { mspAtAllHours } from "../../../server/src/rules/accounts/msp-at-all-hours.ts";
import { passwordRulesMissing } from "../../../server/src/rules/accounts/password-rules-missing.ts";
import { passwordTooWeak } from "../../../server/src/rules/accounts/password-too-weak.ts";
import { asa, nxos } from "../../../server/src/rules/samples.ts";
import { expectFindings, expectFix, expectKept, expectNeeds, expectSilent } from "../../support/rules.ts";

const strong = "$sha512$5000$c2FsdHNhbHRzYWx0c2E=$c2FtcGxlc2FtcGxlc2FtcA== pbkdf2";

describe("password rules of the device", () => {
  test("are kept when they set a length", () =>
    expectKept(
      passwordRulesMissing,
      asa(`: Saved\nhostname edge\npassword-policy minimum-length 12\nusername k.ito password ${strong}\n`),
      "accounts of the device follow password rules",
    ));

  test("a statement that asks for nothing is one finding, where it stands", () => {
    const nexus = "!Command: show running-config\nversion 9.3(5)\nhostname edge\nno password strength-check\n";
    expectSilent(passwordRulesMissing, nxos(`${nexus}username ops password 5 $5$AAAA role network-admin\n`));
    expectFindings(passwordTooWeak, nxos(`${nexus}^^^^^^^^^^^^^^^^^^^^^^^^^^ passwords need no complexity\n`));
  });

  test("a length of nothing is no rule", () =>
    expectSilent(
      passwordRulesMissing,
      asa(`: Saved\nhostname edge\npassword-policy minimum-length 0\nusername k.ito password ${strong}\n`),
    ));

  test("a device without accounts needs none", () =>
    expectSilent(passwordRulesMissing, asa(": Saved\nhostname edge\n")));
});

describe("the MSP's hours", () => {
  const declared = "msp: { serviceHours: Mon-Fri 08:00-18:00 America/New_York }\nzones: { msp: [HELPDESK] }";
  const access = (policy: string) => `\
group-policy GP internal
group-policy GP attributes
 vpn-tunnel-protocol ssl-client
${policy}webvpn
 enable outside
tunnel-group HELPDESK type remote-access
tunnel-group HELPDESK general-attributes
 default-group-policy GP
`;

  test("a time range that goes on longer", () =>
    expectFindings(
      mspAtAllHours,
      asa(
        `\
time-range LONG
 periodic weekdays 7:30 to 18:00
${access(" vpn-access-hours value LONG\n                        ^^^^ HELPDESK lets the MSP in outside its service hours, such as Monday 07:30\n")}`,
        declared,
      ),
    ));

  test("a time range inside", () =>
    expectKept(
      mspAtAllHours,
      asa(`time-range SHORT\n periodic weekdays 9:00 to 17:00\n${access(" vpn-access-hours value SHORT\n")}`, declared),
      "HELPDESK lets the MSP in only Mon-Fri 08:00-18:00 America/New_York",
    ));

  test("are set to a time range that fits", () =>
    expectFix(
      mspAtAllHours,
      asa(`time-range SHORT\n periodic weekdays 9:00 to 17:00\n${access("")}`, declared),
      "Limit GP to SHORT",
      `time-range SHORT\n periodic weekdays 9:00 to 17:00\n${access(" vpn-access-hours value SHORT\n")}`,
    ));

  test("are asked for", () =>
    expectNeeds(mspAtAllHours, asa(access(""), "zones: { msp: [HELPDESK] }"), "msp.serviceHours"));

  test("may be day and night", () =>
    expectKept(
      mspAtAllHours,
      asa(access(""), "msp: { serviceHours: daily 00:00-24:00 }\nzones: { msp: [HELPDESK] }"),
      "HELPDESK lets the MSP in at any hour, as it is declared to be needed",
    ));

  test("are no matter to others", () =>
    expectSilent(mspAtAllHours, asa(access(""), "msp: { serviceHours: Mon-Fri 08:00-18:00 UTC }")));
});
