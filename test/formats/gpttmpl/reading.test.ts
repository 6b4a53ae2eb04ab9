import { describe, expect, test } from "vitest";
import { gptTmpl } from "../../../server/src/formats/gpttmpl/index.ts";
import type { Configuration } from "../../../server/src/model/configuration.ts";
import type { Principal } from "../../../server/src/model/policy.ts";
import type { Problem } from "../../../server/src/text/span.ts";
import { expectProblems, readCarets } from "../../support/carets.ts";
import { readText } from "../../support/readings.ts";

/** The facts are those that the carets show, and every line was understood. */
function expectFacts(source: string, factsOf: (configuration: Configuration) => readonly Problem[]): void {
  const marked = readCarets(source);
  const { configuration, unread } = readText(gptTmpl, marked.text);
  expect(unread).toEqual([]);
  expectProblems(factsOf(configuration), marked);
}

/** Each rule as `name value`. */
function stated(rules: object | undefined): Problem[] {
  return Object.entries(rules ?? {}).map(([name, { value, span }]) => ({ span, message: `${name} ${value}` }));
}

function principal({ sid, name, known, span }: Principal): Problem {
  return { span, message: [sid ?? name, ...(known === undefined ? [] : [`(${known})`])].join(" ") };
}

describe("[System Access]", () => {
  test("password and lockout rules have numbers", () =>
    expectFacts(
      `
[System Access]
MinimumPasswordAge = 1
                     ^ minimumAgeDays 1
MaximumPasswordAge=60
                   ^^ maximumAgeDays 60
minimumpasswordlength = "14"
                        ^^^^ minimumLength 14
PasswordComplexity = 1 ; as the auditors want it
                     ^ complexity true
PasswordHistorySize = 24
                      ^^ history 24
ClearTextPassword = 0
                    ^ reversible false
LockoutBadCount = 5
                  ^ threshold 5
ResetLockoutCount = 15
                    ^^ windowMinutes 15
LockoutDuration = 15
                  ^^ minutes 15
`,
      ({ passwords, lockout }) => [...stated(passwords), ...stated(lockout)],
    ));

  test("-1 and 0 mean never and forever", () =>
    expectFacts(
      `
[System Access]
MaximumPasswordAge = -1
                     ^^ maximumAgeDays never
LockoutBadCount = 0
                  ^ threshold 0
LockoutDuration = 0
                  ^ minutes forever
`,
      ({ passwords, lockout }) => [...stated(passwords), ...stated(lockout)],
    ));

  test("other settings keep Windows' names, and what a ticket may last is among them", () =>
    expectFacts(
      `
[System Access]
ForceLogoffWhenHourExpire = 1
                            ^ ForceLogoffWhenHourExpire 1
NewGuestName = "Visitor"
               ^^^^^^^^^ NewGuestName Visitor
[Kerberos Policy]
maxticketage = 10
               ^^ MaxTicketAge 10
`,
      ({ policy }) =>
        (policy?.settings ?? []).map(({ name, value }) => ({
          span: value.span,
          message: `${name.value} ${value.value}`,
        })),
    ));
});

describe("logs and auditing", () => {
  test("each log has its size, and what happens when it is full", () =>
    expectFacts(
      `
[Security Log]
MaximumLogSize = 196608
                 ^^^^^^ Security 196608 kB
AuditLogRetentionPeriod = 1
                          ^ Security overwrite-after-days
RetentionDays = 7
                ^ Security 7 days
RestrictGuestAccess = 1
[System Log]
AuditLogRetentionPeriod = 2
                          ^ System stop
`,
      ({ logging }) =>
        (logging?.local ?? []).flatMap(({ name, kilobytes, full, days }) => [
          ...(kilobytes ? [{ span: kilobytes.span, message: `${name} ${kilobytes.value} kB` }] : []),
          ...(full ? [{ span: full.span, message: `${name} ${full.value}` }] : []),
          ...(days ? [{ span: days.span, message: `${name} ${days.value} days` }] : []),
        ]),
    ));

  test("days count only where the log is kept by days", () => {
    const { configuration } = readText(gptTmpl, "[Security Log]\nAuditLogRetentionPeriod = 0\nRetentionDays = 7\n");
    expect(configuration.logging?.local).toMatchObject([{ name: "Security", full: { value: "overwrite" } }]);
    expect(configuration.logging?.local[0]?.days).toBeUndefined();
  });

  test("a log stands where its section begins", () => {
    const { configuration, at } = readText(gptTmpl, "[Unicode]\nUnicode=yes\n[Application Log]\nMaximumLogSize = 64\n");
    expect(at(configuration.logging?.local[0])).toBe("[Application Log]");
  });

  test("audit categories record successes, failures, both or nothing", () =>
    expectFacts(
      `
[Event Audit]
AuditLogonEvents = 3
                   ^ AuditLogonEvents success failure
auditsystemevents = 1
                    ^ AuditSystemEvents success
AuditPolicyChange = 2
                    ^ AuditPolicyChange failure
AuditDSAccess = 0
                ^ AuditDSAccess
`,
      ({ policy }) =>
        (policy?.audit ?? []).map(({ subject, success, failure, value }) => ({
          span: value.span,
          message: [subject.value, ...(success ? ["success"] : []), ...(failure ? ["failure"] : [])].join(" "),
        })),
    ));
});

