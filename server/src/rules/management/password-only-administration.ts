import type { DeviceAccount } from "../../model/management.ts";
import { broken, notAssessed, type Observation, type Rule } from "../rule.ts";
import { asa, fortios } from "../samples.ts";
import { listed } from "../wording.ts";

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
    fortios(`
config system admin
    edit "ops"
          ^^^ ops logs in with a password alone
        set accprofile "super_admin"
    next
end
`),
  ],
  good: [
    asa("aaa authentication ssh console RADIUS-MFA LOCAL\n"),
    fortios(`
config system admin
    edit "ops"
        set accprofile "super_admin"
        set two-factor fortitoken
    next
end
`),
  ],

  *check({ configuration }) {
    const logins = (configuration.management?.logins ?? []).filter((login) => remoteServices.has(login.service));
    const local = logins.filter((login) => login.methods.every((method) => method.value.toUpperCase() === "LOCAL"));
    yield* accountsOf(configuration.management?.accounts ?? []);
    const [first, ...others] = local;
    if (first)
      yield broken({
        span: first.methods[0]?.span ?? first.span,
        message: `administrators log in to ${listed([...new Set(local.map((login) => login.service))])} with a password of the device alone`,
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

/** Accounts that say for themselves what they ask for. */
function* accountsOf(accounts: readonly DeviceAccount[]): Generator<Observation> {
  const alone = accounts.filter(({ asks }) => asks?.value === "password");
  const [first, ...others] = alone;
  if (first?.asks)
    yield broken({
      span: first.asks.span,
      message: `${listed(alone.map(({ name }) => name.value))} ${others.length > 0 ? "log" : "logs"} in with a password alone`,
      related: others.map(({ asks, span }) => ({ span: asks?.span ?? span, message: "and here" })),
    });
  for (const { name, asks } of accounts)
    if (asks?.value === "server")
      yield notAssessed(
        asks.span,
        `a server checks the logins of ${name.value}; whether it asks for a second factor is not visible here`,
      );
}
