import { describe, test } from "vitest";
import { lockoutMissing } from "../../../server/src/rules/accounts/lockout-missing.ts";
import { lockoutTooWeak } from "../../../server/src/rules/accounts/lockout-too-weak.ts";
import { asa, template } from "../../../server/src/rules/samples.ts";
import { expectFindings, expectFix, expectKept, expectSilent } from "../../support/rules.ts";

const policy = (lines: string, site?: string) => template(`[Unicode]\nUnicode=yes\n[System Access]\n${lines}`, site);

describe("lockout of a policy", () => {
  test("more failures than declared", () =>
    expectFindings(
      lockoutTooWeak,
      policy(
        `\
LockoutBadCount = 50
                  ^^ accounts are locked after 50 failed logins; palisade.yaml says after 10
`,
        "passwords: { lockoutThreshold: 10 }",
      ),
    ));

  test("as many as declared", () =>
    expectKept(
      lockoutTooWeak,
      policy("LockoutBadCount = 10\n", "passwords: { lockoutThreshold: 10 }"),
      "accounts are locked after 10 failed logins",
    ));

  test("a lockout that ends soon", () =>
    expectFindings(
      lockoutTooWeak,
      policy(`\
LockoutBadCount = 5
LockoutDuration = 1
                  ^ a lockout lasts 1 minute only
ResetLockoutCount = 1
                    ^ failures are forgotten after 1 minute
`),
    ));

  test("forever is the strictest, and any window fits it", () =>
    expectSilent(lockoutTooWeak, policy("LockoutBadCount = 5\nLockoutDuration = -1\nResetLockoutCount = 99999\n")));

  test("times without a threshold say nothing", () =>
    expectSilent(lockoutTooWeak, policy("LockoutDuration = 1\nResetLockoutCount = 1\n")));

  test("the fix brings the times along that did not matter before", () =>
    expectFix(
      lockoutTooWeak,
      policy("LockoutBadCount = 0\nLockoutDuration = 5\nResetLockoutCount = 60\n"),
      "Lock accounts after 5 failed logins",
      "[Unicode]\nUnicode=yes\n[System Access]\nLockoutBadCount = 5\nLockoutDuration = 15\nResetLockoutCount = 15\n",
    ));
});

describe("lockout of a device", () => {
  const strong = "$sha512$5000$c2FsdHNhbHRzYWx0c2E=$c2FtcGxlc2FtcGxlc2FtcA== pbkdf2";

  test("accounts that nobody asks", () =>
    expectSilent(
      lockoutMissing,
      asa(`: Saved\nhostname edge\naaa authentication ssh console TACACS\nusername k.ito password ${strong}\n`),
    ));

  test("a fragment says nothing of what is absent", () =>
    expectSilent(lockoutMissing, asa(`aaa authentication ssh console LOCAL\nusername k.ito password ${strong}\n`)));

  test("the fix adds the line", () =>
    expectFix(
      lockoutMissing,
      asa(`: Saved\nhostname edge\naaa authentication ssh console LOCAL\nusername k.ito password ${strong}\n`),
      "Lock accounts after 5 failed logins",
      `: Saved\nhostname edge\naaa authentication ssh console LOCAL\naaa local authentication attempts max-fail 5\nusername k.ito password ${strong}\n`,
    ));
});