describe("[Privilege Rights]", () => {
  test("holders are SIDs or names, and well-known ones are told in English", () =>
    expectFacts(
      String.raw`
[Privilege Rights]
SeInteractiveLogonRight = *S-1-5-32-544,NORTHGATE\svc-backup, Gäste
                          ^^^^^^^^^^^^^ S-1-5-32-544 (Administrators)
                                        ^^^^^^^^^^^^^^^^^^^^ NORTHGATE\svc-backup
                                                              ^^^^^ Gäste (Guests)
sedenynetworklogonright=*S-1-5-21-1004336348-1177238915-682003330-512,S-1-5-114
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ S-1-5-21-1004336348-1177238915-682003330-512 (Domain Admins)
                                                                      ^^^^^^^^^ S-1-5-114 (Local account and member of Administrators group)
SeServiceLogonRight = "NT SERVICE\ALL SERVICES","Admins du domaine"
                      ^^^^^^^^^^^^^^^^^^^^^^^^^ NT SERVICE\ALL SERVICES (All Services)
                                                ^^^^^^^^^^^^^^^^^^^ Admins du domaine (Domain Admins)
`,
      ({ policy }) => (policy?.rights ?? []).flatMap(({ holders }) => holders.map(principal)),
    ));

  test("nothing on the right means nobody, which is not the same as no line", () => {
    const { configuration } = readText(gptTmpl, "[Privilege Rights]\nSeTcbPrivilege =\nSeDebugPrivilege = ,\n");
    expect(configuration.policy?.rights.map(({ right, holders }) => [right.value, holders])).toEqual([
      ["SeTcbPrivilege", []],
      ["SeDebugPrivilege", []],
    ]);
  });

  test("rights that are newer than the table are read by their form, other words are not", () => {
    const { configuration, unread } = readText(
      gptTmpl,
      "[Privilege Rights]\nSeFlyPrivilege = *S-1-1-0\nFly = *S-1-1-0\n",
    );
    expect(configuration.policy?.rights.map(({ right }) => right.value)).toEqual(["SeFlyPrivilege"]);
    expect(unread).toEqual(["Fly = *S-1-1-0"]);
  });
});

describe("[Group Membership]", () => {
  const groupsOf = ({ policy }: Configuration): Problem[] =>
    (policy?.groups ?? []).flatMap(({ group, members, mode, fromMember }) =>
      members.map((member) => ({
        span: member.span,
        message: `${mode} ${member.name ?? member.sid} ${fromMember ? "into" : "in"} ${group.known ?? group.text}`,
      })),
    );

  test("__Members replaces, __Memberof adds and is changed where the group stands", () =>
    expectFacts(
      String.raw`
[Group Membership]
*S-1-5-32-544__Members = Administrator,NORTHGATE\helpdesk
                         ^^^^^^^^^^^^^ replace Administrator in Administrators
                                       ^^^^^^^^^^^^^^^^^^ replace NORTHGATE\helpdesk in Administrators
*S-1-5-32-544__Memberof =
NORTHGATE\msp-ops__memberof = *S-1-5-32-555,Backup Operators
                              ^^^^^^^^^^^^^ add NORTHGATE\msp-ops into Remote Desktop Users
                                            ^^^^^^^^^^^^^^^^ add NORTHGATE\msp-ops into Backup Operators
`,
      groupsOf,
    ));

  test("an empty list of members empties the group", () => {
    const { configuration, at } = readText(gptTmpl, '[Group Membership]\n"Power Users__Members" =\n');
    expect(configuration.policy?.groups).toMatchObject([
      { mode: "replace", members: [], group: { known: "Power Users" } },
    ]);
    expect(at(configuration.policy?.groups[0]?.group)).toBe("Power Users");
  });
});

