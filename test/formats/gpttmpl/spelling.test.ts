import { describe, expect, test } from "vitest";
import { gptTmpl } from "../../../server/src/formats/gpttmpl/index.ts";
import type { Change } from "../../../server/src/model/change.ts";
import type { Configuration } from "../../../server/src/model/configuration.ts";
import { readText, spelled } from "../../support/readings.ts";
import { exported, groups, policy } from "./samples.ts";

type Set = Extract<Change, { kind: "set" }>;

/** The one line that a change rewrites, after it; every other line is as it was. */
function changedLine(text: string, changeOf: (configuration: Configuration) => Change): string | undefined {
  const after = spelled(gptTmpl, text, changeOf);
  if (after === undefined) return undefined;
  const before = text.split("\n");
  const lines = after.split("\n");
  const changed = lines.filter((line, at) => line !== before[at]);
  expect(lines.length).toBe(before.length);
  expect(changed.length).toBe(1);
  return changed[0];
}

const set = (setting: Set["setting"], value: Set["value"]) => (): Change => ({ kind: "set", setting, value });

/** The group's assignment and the member that stands in it by that text. */
const without =
  (group: string, member: string) =>
  (configuration: Configuration): Change => {
    for (const each of configuration.policy?.groups ?? [])
      for (const one of each.members)
        if ((each.group.known ?? each.group.text) === group && one.text === member)
          return { kind: "remove-member", group: each, member: one };
    throw new Error(`no ${member} in ${group}`);
  };

describe("settings", () => {
  test.each([
    ["password-minimum-length", 14, "MinimumPasswordLength = 14\r"],
    ["password-complexity", 0, "PasswordComplexity = 0\r"],
    ["password-maximum-age", "never", "MaximumPasswordAge = -1\r"],
    ["password-history", "12", "PasswordHistorySize = 12\r"],
    ["password-reversible", "on", "ClearTextPassword = 1\r"],
    ["lockout-threshold", 5, "LockoutBadCount = 5\r"],
    ["lockout-minutes", 30, "LockoutDuration = 30\r"],
    ["lockout-window", 30, "ResetLockoutCount = 30\r"],
    ["force-logoff-outside-hours", 1, "ForceLogoffWhenHourExpire = 1\r"],
  ] as const)("%s", (setting, value, line) => expect(changedLine(policy, set(setting, value))).toBe(line));

  test("the new value is the one that is read", () => {
    const after = spelled(gptTmpl, policy, set("lockout-minutes", "forever")) ?? "";
    expect(readText(gptTmpl, after).configuration.lockout?.minutes?.value).toBe("forever");
  });

  test("a comment behind a value stays", () =>
    expect(changedLine("[System Access]\nLockoutBadCount=0 ; for now\n", set("lockout-threshold", 5))).toBe(
      "LockoutBadCount=5 ; for now",
    ));

  test("a missing key comes last in its section, spaced like the others", () =>
    expect(
      spelled(
        gptTmpl,
        "[System Access]\r\nLockoutBadCount=5\r\n\r\n[Version]\r\nRevision=1\r\n",
        set("lockout-window", 15),
      ),
    ).toBe("[System Access]\r\nLockoutBadCount=5\r\nResetLockoutCount=15\r\n\r\n[Version]\r\nRevision=1\r\n"));

  test("a missing section comes where Windows would put it", () => {
    const bare = "[Unicode]\r\nUnicode=yes\r\n[Registry Values]\r\n[Privilege Rights]\r\nSeTcbPrivilege =\r\n";
    expect(spelled(gptTmpl, bare, set("password-minimum-length", 14))).toBe(
      bare.replace("[Registry", "[System Access]\r\nMinimumPasswordLength = 14\r\n[Registry"),
    );
    expect(spelled(gptTmpl, "[Unicode]\nUnicode=yes", set("lockout-threshold", 5))).toBe(
      "[Unicode]\nUnicode=yes\n[System Access]\nLockoutBadCount = 5",
    );
  });

  test("values that make no sense are not written", () => {
    for (const [setting, value] of [
      ["password-minimum-length", "long"],
      ["password-complexity", 2],
      ["lockout-threshold", -3],
      ["logging-server", "10.0.0.1"],
    ] as const)
      expect(spelled(gptTmpl, policy, set(setting, value))).toBeUndefined();
  });
});

