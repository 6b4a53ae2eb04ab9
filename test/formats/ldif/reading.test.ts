import { describe, expect, test } from "vitest";
import { ldif } from "../../../server/src/formats/ldif/index.ts";
import type { Configuration } from "../../../server/src/model/configuration.ts";
import type { Problem } from "../../../server/src/text/span.ts";
import { expectProblems, readCarets } from "../../support/carets.ts";
import { accountFacts, groupsOf, membershipFacts } from "../../support/directory.ts";
import { readText } from "../../support/readings.ts";
import { readTools } from "../../support/tools.ts";
import { changes, northgate } from "./samples.ts";

function expectFacts(source: string, factsOf: (configuration: Configuration) => readonly Problem[]): void {
  const marked = readCarets(source);
  const { configuration, unread } = readText(ldif, marked.text);
  expect(unread).toEqual([]);
  expectProblems(factsOf(configuration), marked);
}

describe("accounts", () => {
  test("tell what they may do, since when and until when", () =>
    expectFacts(
      `
dn: CN=Anna,DC=northgate,DC=example
objectClass: user
sAMAccountName: msp-anna
                ^^^^^^^^ msp-anna, user
whenCreated: 20240110090000.0Z
             ^^^^^^^^^^^^^^^^^ created 2024-01-10
userAccountControl: 66080
                    ^^^^^ enabled true
                    ^^^^^ passwordNotRequired true
                    ^^^^^ passwordNeverExpires true
pwdLastSet: 0
            ^ password set at-next-logon
accountExpires: 134271648000000000
                ^^^^^^^^^^^^^^^^^^ expires 2026-06-29
lastLogonTimestamp: 133756000000000000
                    ^^^^^^^^^^^^^^^^^^ last logon 2024-11-09
logonHours:: AAAAAP8DAP8DAP8DAP8DAP8DAAAA
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ logon hours 12345 8-18
userWorkstations: SRV-01,SRV-02
                  ^^^^^^^^^^^^^ workstations SRV-01, SRV-02
`,
      accountFacts,
    ));

  test("0 and the largest number mean never; all hours are always", () =>
    expectFacts(
      `
dn: CN=Anna,DC=northgate,DC=example
objectClass: user
sAMAccountName: anna
                ^^^^ anna, user
accountExpires: 9223372036854775807
                ^^^^^^^^^^^^^^^^^^^ expires never
lastLogonTimestamp: 0
                    ^ last logon never
logonHours:: ////////////////////////////
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ logon hours always
`,
      accountFacts,
    ));

  test("a logon that one controller alone knows is later than the one all know", () => {
    const { configuration } = readText(
      ldif,
      "dn: CN=a,DC=b\nobjectClass: user\ncn: a\nlastLogon: 133756000000000000\nlastLogonTimestamp: 133500000000000000\n",
    );
    expect(configuration.directory?.accounts[0]).toMatchObject({ lastLogonOfOneController: true });
  });

  test("what a whole record lacks is not set, what a part of one lacks is not told", () => {
    const whole = "dn: CN=a,DC=b\nobjectClass: user\ncn: a\ninstanceType: 4\nobjectCategory: CN=Person,DC=b\n";
    const [account] = readText(ldif, whole).configuration.directory?.accounts ?? [];
    expect(account?.logonHours).toMatchObject({ value: "always", implied: "the record has no logonhours" });
    expect(account?.workstations).toMatchObject({ value: "any" });
    const [part] = readText(ldif, whole.replace("instanceType: 4\n", "")).configuration.directory?.accounts ?? [];
    expect([part?.logonHours, part?.workstations, part?.expires]).toEqual([undefined, undefined, undefined]);
  });

  test("computers, managed service accounts and trusts are told apart", () => {
    const record = (name: string, lines: string) => `dn: CN=${name},DC=b\ncn: ${name}\n${lines}\n\n`;
    const text =
      record("pc", "objectClass: user\nobjectClass: computer") +
      record("gmsa", "objectClass: computer\nobjectClass: msDS-GroupManagedServiceAccount") +
      record("trust", "objectClass: user\nuserAccountControl: 2080") +
      record("folder", "objectClass: container");
    const { directory } = readText(ldif, text).configuration;
    expect(directory?.accounts.map(({ name, kind }) => `${name.value} ${kind}`)).toEqual([
      "pc computer",
      "gmsa managed-service",
      "trust trust",
    ]);
  });
});