describe("[Registry Values]", () => {
  test("hive, key, name, type and data", () =>
    expectFacts(
      String.raw`
[Registry Values]
MACHINE\Software\Microsoft\Windows NT\CurrentVersion\Winlogon\CachedLogonsCount=1,"10"
                                                                                  ^^^^ machine string CachedLogonsCount: 10
machine\System\CurrentControlSet\Control\Lsa\NoLMHash = 4, 1
                                                           ^ machine dword NoLMHash: 1
USERS\.DEFAULT\Control Panel\Desktop\ScreenSaveActive=2,%on%
                                                        ^^^^ other expandable ScreenSaveActive: %on%
`,
      ({ policy }) =>
        (policy?.registry ?? []).map(({ hive, type, name, data }) => ({
          span: data.span,
          message: `${hive} ${type} ${name.value}: ${data.value}`,
        })),
    ));

  test("lists have items between commas, and commas between quotes", () => {
    const lists = 'MACHINE\\A\\Empty=7,\nMACHINE\\A\\Text=7,Authorised use only"," and logged,Bye\n';
    const { configuration, unread } = readText(gptTmpl, `[Registry Values]\n${lists}`);
    expect(unread).toEqual([]);
    expect(configuration.policy?.registry.map(({ data }) => data.value)).toEqual([
      "",
      "Authorised use only, and logged\nBye",
    ]);
  });

  test("the name is what follows the last backslash, also below a path in the key", () => {
    const hardened =
      'MACHINE\\Software\\Policies\\NetworkProvider\\HardenedPaths\\\\\\*\\SYSVOL=1,"RequireIntegrity=1"';
    const { configuration, at } = readText(gptTmpl, `[Registry Values]\n${hardened}\n`);
    const [setting] = configuration.policy?.registry ?? [];
    expect(at(setting?.key)).toBe("Software\\Policies\\NetworkProvider\\HardenedPaths\\\\\\*");
    expect([setting?.name.value, setting?.data.value]).toEqual(["SYSVOL", "RequireIntegrity=1"]);
  });

  test("a password is there, but not shown; so is a community, which is a value's name", () => {
    const values = [
      'MACHINE\\Software\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon\\DefaultPassword=1,"hunter2"',
      "MACHINE\\System\\CurrentControlSet\\Services\\SNMP\\Parameters\\ValidCommunities\\hunter2=4,4",
    ];
    const { configuration, reading } = readText(gptTmpl, `[Registry Values]\n${values.join("\n")}\n`);
    expect(configuration.policy?.registry).toHaveLength(2);
    expect(JSON.stringify([configuration, reading.problems])).not.toContain("hunter2");
  });
});

test("[Service General Setting]: how services start", () =>
  expectFacts(
    `
[Service General Setting]
"EventLog",2,"D:AR(A;;CCDCLC;;;SY)"
           ^ EventLog automatic
RemoteRegistry, 4,
                ^ RemoteRegistry disabled
"Spooler" ,3 , ""
           ^ Spooler manual
`,
    ({ policy }) =>
      (policy?.services ?? []).map(({ service, startup }) => ({
        span: startup.span,
        message: `${service.value} ${startup.value}`,
      })),
  ));

describe("what is not understood stays visible", () => {
  test("values of the wrong kind are unread, with the place and what was expected", () => {
    const marked = readCarets(`
[System Access]
MinimumPasswordLength = long
                        ^^^^ expected a number of characters for MinimumPasswordLength
PasswordComplexity = 2
                     ^ expected 0 or 1 for PasswordComplexity
[Event Audit]
AuditLogonEvents = 4
                   ^ expected 0, 1, 2 or 3 for AuditLogonEvents
`);
    const { reading, configuration } = readText(gptTmpl, marked.text);
    expectProblems(reading.problems, marked);
    expect(reading.lines).toEqual({ total: 5, read: 2, ignored: 0, unread: 3 });
    expect(configuration.passwords).toBeUndefined();
  });

  test("a key that stands twice with different values is read once", () => {
    const { configuration, unread } = readText(
      gptTmpl,
      "[System Access]\nLockoutBadCount = 5\nLockoutDuration = 15\nLockoutDuration = 15\nlockoutbadcount = 0\n",
    );
    expect(configuration.lockout?.threshold?.value).toBe(5);
    expect(unread).toEqual(["lockoutbadcount = 0"]);
  });

  test("sections nobody knows are unread, those about permissions are known not to matter", () => {
    const { reading, unread } = readText(
      gptTmpl,
      '; made by hand\n[File Security]\n"%SystemRoot%",0,"D:PAR(A;OICI;FA;;;SY)"\n[Odd Things]\nx = 1\n\n',
    );
    expect(unread).toEqual(["[Odd Things]", "x = 1"]);
    expect(reading.lines).toEqual({ total: 6, read: 1, ignored: 3, unread: 2 });
  });

  test("unread lines tell what they may have been about", () => {
    const { reading } = readText(
      gptTmpl,
      "[Group Membership]\nnonsense\n[Security Log]\nnonsense\n[System Access]\nnonsense\n",
    );
    expect(reading.unread.map((each) => each.about)).toEqual(["accounts", "logging", "policy"]);
  });
});

test("what a template is about follows from its sections", () => {
  const subjects = (text: string) => readText(gptTmpl, text).configuration.subjects;
  expect(subjects("[Unicode]\nUnicode=yes\n")).toEqual(["policy"]);
  expect(subjects("[Privilege Rights]\nSeTcbPrivilege =\n")).toEqual(["policy", "accounts"]);
  expect(subjects("[Event Audit]\nAuditLogonEvents = 3\n")).toEqual(["policy", "logging"]);
  expect(
    subjects("[Registry Values]\nMACHINE\\System\\CurrentControlSet\\Services\\EventLog\\Security\\MaxSize=4,65536\n"),
  ).toEqual(["policy", "logging"]);
});
