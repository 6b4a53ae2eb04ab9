import type { DirectoryAccount } from "../../model/directory.ts";
import { formatDay, millisecondsOfDay } from "../../site/day.ts";
import { broken, kept, type Rule, type Violation } from "../rule.ts";
import { ldif } from "../samples.ts";
import { listed } from "../wording.ts";
import { ofMspAccounts } from "./msp-accounts.ts";

const site = "msp: { accounts: ['msp-*'] }\npasswords: { maximumAgeDays: 365 }\n";

export const mspAccountPasswordExempt: Rule = {
  id: "msp-account-password-exempt",
  title: "The password policy does not hold for an MSP account",
  recommendation: "msp-password-policy",
  severity: "warning",
  proves: "kept-or-broken",
  docs: `
The alert wants the organization's own password policy to hold for the MSP's accounts as well. A switch of the account takes it out again,
whatever the policy says: a password that never expires, that is not needed, or that is kept so that the clear text can be had back.

**What to do:** clear the switch (\`Set-ADUser -PasswordNeverExpires $false\`, \`Set-ADAccountControl -PasswordNotRequired $false
-AllowReversiblePasswordEncryption $false\`), and have the password changed. For an agent use a group managed service account: its password
changes by itself. Where \`passwords.maximumAgeDays\` in palisade.yaml says how old a password may be, older ones are found too, counted to the
day of the export.`,
  bad: [
    ldif(
      `
dn: CN=Anna,OU=MSP,DC=northgate,DC=example
objectClass: user
sAMAccountName: msp-anna
userAccountControl: 66048
                    ^^^^^ the password of msp-anna never expires
`,
      site,
    ),
    ldif(
      `
dn: CN=Anna,OU=MSP,DC=northgate,DC=example
objectClass: user
sAMAccountName: msp-anna
whenChanged: 20241201090000.0Z
userAccountControl: 512
pwdLastSet: 133065504000000000
            ^^^^^^^^^^^^^^^^^^ the password of msp-anna was last set on 2022-09-02, 821 days before the export; 365 are allowed
`,
      site,
    ),
  ],
  good: [
    ldif(
      `
dn: CN=Anna,OU=MSP,DC=northgate,DC=example
objectClass: user
sAMAccountName: msp-anna
whenChanged: 20241201090000.0Z
userAccountControl: 512
pwdLastSet: 133697088000000000
`,
      site,
    ),
  ],

  *check(context) {
    const taken = context.configuration.directory?.taken?.value ?? context.asOf * millisecondsOfDay;
    const most = context.site.passwords.maximumAgeDays?.value;
    yield* ofMspAccounts(context, (account, confidence) => {
      const { kind, name, passwordSet } = account;
      if (kind === "managed-service") return kept(name.span, `the password of ${name.value} changes by itself`);
      const exemption = exemptionOf(account);
      if (exemption) return broken({ ...exemption, confidence });
      if (!account.flags.passwordNeverExpires) return undefined;
      if (most === undefined || !passwordSet || passwordSet.value === "at-next-logon")
        return kept(name.span, `nothing exempts ${name.value} from the password policy`);
      const days = Math.floor((taken - passwordSet.value) / millisecondsOfDay);
      const day = formatDay(Math.floor(passwordSet.value / millisecondsOfDay));
      if (days <= most) return kept(passwordSet.span, `the password of ${name.value} was set on ${day}`);
      const age = `${days} days before the export; ${most} are allowed`;
      return broken({
        span: passwordSet.span,
        message: `the password of ${name.value} was last set on ${day}, ${age}`,
        confidence,
      });
    });
  },
};

/** What the account's own switches except its password from. */
function exemptionOf({ name, flags }: DirectoryAccount): Pick<Violation, "span" | "message" | "severity"> | undefined {
  const { passwordNotRequired, reversiblePassword, passwordNeverExpires } = flags;
  const exemptions = [
    { flag: passwordNotRequired, words: "is not needed" },
    { flag: reversiblePassword, words: "can be had back in clear text" },
    { flag: passwordNeverExpires, words: "never expires" },
  ].flatMap(({ flag, words }) => (flag?.value ? [{ span: flag.span, words }] : []));
  const [first] = exemptions;
  if (!first) return undefined;
  const isOpen = passwordNotRequired?.value === true || reversiblePassword?.value === true;
  return {
    span: first.span,
    message: `the password of ${name.value} ${listed(exemptions.map(({ words }) => words))}`,
    severity: isOpen ? "error" : "warning",
  };
}
