import { describe, test } from "vitest";
import { anonymousAccess } from "../../../server/src/rules/accounts/anonymous-access.ts";
import { noForcedLogoff } from "../../../server/src/rules/accounts/no-forced-logoff.ts";
import { template } from "../../../server/src/rules/samples.ts";
import { expectFindings, expectFix, expectKept, expectNeeds, expectSilent } from "../../support/rules.ts";

const policy = (text: string, site?: string) => template(`[Unicode]\nUnicode=yes\n${text}`, site);

describe("anonymous access", () => {
  test("listed shares are found whatever the case of the key", () =>
    expectFindings(
      anonymousAccess,
      policy(String.raw`[Registry Values]
machine\SYSTEM\currentcontrolset\services\lanmanserver\parameters\nullsessionshares=7,SCANS
                                                                                      ^^^^^ anonymous users reach the shares listed here
`),
    ));

  test("the fix empties the list", () =>
    expectFix(
      anonymousAccess,
      policy(String.raw`[Registry Values]
MACHINE\System\CurrentControlSet\Services\LanManServer\Parameters\NullSessionShares=7,SCANS,OLD
`),
      "Empty NullSessionShares",
      String.raw`
[Unicode]
Unicode=yes
[Registry Values]
MACHINE\System\CurrentControlSet\Services\LanManServer\Parameters\NullSessionShares=7,
`,
    ));

  test("a value of the same name elsewhere says nothing", () =>
    expectSilent(
      anonymousAccess,
      policy(String.raw`[Registry Values]
MACHINE\System\CurrentControlSet\Services\Other\RestrictAnonymous=4,0
`),
    ));

  test("the guest account is disabled by the fix", () =>
    expectFix(
      anonymousAccess,
      policy("[System Access]\nEnableGuestAccount = 1\n"),
      "Set EnableGuestAccount to 0",
      "[Unicode]\nUnicode=yes\n[System Access]\nEnableGuestAccount = 0\n",
    ));
});

describe("sessions after the logon hours", () => {
  const off = "[System Access]\nForceLogoffWhenHourExpire = 0\n";
  const hours = "msp: { serviceHours: Mon-Fri 08:00-18:00 UTC }";

  test("depend on the MSP's hours", () => expectNeeds(noForcedLogoff, policy(off), "msp.serviceHours"));

  test("are no matter when it works day and night", () =>
    expectSilent(noForcedLogoff, policy(off, "msp: { serviceHours: daily 00:00-24:00 }")));

  test("are ended by the fix", () =>
    expectFix(
      noForcedLogoff,
      policy(off, hours),
      "End sessions when the logon hours do",
      "[Unicode]\nUnicode=yes\n[System Access]\nForceLogoffWhenHourExpire = 1\n",
    ));

  test("are kept when the policy ends them", () =>
    expectKept(
      noForcedLogoff,
      policy("[System Access]\nForceLogoffWhenHourExpire = 1\n"),
      "sessions end when an account's logon hours do",
    ));
});
