import { describe, expect, test } from "vitest";
import { mspInAdminGroup } from "../../../server/src/rules/accounts/msp-in-admin-group.ts";
import { template } from "../../../server/src/rules/samples.ts";
import { expectFindings, expectFix, expectKept, expectNeeds, expectNoFix, expectSilent } from "../../support/rules.ts";

const site = String.raw`msp: { accounts: ['NORTHGATE\msp-*', 'S-1-5-21-1-2-3-1612'] }`;
const policy = (lines: string, declared: string | undefined = site) =>
  template(`[Unicode]\nUnicode=yes\n[Group Membership]\n${lines}`, declared);

describe("an account of the MSP in a group that rules the domain", () => {
  test("by its SID", () =>
    expectFindings(
      mspInAdminGroup,
      policy(`\
*S-1-5-21-1-2-3-519__Members = *S-1-5-21-1-2-3-500,*S-1-5-21-1-2-3-1612
                                                   ^^^^^^^^^^^^^^^^^^^^ S-1-5-21-1-2-3-1612 is a member of Enterprise Admins
`),
    ));

  test("in a group that is written by its name, in another language", () =>
    expectFindings(
      mspInAdminGroup,
      policy(String.raw`NORTHGATE\Domänen-Admins__Members = NORTHGATE\k.ito,NORTHGATE\msp-anna
                                                    ^^^^^^^^^^^^^^^^^^ NORTHGATE\msp-anna is a member of Domain Admins
`),
    ));

  test("from the account's side, among other groups", () =>
    expectFindings(
      mspInAdminGroup,
      policy(String.raw`NORTHGATE\msp-anna__Memberof = *S-1-5-32-573,*S-1-5-21-1-2-3-512
                                             ^^^^^^^^^^^^^^^^^^^ NORTHGATE\msp-anna is a member of Domain Admins
`),
    ));

  test("of equal power, as a warning", () => {
    const review = expectFindings(
      mspInAdminGroup,
      policy(String.raw`*S-1-5-21-1-2-3-518__Members = NORTHGATE\msp-anna
                               ^^^^^^^^^^^^^^^^^^ NORTHGATE\msp-anna is a member of Schema Admins, which comes near to Domain Admins in power
`),
    );
    expect(review.findings.map((each) => each.severity)).toEqual(["warning"]);
  });

  test("Backup Operators, in a policy for domain controllers only", () => {
    const line = String.raw`*S-1-5-32-551__Members = NORTHGATE\msp-anna,NORTHGATE\k.ito
`;
    const tier = (name: string) => `${site}\npolicyTier: { '*': ${name} }`;
    expectSilent(mspInAdminGroup, policy(line, tier("workstations")));
    expectFindings(
      mspInAdminGroup,
      policy(
        `${line}                         ^^^^^^^^^^^^^^^^^^ ${String.raw`NORTHGATE\msp-anna`} is a member of Backup Operators, which comes near to Domain Admins in power\n`,
        tier("domain-controllers"),
      ),
    );
  });
});

describe("stays silent", () => {
  test("on an account of another domain or of a longer name", () =>
    expectKept(
      mspInAdminGroup,
      policy(String.raw`*S-1-5-21-1-2-3-512__Members = CONTOSO\msp-anna,NORTHGATE\xmsp-anna
`),
      "no account of the MSP is in Domain Admins",
    ));

  test("on a group whose number only looks alike", () =>
    expectSilent(
      mspInAdminGroup,
      policy(String.raw`*S-1-5-21-1-2-3-5120__Members = NORTHGATE\msp-anna
`),
    ));

  test("on groups with little power", () =>
    expectSilent(
      mspInAdminGroup,
      policy(String.raw`*S-1-5-32-580__Members = NORTHGATE\msp-anna
`),
    ));
});

test("asks who the MSP's accounts are", () =>
  expectNeeds(
    mspInAdminGroup,
    template(String.raw`[Unicode]
Unicode=yes
[Group Membership]
*S-1-5-21-1-2-3-512__Members = NORTHGATE\k.ito
`),
    "msp.accounts",
  ));

describe("the fix", () => {
  test("takes the account out of the list", () =>
    expectFix(
      mspInAdminGroup,
      policy(String.raw`*S-1-5-21-1-2-3-512__Members = NORTHGATE\msp-anna,NORTHGATE\k.ito
`),
      String.raw`Remove NORTHGATE\msp-anna from Domain Admins`,
      String.raw`
[Unicode]
Unicode=yes
[Group Membership]
*S-1-5-21-1-2-3-512__Members = NORTHGATE\k.ito
`,
    ));

  test("is refused when nobody would be left", () =>
    expectNoFix(
      mspInAdminGroup,
      policy(String.raw`*S-1-5-21-1-2-3-512__Members = NORTHGATE\msp-anna,NORTHGATE\msp-ben
`),
    ));

  test("takes the group out of the account's own line", () =>
    expectFix(
      mspInAdminGroup,
      policy(String.raw`NORTHGATE\msp-anna__Memberof = *S-1-5-32-573,*S-1-5-21-1-2-3-512
`),
      String.raw`Remove NORTHGATE\msp-anna from Domain Admins`,
      String.raw`
[Unicode]
Unicode=yes
[Group Membership]
NORTHGATE\msp-anna__Memberof = *S-1-5-32-573
`,
    ));
});