describe("logs", () => {
  const atLog =
    (name: string, setting: "log-kilobytes" | "log-days", value: number) =>
    (configuration: Configuration): Change => {
      const log = configuration.logging?.local.find((each) => each.name === name);
      if (!log) throw new Error(`no ${name} log`);
      return { kind: "set", setting, value, at: log.span };
    };

  test("size", () =>
    expect(changedLine(policy, atLog("Security", "log-kilobytes", 524_288))).toBe("MaximumLogSize = 524288\r"));

  test("days bring the retention method that makes them count", () => {
    const after = spelled(
      gptTmpl,
      "[Security Log]\nAuditLogRetentionPeriod = 0\nMaximumLogSize = 64\n",
      atLog("Security", "log-days", 7),
    );
    expect(after).toBe("[Security Log]\nAuditLogRetentionPeriod = 1\nMaximumLogSize = 64\nRetentionDays = 7\n");
    expect(readText(gptTmpl, after ?? "").configuration.logging?.local[0]?.days?.value).toBe(7);
  });
});

describe("stated values", () => {
  const registry =
    (name: string, to: string) =>
    (configuration: Configuration): Change => {
      const setting = configuration.policy?.registry.find((each) => each.name.value === name);
      if (!setting) throw new Error(`no ${name}`);
      return { kind: "set-value", stated: setting.data, to };
    };

  test("registry data keeps its type and quotes", () => {
    expect(changedLine(policy, registry("CachedLogonsCount", "1"))).toMatch(/\\CachedLogonsCount=1,"1"\r$/);
    expect(changedLine(policy, registry("LmCompatibilityLevel", "3"))).toMatch(/\\LmCompatibilityLevel=4,3\r$/);
    expect(changedLine(policy, registry("NullSessionPipes", "a,b\nc"))).toMatch(/\\NullSessionPipes=7,a","b,c\r$/);
    expect(changedLine(policy, registry("LegalNoticeText", ""))).toMatch(/\\LegalNoticeText=7,\r$/);
  });

  test("what is written to the registry is what is read", () => {
    const after = spelled(gptTmpl, policy, registry("NullSessionPipes", "a,b\nc")) ?? "";
    const setting = readText(gptTmpl, after).configuration.policy?.registry.find(
      ({ name }) => name.value === "NullSessionPipes",
    );
    expect(setting?.data.value).toBe("a,b\nc");
  });

  test("a number is not written where it would not fit its type", () =>
    expect(spelled(gptTmpl, policy, registry("LmCompatibilityLevel", "high"))).toBeUndefined());

  test("settings and audit categories", () => {
    const audit = ({ policy }: Configuration): Change => ({
      kind: "set-value",
      stated: policy?.audit.find(({ subject }) => subject.value === "AuditAccountManage")?.value ?? {
        value: "",
        span: { start: 0, end: 0 },
      },
      to: "3",
    });
    expect(changedLine(policy, audit)).toBe("AuditAccountManage = 3\r");
    const name = ({ policy }: Configuration): Change => ({
      kind: "set-value",
      stated: policy?.settings.find(({ name }) => name.value === "NewGuestName")?.value ?? {
        value: "",
        span: { start: 0, end: 0 },
      },
      to: 'Gast "A"',
    });
    expect(changedLine(exported, name)).toBe('NewGuestName = "Gast ""A"""\r');
  });
});

