import type { SettingName } from "../../model/change.ts";
import type { PasswordRules } from "../../model/policy.ts";
import type { Site } from "../../site/site.ts";
import type { Span } from "../../text/span.ts";
import { broken, type Fix, kept, notAssessed, type Observation, type Rule } from "../rule.ts";
import { template } from "../samples.ts";

export const passwordTooWeak: Rule = {
  id: "password-too-weak",
  title: "Password rules are weaker than the organization's own",
  recommendation: "msp-password-policy",
  severity: "warning",
  proves: "kept-or-broken",
  docs: `
The alert sets no numbers: it says that the MSP's accounts follow the organization's own password policy. Palisade compares the file with
the numbers that palisade.yaml declares:

\`\`\`yaml
passwords: { minimumLength: 14, maximumAgeDays: 365, history: 24, lockoutThreshold: 10 }
\`\`\`

Values that ask for nothing at all (length 0, no complexity) are reported whatever is declared. Standards differ on forced changes of
passwords, so the maximum age is judged only when you declare one.

**What to do:** raise the value. Password settings apply to domain accounts only in a policy linked at the domain; elsewhere they
are for local accounts.`,
  bad: [
    template(
      `
[Unicode]
Unicode=yes
[System Access]
MinimumPasswordLength = 8
                        ^ passwords of 8 characters are allowed; palisade.yaml says at least 14
PasswordComplexity = 0
                     ^ passwords need no complexity
`,
      "passwords: { minimumLength: 14 }\n",
    ),
  ],
  good: [
    template(
      `
[Unicode]
Unicode=yes
[System Access]
MinimumPasswordLength = 14
PasswordComplexity = 1
`,
      "passwords: { minimumLength: 14 }\n",
    ),
  ],

  *check({ configuration, site }) {
    const rules = configuration.passwords;
    if (!rules) return;
    yield* judgeLength(rules, site);
    yield* judgeComplexity(rules);
    yield* judgeAge(rules, site);
    yield* judgeHistory(rules, site);
    const { minimumLength } = rules;
    if (minimumLength && !minimumLength.implied && minimumLength.value > 0 && !site.passwords.minimumLength)
      yield notAssessed(minimumLength.span, "the organization's own password numbers are not declared", "passwords");
  },
};

function* judgeLength({ minimumLength: stated }: PasswordRules, site: Site): Iterable<Observation> {
  if (!stated || stated.implied) return;
  const wanted = site.passwords.minimumLength?.value;
  const fixes = raise("password-minimum-length", wanted, stated.span, `Ask for ${wanted} characters`);
  if (stated.value === 0)
    yield broken({ span: stated.span, message: "empty passwords are allowed", severity: "error", fixes });
  else if (wanted !== undefined && stated.value < wanted) {
    const message = `passwords of ${stated.value} characters are allowed; palisade.yaml says at least ${wanted}`;
    yield broken({ span: stated.span, message, fixes });
  } else if (wanted !== undefined) yield kept(stated.span, `passwords have at least ${stated.value} characters`);
}

function* judgeComplexity({ complexity: stated }: PasswordRules): Iterable<Observation> {
  if (!stated || stated.implied) return;
  if (stated.value) yield kept(stated.span, "passwords must be complex");
  else
    yield broken({
      span: stated.span,
      message: "passwords need no complexity",
      severity: "error",
      fixes: raise("password-complexity", 1, stated.span, "Ask for complex passwords"),
    });
}

function* judgeAge({ maximumAgeDays: stated }: PasswordRules, site: Site): Iterable<Observation> {
  const wanted = site.passwords.maximumAgeDays?.value;
  if (!stated || stated.implied || wanted === undefined) return;
  const { value, span } = stated;
  if (value !== "never" && value <= wanted) {
    yield kept(span, `passwords expire after ${value} days`);
    return;
  }
  yield broken({
    span,
    message: `passwords ${value === "never" ? "never expire" : `expire after ${value} days`}; palisade.yaml says after ${wanted}`,
    fixes: raise("password-maximum-age", wanted, span, `Let passwords expire after ${wanted} days`),
  });
}

function* judgeHistory({ history: stated }: PasswordRules, site: Site): Iterable<Observation> {
  const wanted = site.passwords.history?.value;
  if (!stated || stated.implied || wanted === undefined) return;
  if (stated.value >= wanted) yield kept(stated.span, `the last ${stated.value} passwords are remembered`);
  else
    yield broken({
      span: stated.span,
      message: `the last ${stated.value} passwords are remembered; palisade.yaml says ${wanted}`,
      fixes: raise("password-history", wanted, stated.span, `Remember the last ${wanted} passwords`),
    });
}

function raise(setting: SettingName, value: number | undefined, at: Span, title: string): readonly Fix[] {
  return value === undefined ? [] : [{ title, changes: [{ kind: "set", setting, value, at }], safe: true }];
}
