import { describe, test } from "vitest";
import { passwordReversible } from "../../../server/src/rules/accounts/password-reversible.ts";
import { passwordTooWeak } from "../../../server/src/rules/accounts/password-too-weak.ts";
import { template } from "../../../server/src/rules/samples.ts";
import { expectFindings, expectFix, expectKept, expectNeeds } from "../../support/rules.ts";

const numbers = "passwords: { minimumLength: 14, maximumAgeDays: 365, history: 24 }";
const policy = (lines: string, site?: string) => template(`[Unicode]\nUnicode=yes\n[System Access]\n${lines}`, site);

describe("against declared numbers", () => {
  test("every number that falls short", () =>
    expectFindings(
      passwordTooWeak,
      policy(
        `\
MinimumPasswordLength = 13
                        ^^ passwords of 13 characters are allowed; palisade.yaml says at least 14
MaximumPasswordAge = -1
                     ^^ passwords never expire; palisade.yaml says after 365
PasswordHistorySize = 5
                      ^ the last 5 passwords are remembered; palisade.yaml says 24
`,
        numbers,
      ),
    ));

  test("numbers that just reach it", () =>
    expectKept(
      passwordTooWeak,
      policy("MinimumPasswordLength = 14\nMaximumPasswordAge = 365\nPasswordHistorySize = 24\n", numbers),
      "passwords have at least 14 characters",
      "passwords expire after 365 days",
      "the last 24 passwords are remembered",
    ));

  test("the fix raises the number", () =>
    expectFix(
      passwordTooWeak,
      policy("MinimumPasswordLength = 7\n", numbers),
      "Ask for 14 characters",
      "[Unicode]\nUnicode=yes\n[System Access]\nMinimumPasswordLength = 14\n",
    ));
});

describe("without declared numbers", () => {
  test("empty values are found", () =>
    expectFindings(
      passwordTooWeak,
      policy(`\
MinimumPasswordLength = 0
                        ^ empty passwords are allowed
PasswordComplexity = 0
                     ^ passwords need no complexity
`),
    ));

  test("other values ask for the numbers", () =>
    expectNeeds(passwordTooWeak, policy("MinimumPasswordLength = 7\nMaximumPasswordAge = -1\n"), "passwords"));
});

test("reversible encryption is taken away", () =>
  expectFix(
    passwordReversible,
    policy("ClearTextPassword = 1\n"),
    "Stop storing passwords reversibly",
    "[Unicode]\nUnicode=yes\n[System Access]\nClearTextPassword = 0\n",
  ));
