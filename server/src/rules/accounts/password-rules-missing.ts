import { broken, kept, type Rule } from "../rule.ts";
import { asa } from "../samples.ts";

export const passwordRulesMissing: Rule = {
  id: "password-rules-missing",
  title: "Accounts of the device follow no password rules",
  recommendation: "msp-password-policy",
  severity: "warning",
  proves: "broken-only",
  docs: `
Accounts that live on the device are not reached by the domain's password policy. Unless the device has rules of its own, the MSP's
administrator may use any password at all.

**What to do:** set the device's rules (\`password-policy minimum-length 14\` and its companions on a Cisco ASA), or let a server check
administrators so that the domain's policy holds.`,
  bad: [
    asa(`
: Saved
hostname edge
username k.ito password $sha512$5000$c2FsdHNhbHRzYWx0c2E=$c2FtcGxlc2FtcGxlc2FtcA== pbkdf2 privilege 15
         ^^^^^ no password rules hold for accounts of the device
username backup password $sha512$5000$c2FsdHNhbHRzYWx0c2E=$c2FtcGxlc2FtcGxlc2FtcA== pbkdf2 privilege 5
`),
  ],
  good: [
    asa(`
: Saved
hostname edge
password-policy minimum-length 14
username k.ito password $sha512$5000$c2FsdHNhbHRzYWx0c2E=$c2FtcGxlc2FtcGxlc2FtcA== pbkdf2 privilege 15
`),
  ],

  *check({ configuration }) {
    const [first] = configuration.management?.accounts ?? [];
    if (!first || configuration.fragment) return;
    const { minimumLength: length, complexity } = configuration.passwords ?? {};
    const rule = length?.value && !length.implied ? length : complexity?.value ? complexity : undefined;
    // A statement that asks for nothing is found where it stands, by password-too-weak.
    const asksForNothing = [length, complexity].some((each) => each && !each.implied && !each.value);
    if (rule) yield kept(rule.span, "accounts of the device follow password rules");
    else if (!asksForNothing)
      yield broken({ span: first.name.span, message: "no password rules hold for accounts of the device" });
  },
};
