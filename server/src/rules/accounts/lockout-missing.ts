import { broken, kept, type Rule } from "../rule.ts";
import { asa } from "../samples.ts";

/** What is offered where the organization declares no number. */
const suggestedThreshold = 5;

export const lockoutMissing: Rule = {
  id: "lockout-missing",
  title: "Accounts of the device are never locked",
  recommendation: "lockout-against-brute-force",
  severity: "warning",
  proves: "kept-or-broken",
  docs: `
Accounts that live on the device are not locked by the domain. Unless the device counts failures itself, their passwords can be
guessed for as long as it takes.

**What to do:** lock after 5 to 10 failures (\`aaa local authentication attempts max-fail ${suggestedThreshold}\` on a Cisco ASA).`,
  bad: [
    asa(`
: Saved
hostname edge
aaa authentication ssh console LOCAL
                               ^^^^^ failed logins never lock an account of the device
username k.ito password $sha512$5000$c2FsdHNhbHRzYWx0c2E=$c2FtcGxlc2FtcGxlc2FtcA== pbkdf2 privilege 15
`),
  ],
  good: [
    asa(`
: Saved
hostname edge
aaa authentication ssh console LOCAL
aaa local authentication attempts max-fail 5
username k.ito password $sha512$5000$c2FsdHNhbHRzYWx0c2E=$c2FtcGxlc2FtcGxlc2FtcA== pbkdf2 privilege 15
`),
  ],

  *check({ configuration, site }) {
    const { management, lockout } = configuration;
    if (!management || configuration.fragment) return;
    const threshold = lockout?.threshold;
    const isNeverByDefault = threshold?.implied !== undefined && threshold.value === 0;
    if (threshold && !isNeverByDefault) {
      if (threshold.implied) return;
      if (threshold.value > 0)
        yield kept(threshold.span, `accounts of the device are locked after ${threshold.value} failures`);
      return;
    }
    const local = management.logins
      .flatMap((login) => login.methods)
      .find((method) => method.value.toUpperCase() === "LOCAL");
    const place = isNeverByDefault ? threshold : local;
    if (!place || management.accounts.length === 0) return;
    const wanted = site.passwords.lockoutThreshold?.value ?? suggestedThreshold;
    yield broken({
      span: place.span,
      message: "failed logins never lock an account of the device",
      fixes: [
        {
          title: `Lock accounts after ${wanted} failed logins`,
          changes: [{ kind: "set", setting: "lockout-threshold", value: wanted }],
          safe: true,
        },
      ],
    });
  },
};
