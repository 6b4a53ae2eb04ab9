import { describe, expect, test } from "vitest";
import { secretSpans } from "../../server/src/report/secrets.ts";

/** The line with every secret replaced by asterisks. */
function hidden(line: string): string {
  const inReverse = [...secretSpans(line)].reverse();
  return inReverse.reduce((text, { start, end }) => `${text.slice(0, start)}*****${text.slice(end)}`, line);
}

describe("a secret is replaced, wherever vendors put it", () => {
  const lines = [
    " ikev1 pre-shared-key SECRET",
    " ikev2 remote-authentication pre-shared-key SECRET",
    " ikev2 local-authentication pre-shared-key hex SECRET",
    "enable password SECRET encrypted",
    "enable secret 9 SECRET",
    "passwd SECRET encrypted",
    "username admin password SECRET encrypted privilege 15",
    "username admin password SECRET pbkdf2 privilege 15",
    "snmp-server community SECRET ro",
    "snmp-server host inside 10.0.0.5 community SECRET version 2c",
    "snmp-server user bob grp v3 auth sha SECRET priv aes 128 SECRET",
    "ntp authentication-key 1 md5 SECRET",
    " key SECRET",
    "aaa-server RAD (inside) host 10.0.0.9 SECRET key SECRET".replace("9 SECRET", "9"),
    " ldap-login-password SECRET",
    "crypto isakmp key SECRET address 198.51.100.7",
    "failover key SECRET",
    "PrivateKey = SECRET",
    "PresharedKey=SECRET",
    'MACHINE\\Software\\X\\DefaultPassword=1,"SECRET"',
    '<Properties cpassword="SECRET" userName="x"/>',
    "set psksecret ENC SECRET",
    'set password "SECRET"',
    " neighbor 10.0.0.1 password 7 SECRET",
    "radius-common-pw SECRET",
    "password: SECRET",
    "unicodePwd:: SECRET",
    "ntPwdHistory:: SECRET",
    "supplementalCredentials:: SECRET",
    '"ms-Mcs-AdmPwd": "SECRET",',
  ];
  for (const line of lines)
    test(line.trim(), () => {
      const shown = hidden(line);
      expect(shown).not.toContain("SECRET");
      expect(shown).toContain("*****");
    });

  test("a crypt hash, whatever stands before it", () =>
    expect(hidden("username x nothing $sha512$5000$abcdef0123456789==$xyz")).toBe("username x nothing *****"));
  test("the body of a private key", () =>
    expect(hidden("MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7")).toBe("*****"));
});

describe("a line without a secret is left as it is", () => {
  const lines = [
    "access-list OUT extended permit tcp any host 10.0.0.1 eq 443 log",
    "MinimumPasswordLength = 7",
    "ClearTextPassword = 0",
    "crypto key generate rsa modulus 2048",
    "PublicKey = 6Fq9xQ0oG8bUZc1kQ7aXn2sVd3tYh5uWe4rTg9iPo1A=",
    "no service password-recovery",
    "no password strength-check",
    " authentication pre-share",
    " ikev1 pre-shared-key *****",
    "password-policy minimum-length 12",
    "tunnel-group 198.51.100.7 ipsec-attributes",
  ];
  for (const line of lines) test(line.trim(), () => expect(hidden(line)).toBe(line));
});
