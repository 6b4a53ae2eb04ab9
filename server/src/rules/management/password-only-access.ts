import type { Authentication, Vpn } from "../../model/vpn.ts";
import { broken, kept, notAssessed, type Rule } from "../rule.ts";
import { asa } from "../samples.ts";

export const passwordOnlyAccess: Rule = {
  id: "password-only-access",
  title: "Remote access asks for a password only",
  recommendation: "mfa-remote-and-admin",
  severity: "error",
  proves: "kept-or-broken",
  docs: `
A password that was stolen or guessed opens a remote-access VPN that asks for nothing else. The campaign behind the alert lived on
such passwords.

**What to do:** ask for a second factor: a certificate and a password together, SAML with multifactor, or a one-time code. When a
RADIUS or LDAP server checks the password, it may ask for more out of sight of this file; that is shown as "not assessed".
A group's pre-shared key is no second factor: every member knows the same one.`,
  bad: [
    asa(`
tunnel-group STAFF type remote-access
tunnel-group STAFF general-attributes
 authentication-server-group LOCAL
                             ^^^^^ STAFF lets people in with a password alone, checked by LOCAL
`),
  ],
  good: [
    asa(`
tunnel-group STAFF type remote-access
tunnel-group STAFF webvpn-attributes
 authentication aaa certificate
`),
  ],

  *check({ configuration }) {
    for (const vpn of configuration.vpns) {
      if (vpn.use !== "remote-access" || !vpn.enabled) continue;
      const people = vpn.authentication.filter((each) => each.of === "user");
      const second = secondFactor(vpn, people);
      const password = people.find((each) => each.method === "password");
      if (second) yield kept(second.span, `${vpn.name.value} asks for ${second.asks}`);
      else if (password?.server && password.server.toUpperCase() !== "LOCAL")
        yield notAssessed(
          password.span,
          `${vpn.name.value} leaves the check to ${password.server}; whether that asks for a second factor is not visible here`,
        );
      else if (password)
        yield broken({
          span: password.implied ? vpn.name.span : password.span,
          message: `${vpn.name.value} lets people in with a password alone, checked by ${password.server ?? "the device"}`,
        });
    }
  },
};

function secondFactor(
  vpn: Vpn,
  people: readonly Authentication[],
): { span: Authentication["span"]; asks: string } | undefined {
  const certificate = vpn.authentication.find((each) => each.method === "certificate" && each.of !== "local");
  const passwords = people.filter((each) => each.method === "password");
  if (certificate && passwords.length > 0) return { span: certificate.span, asks: "a certificate and a password" };
  const code = people.find((each) => each.method === "one-time-code");
  if (code) return { span: code.span, asks: "a one-time code" };
  const saml = people.find((each) => each.method === "saml");
  if (saml) return { span: saml.span, asks: "a SAML sign-in" };
  const [first, ...rest] = passwords;
  const other = rest.find((each) => each.server !== first?.server);
  return other && { span: other.span, asks: "two logins at different servers" };
}
