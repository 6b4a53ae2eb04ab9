import type { DeviceAccount } from "../../model/management.ts";
import { broken, kept, type Rule, type Severity } from "../rule.ts";
import { asa } from "../samples.ts";

export const devicePasswordWeak: Rule = {
  id: "device-password-weak",
  title: "Device password is missing or weakly kept",
  recommendation: "device-remote-management-closed",
  severity: "warning",
  proves: "broken-only",
  docs: `
Configurations travel: by mail, in backups, in tickets. A password kept in clear text or by an old hash can be had from any of
those copies, and an account without a password needs none.

**What to do:** set the password again on the device with its strong form (Cisco ASA: \`pbkdf2\`, IOS: type 8 or 9), and treat
the old one as known to others. Palisade never shows the password or its hash.`,
  bad: [
    asa(`
username northgate password 3USUcOPFUiMCO4Jk encrypted privilege 15
         ^^^^^^^^^ the password of northgate is kept in a weak form
`),
  ],
  good: [
    asa("username northgate password $sha512$5000$c2FsdHNhbHRzYWx0c2E=$c2FtcGxlc2FtcGxlc2FtcA== pbkdf2 privilege 15\n"),
  ],

  *check({ configuration }) {
    for (const account of configuration.management?.accounts ?? []) {
      const fault = faultOf(account);
      if (fault) yield broken({ span: account.name.span, ...fault });
      else if (account.secret === "strong")
        yield kept(account.name.span, `the password of ${account.name.value} is kept in a strong form`);
    }
  },
};

function faultOf(account: DeviceAccount): { readonly message: string; readonly severity: Severity } | undefined {
  const name = account.name.value;
  const form = account.form ? ` (${account.form})` : "";
  switch (account.secret) {
    case "none":
      // People of a VPN may prove themselves by a certificate instead.
      if (account.remoteAccessOnly) return undefined;
      return { message: `${name} has no password`, severity: "error" };
    case "clear":
      return { message: `the password of ${name} is kept in clear text`, severity: "error" };
    case "weak":
      return { message: `the password of ${name} is kept in a weak form${form}`, severity: "warning" };
    case "strong":
    case "unknown":
      return undefined;
  }
}
