import { describe, test } from "vitest";
import { passwordOnlyAccess } from "../../../server/src/rules/management/password-only-access.ts";
import { passwordOnlyAdministration } from "../../../server/src/rules/management/password-only-administration.ts";
import { asa } from "../../../server/src/rules/samples.ts";
import { expectKept, expectNeeds, expectSilent } from "../../support/rules.ts";

const group = (lines: string) =>
  `aaa-server IDP protocol radius\naaa-server OTP protocol radius\nwebvpn\n enable outside\ntunnel-group STAFF type remote-access\n${lines}`;

describe("remote access", () => {
  test("certificate and password", () =>
    expectKept(
      passwordOnlyAccess,
      asa(group("tunnel-group STAFF webvpn-attributes\n authentication aaa certificate\n")),
      "STAFF asks for a certificate and a password",
    ));

  test("SAML", () =>
    expectKept(
      passwordOnlyAccess,
      asa(group("tunnel-group STAFF webvpn-attributes\n authentication saml\n")),
      "STAFF asks for a SAML sign-in",
    ));

  test("a second server", () =>
    expectKept(
      passwordOnlyAccess,
      asa(
        group(
          "tunnel-group STAFF general-attributes\n authentication-server-group IDP\n secondary-authentication-server-group OTP\n",
        ),
      ),
      "STAFF asks for two logins at different servers",
    ));

  test("what a RADIUS server asks for is not visible", () =>
    expectNeeds(
      passwordOnlyAccess,
      asa(group("tunnel-group STAFF general-attributes\n authentication-server-group IDP\n")),
      undefined,
    ));

  test("a tunnel between sites has no people", () =>
    expectSilent(
      passwordOnlyAccess,
      asa(
        "tunnel-group 203.0.113.10 type ipsec-l2l\ntunnel-group 203.0.113.10 ipsec-attributes\n ikev1 pre-shared-key *****\n",
      ),
    ));
});

describe("administration", () => {
  test("what a server asks for is not visible", () =>
    expectNeeds(
      passwordOnlyAdministration,
      asa("aaa-server IDP protocol radius\naaa authentication ssh console IDP LOCAL\n"),
      undefined,
    ));

  test("the console is not reached from far away", () =>
    expectSilent(passwordOnlyAdministration, asa("aaa authentication serial console LOCAL\n")));
});