describe("holders of rights", () => {
  const add =
    (right: string, ...holders: string[]) =>
    (): Change => ({ kind: "add-right-holders", right, holders });

  test("they come behind those there are", () =>
    expect(
      changedLine(
        policy,
        add("SeDenyInteractiveLogonRight", "NORTHGATE\\svc-backup", "S-1-5-114", "NORTHGATE\\svc-scan"),
      ),
    ).toBe("SeDenyInteractiveLogonRight = *S-1-5-32-546,NORTHGATE\\svc-backup,*S-1-5-114,NORTHGATE\\svc-scan\r"));

  test("nobody becomes somebody", () =>
    expect(changedLine(policy, add("SeTcbPrivilege", "S-1-5-18"))).toBe("SeTcbPrivilege = *S-1-5-18\r"));

  test("a right that has no line gets one", () =>
    expect(spelled(gptTmpl, policy, add("sedenyremoteinteractivelogonright", "NORTHGATE\\svc-backup"))).toBe(
      policy.replace(
        "[Service General",
        "SeDenyRemoteInteractiveLogonRight = NORTHGATE\\svc-backup\r\n[Service General",
      ),
    ));

  test("two changes that need the same section spell it with the same edit", () => {
    const { text, reading } = readText(gptTmpl, "[Unicode]\nUnicode=yes\n");
    const [first] = gptTmpl.spell(text, reading, add("SeDenyInteractiveLogonRight", "a")()) ?? [];
    const [second] = gptTmpl.spell(text, reading, add("SeDenyRemoteInteractiveLogonRight", "a")()) ?? [];
    expect(first).toEqual({ span: { start: 22, end: 22 }, text: "[Privilege Rights]\n" });
    expect(second).toEqual(first);
  });

  test("nothing is written for those who hold it, or for what is no name", () => {
    expect(spelled(gptTmpl, policy, add("SeDenyInteractiveLogonRight", "northgate\\SVC-backup"))).toBeUndefined();
    expect(spelled(gptTmpl, policy, add("SeDenyInteractiveLogonRight", "a,b"))).toBeUndefined();
    expect(spelled(gptTmpl, policy, add("SeDenyInteractiveLogonRight", "a\r\n[Unicode]"))).toBeUndefined();
    expect(spelled(gptTmpl, policy, add("SeFly", "a"))).toBeUndefined();
  });
});

describe("members of groups", () => {
  test("one of several goes, with its comma", () => {
    expect(changedLine(groups, without("Administrators", "NORTHGATE\\helpdesk"))).toMatch(
      /__Members = \*S-1-5-21-[0-9-]+-512$/,
    );
    expect(changedLine(groups, without("Administrators", "S-1-5-21-1004336348-1177238915-682003330-512"))).toBe(
      "*S-1-5-32-544__Members = NORTHGATE\\helpdesk",
    );
  });

  test("the last one stays, because an empty list empties the group", () =>
    expect(spelled(gptTmpl, "[Group Membership]\nA__Members = B\n", without("A", "B"))).toBeUndefined());

  test("a membership goes where it is written from the member's side, the last one too", () => {
    expect(changedLine(groups, without("Remote Desktop Users", "NORTHGATE\\msp-ops"))).toBe(
      "NORTHGATE\\msp-ops__Memberof = Backup Operators",
    );
    expect(spelled(gptTmpl, "[Group Membership]\nB__Memberof = A\n", without("A", "B"))).toBe(
      "[Group Membership]\nB__Memberof =\n",
    );
  });
});

test("a statement goes with its line", () => {
  const right = ({ policy }: Configuration): Change => ({
    kind: "remove-statement",
    span: policy?.rights.find(({ right }) => right.value === "SeTcbPrivilege")?.span ?? { start: 0, end: 0 },
  });
  expect(spelled(gptTmpl, policy, right)).toBe(policy.replace("SeTcbPrivilege =\r\n", ""));
  expect(spelled(gptTmpl, policy, () => ({ kind: "remove-statement", span: { start: 0, end: 5 } }))).toBeUndefined();
});