describe("memberships", () => {
  test("are read from either side, and groups by their SID in any language", () => {
    const { configuration } = readText(ldif, northgate);
    expect(groupsOf(configuration, "msp-anna")).toEqual([
      "msp-servers@northgate.example",
      "Domain Users",
      "Domain Admins",
    ]);
  });

  test("point at the text that states them", () =>
    expectFacts(
      `
dn: CN=ops,DC=a
objectClass: group
cn: ops
member: CN=Bob,DC=a
        ^^^^^^^^^^^ Bob@a < ops@a
member: <GUID=0>;<SID=S-1-5-21-1-2-3-512>;CN=x,DC=a
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ x@a < ops@a
member: CN=S-1-5-21-4-5-6-1104,CN=ForeignSecurityPrincipals,DC=a
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ S-1-5-21-4-5-6-1104 < ops@a
`,
      membershipFacts,
    ));

  test("of deleted objects and deleted links do not count", () => {
    const { configuration } = readText(
      ldif,
      "dn: CN=ops,DC=a\nobjectClass: group\ncn: ops\nmember: CN=x\\0ADEL:1,CN=Deleted Objects,DC=a\nmember: <RMD_FLAGS=1>;CN=y,DC=a\n",
    );
    expect(configuration.directory?.memberships).toEqual([]);
  });

  test("change as the records say, one after the other", () => {
    const { configuration, unread } = readText(ldif, changes);
    expect(unread).toEqual([]);
    expect(membershipFacts(configuration).map(({ message }) => message)).toEqual([
      "Bob@northgate.example < msp-servers@northgate.example",
    ]);
  });
});

describe("the domain", () => {
  test("says what it demands of passwords", () => {
    const { configuration } = readText(ldif, northgate);
    expect(configuration.passwords).toMatchObject({
      minimumLength: { value: 12 },
      maximumAgeDays: { value: 42 },
      complexity: { value: true },
      reversible: { value: false },
    });
    expect(configuration.lockout).toMatchObject({ threshold: { value: 0 }, minutes: { value: 30 } });
  });

  test("may have finer rules for some accounts", () => {
    const rules = `dn: CN=Service accounts,CN=Password Settings Container,CN=System,DC=a
objectClass: msDS-PasswordSettings
msDS-MinimumPasswordLength: 8
msDS-PasswordComplexityEnabled: FALSE
msDS-PasswordReversibleEncryptionEnabled: TRUE
msDS-MaximumPasswordAge: -9223372036854775808
msDS-LockoutThreshold: 0
`;
    const { configurations, lines } = ldif.read(`${northgate}\r\n${rules}`, readTools);
    expect(lines.unread).toBe(0);
    expect(configurations.map(({ passwords }) => passwords?.minimumLength?.value)).toEqual([12, 8]);
    expect(configurations[1]).toMatchObject({
      passwords: { complexity: { value: false }, reversible: { value: true }, maximumAgeDays: { value: "never" } },
      lockout: { threshold: { value: 0 } },
    });
  });

  test("has a name, and the export was taken no earlier than its latest time", () => {
    const { directory } = readText(ldif, northgate).configuration;
    expect(directory?.domain?.value).toBe("northgate.example");
    expect(directory?.taken).toMatchObject({ implied: "the latest time in the export" });
    expect(new Date(directory?.taken?.value ?? 0).toISOString().slice(0, 10)).toBe("2024-11-09");
  });
});

test("what cannot be understood is unread, and says why", () => {
  const marked = readCarets(`
dn: CN=Anna,DC=a
objectClass: user
cn: Anna
userAccountControl: many
                    ^^^^ expected the number that userAccountControl is
logonHours:: AAAA
             ^^^^ expected the 21 bytes that logonHours is
accountExpires: soon
                ^^^^ expected a time
`);
  const { reading, unread } = readText(ldif, marked.text);
  expectProblems(reading.problems, marked);
  expect(unread).toEqual(["userAccountControl: many", "logonHours:: AAAA", "accountExpires: soon"]);
});

test("passwords and their hashes are nowhere in the model", () => {
  const text = `${northgate.trimEnd()}\r\nuserPassword: hunter2\r\nntPwdHistory:: aHVudGVyMg==\r\nmsLAPS-Password: hunter2\r\n`;
  const { reading } = readText(ldif, text);
  expect(JSON.stringify([reading.configurations, reading.problems])).not.toMatch(/hunter2|aHVudGVyMg|c2VjcmV0|secret/);
});
