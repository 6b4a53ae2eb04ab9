import { describe, expect, test } from "vitest";
import { mspAtAllHours } from "../../../server/src/rules/accounts/msp-at-all-hours.ts";
import { passwordRulesMissing } from "../../../server/src/rules/accounts/password-rules-missing.ts";
import { passwordTooWeak } from "../../../server/src/rules/accounts/password-too-weak.ts";
import { asa, fortios, nxos } from "../../../server/src/rules/samples.ts";
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

describe("the MSP's hours where policies have schedules", () => {
  const declared = "msp: { serviceHours: Mon-Fri 08:00-18:00 UTC }\nzones: { msp: [SSL VPN] }";
  const schedule = (name: string, days: string) =>
    `    edit "${name}"\n        set start 08:00\n        set end 18:00\n        set day ${days}\n    next\n`;
  const policy = (number: number, during: string, more = "", from = "ssl.root") =>
    `    edit ${number}\n        set srcintf "${from}"\n        set dstintf "servers"\n        set action accept
        set srcaddr "all"\n        set dstaddr "all"\n        set service "SSH"\n        set schedule "${during}"\n${more}    next\n`;
  const edge = (found: string, ...policies: readonly string[]) =>
    fortios(
      `config vpn ssl settings
${found && `               ^^^^^^^^ ${found}\n`}    set source-interface "wan1"
end
config firewall schedule recurring
${schedule("office", "monday tuesday wednesday")}${schedule("late", "thursday friday")}${schedule("saturdays", "saturday")}end
config firewall schedule group
    edit "week"
        set member "office" "late"
    next
end
config firewall policy
${policies.join("")}end
`,
      declared,
    );
  const inside = "SSL VPN lets the MSP in only Mon-Fri 08:00-18:00 UTC";
  const anyHour = "SSL VPN lets the MSP in at any hour";

  test("every policy that lets its traffic through has one", () =>
    expectKept(mspAtAllHours, edge("", policy(1, "office"), policy(2, "week")), inside));

  test("what is switched off, denies or is for another tunnel does not count", () =>
    expectKept(
      mspAtAllHours,
      edge(
        "",
        policy(1, "office"),
        policy(2, "always", "        set status disable\n"),
        policy(3, "always", "        unset action\n"),
        policy(4, "always", "", "to-branch"),
      ),
      inside,
    ));

  test("one policy without is enough to be let in", () => {
    const { findings } = expectFindings(mspAtAllHours, edge(anyHour, policy(1, "office"), policy(2, "always")));
    expect(findings[0]?.related.map(({ message }) => message)).toEqual(["lets it through at any hour"]);
  });

  test("a policy for every interface lets it in too", () => {
    expectFindings(mspAtAllHours, edge(anyHour, policy(1, "office"), policy(2, "always", "", "any")));
  });

  test("one schedule that goes on longer", () => {
    const outside = "SSL VPN lets the MSP in outside its service hours, such as Saturday 08:00";
    expectFindings(mspAtAllHours, edge(outside, policy(1, "office"), policy(2, "saturdays")));
  });
});
