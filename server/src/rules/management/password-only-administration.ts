import { broken, notAssessed, type Rule } from "../rule.ts";
import { asa } from "../samples.ts";

const remoteServices = new Set(["ssh", "http", "https", "telnet"]);

export const passwordOnlyAdministration: Rule = {
  id: "password-only-administration",
  title: "Administrators log in with a password only",
  recommendation: "mfa-remote-and-admin",
  severity: "information",
  proves: "broken-only",
  docs: `
The alert wants a second factor for administrators above all. Local accounts of a device have only a password.

**What to do:** let a RADIUS or TACACS+ server that asks for a second factor check administrators, with the local account as the
fallback for when the server cannot be reached; or accept this finding where management is possible only from a network that asked
for one already.`,
  bad: [
    asa(`
aaa authentication ssh console LOCAL
                               ^^^^^ administrators log in to ssh with a password of the device alone
`),
  ],
  good: [asa("aaa authentication ssh console RADIUS-MFA LOCAL\n")],

  *check({ configuration }) {
    const logins = (configuration.management?.logins ?? []).filter((login) => remoteServices.has(login.service));
    const local = logins.filter((login) => login.methods.every((method) => method.value.toUpperCase() === "LOCAL"));
    const [first, ...others] = local;
    if (first)
      yield broken({
        span: first.methods[0]?.span ?? first.span,
        message: `administrators log in to ${local.map((login) => login.service).join(", ")} with a password of the device alone`,
        related: others.map((other) => ({ span: other.span, message: "and here" })),
      });
    for (const login of logins) {
      const server = login.methods[0];
      if (server && !local.includes(login))
        yield notAssessed(
          server.span,
          `${server.value} checks logins to ${login.service}; whether it asks for a second factor is not visible here`,
        );
    }
  },
};
