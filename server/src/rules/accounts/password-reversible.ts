import { broken, kept, type Rule } from "../rule.ts";
import { template } from "../samples.ts";

export const passwordReversible: Rule = {
  id: "password-reversible",
  title: "Passwords can be read back",
  recommendation: "msp-password-policy",
  severity: "error",
  proves: "broken-only",
  docs: `
With reversible encryption the domain keeps every password in a form that gives back its clear text. Whoever copies the directory
has them all.

**What to do:** set \`ClearTextPassword = 0\`. Passwords that were set while it was 1 stay readable until they are changed.`,
  bad: [
    template(`
[Unicode]
Unicode=yes
[System Access]
ClearTextPassword = 1
                    ^ passwords are stored so that their clear text can be had back
`),
  ],
  good: [template("[Unicode]\nUnicode=yes\n[System Access]\nClearTextPassword = 0\n")],

  *check({ configuration }) {
    const reversible = configuration.passwords?.reversible;
    if (!reversible || reversible.implied) return;
    if (!reversible.value) yield kept(reversible.span, "passwords are not stored reversibly");
    else
      yield broken({
        span: reversible.span,
        message: "passwords are stored so that their clear text can be had back",
        fixes: [
          {
            title: "Stop storing passwords reversibly",
            changes: [{ kind: "set", setting: "password-reversible", value: 0, at: reversible.span }],
            safe: true,
          },
        ],
      });
  },
};
