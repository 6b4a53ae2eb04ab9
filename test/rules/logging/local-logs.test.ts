import { describe, test } from "vitest";
import { auditTooLittle } from "../../../server/src/rules/logging/audit-too-little.ts";
import { eventLogSizeUnit } from "../../../server/src/rules/logging/event-log-size-unit.ts";
import { localLogTooShort } from "../../../server/src/rules/logging/local-log-too-short.ts";
import { localLogTooSmall } from "../../../server/src/rules/logging/local-log-too-small.ts";
import { loggingOff } from "../../../server/src/rules/logging/logging-off.ts";
import { powershellNotLogged } from "../../../server/src/rules/logging/powershell-not-logged.ts";
import { asa, template } from "../../../server/src/rules/samples.ts";
import { expectFindings, expectFix, expectKept, expectNeeds, expectSilent } from "../../support/rules.ts";

const policy = (text: string) => template(`[Unicode]\nUnicode=yes\n${text}`);

describe("days", () => {
  test("seven are enough, six are not", () => {
    const days = (count: number) => `[System Log]\nAuditLogRetentionPeriod = 1\nRetentionDays = ${count}\n`;
    expectKept(localLogTooShort, policy(days(7)), "the System log keeps 7 days");
    expectFindings(
      localLogTooShort,
      policy(`${days(6)}${" ".repeat(16)}^ the System log keeps 6 days, under the alert's 7\n`),
    );
  });

  test("days that do not count where events are overwritten as needed", () =>
    expectSilent(localLogTooShort, policy("[System Log]\nAuditLogRetentionPeriod = 0\nRetentionDays = 3\n")));

  test("a small log that stops when it is full", () =>
    expectFindings(
      localLogTooShort,
      policy(`\
[Security Log]
MaximumLogSize = 20480
AuditLogRetentionPeriod = 2
                          ^ the Security log stops recording when it is full, and its size is not large
`),
    ));

  test("a buffer in memory has no days", () =>
    expectNeeds(localLogTooShort, asa("logging enable\nlogging buffered informational\n"), undefined));

  test("the fix raises the number", () =>
    expectFix(
      localLogTooShort,
      policy("[Security Log]\nAuditLogRetentionPeriod = 1\nRetentionDays = 3\n"),
      "Keep 7 days",
      "[Unicode]\nUnicode=yes\n[Security Log]\nAuditLogRetentionPeriod = 1\nRetentionDays = 7\n",
    ));
});

describe("sizes", () => {
  test("one kilobyte short", () =>
    expectFindings(
      localLogTooSmall,
      policy(`\
[Application Log]
MaximumLogSize = 524287
                 ^^^^^^ the Application log holds 511.9 MB, under the alert's 512 MB
`),
    ));

  test("a week of days makes up for it", () =>
    expectSilent(
      localLogTooSmall,
      policy("[Security Log]\nMaximumLogSize = 20480\nAuditLogRetentionPeriod = 1\nRetentionDays = 7\n"),
    ));

  test("a device's buffer is never that large", () =>
    expectSilent(
      localLogTooSmall,
      asa("logging enable\nlogging buffer-size 1048576\nlogging buffered informational\n"),
    ));

  test("the fix raises it", () =>
    expectFix(
      localLogTooSmall,
      policy("[Security Log]\nMaximumLogSize = 196608\nAuditLogRetentionPeriod = 0\n"),
      "Let the Security log hold 512 MB",
      "[Unicode]\nUnicode=yes\n[Security Log]\nMaximumLogSize = 524288\nAuditLogRetentionPeriod = 0\n",
    ));
});

describe("sizes in the registry", () => {
  const bytes = String.raw`MACHINE\System\CurrentControlSet\Services\EventLog\Security\MaxSize=4,`;
  const kilobytes = String.raw`MACHINE\Software\Policies\Microsoft\Windows\EventLog\Security\MaxSize=4,`;

  test("bytes where kilobytes are counted", () =>
    expectFindings(
      eventLogSizeUnit,
      policy(
        `[Registry Values]\n${kilobytes}536870912\n${" ".repeat(kilobytes.length)}^^^^^^^^^ this MaxSize counts kilobytes: the Security log gets 512 GB, where 512 MB may have been meant\n`,
      ),
    ));

  test("small in the right unit", () =>
    expectFindings(
      eventLogSizeUnit,
      policy(
        `[Registry Values]\n${bytes}20971520\n${" ".repeat(bytes.length)}^^^^^^^^ the Security log holds 20 MB, under the alert's 512 MB\n`,
      ),
    ));

  test("large in the right unit", () =>
    expectKept(eventLogSizeUnit, policy(`[Registry Values]\n${kilobytes}1048576\n`), "the Security log holds 1024 MB"));

  test("the fix writes the unit that counts", () =>
    expectFix(
      eventLogSizeUnit,
      policy(`[Registry Values]\n${bytes}1048576\n`),
      "Let the Security log hold 1024 MB",
      `[Unicode]\nUnicode=yes\n[Registry Values]\n${bytes}1073741824\n`,
    ));
});

describe("audit policy", () => {
  test("half of it is worth a word", () =>
    expectFindings(
      auditTooLittle,
      policy(`\
[Event Audit]
AuditLogonEvents = 1
                   ^ failed logons are not recorded
AuditObjectAccess = 0
`),
    ));

  test("older categories do not count beside the finer policy", () =>
    expectSilent(
      auditTooLittle,
      policy(String.raw`[Event Audit]
AuditLogonEvents = 0
[Registry Values]
MACHINE\System\CurrentControlSet\Control\Lsa\SCENoApplyLegacyAuditPolicy=4,1
`),
    ));

  test("the fix records both", () =>
    expectFix(
      auditTooLittle,
      policy("[Event Audit]\nAuditPolicyChange = 0\n"),
      "Record changes of policy",
      "[Unicode]\nUnicode=yes\n[Event Audit]\nAuditPolicyChange = 3\n",
    ));
});

test("an event channel is switched on again", () =>
  expectFix(
    loggingOff,
    policy(String.raw`[Registry Values]
MACHINE\Software\Microsoft\Windows\CurrentVersion\WINEVT\Channels\Microsoft-Windows-PowerShell/Operational\Enabled=4,0
`),
    "Switch the event channel Microsoft-Windows-PowerShell/Operational on",
    String.raw`
[Unicode]
Unicode=yes
[Registry Values]
MACHINE\Software\Microsoft\Windows\CurrentVersion\WINEVT\Channels\Microsoft-Windows-PowerShell/Operational\Enabled=4,1
`,
  ));

test("PowerShell 7 has a policy of its own", () =>
  expectFindings(
    powershellNotLogged,
    policy(String.raw`[Registry Values]
MACHINE\Software\Policies\Microsoft\PowerShellCore\ModuleLogging\EnableModuleLogging=4,0
                                                                                       ^ PowerShell does not log the commands of its modules
`),
  ));
