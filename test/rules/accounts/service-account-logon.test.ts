import { describe, expect, test } from "vitest";
import { serviceAccountLogon } from "../../../server/src/rules/accounts/service-account-logon.ts";
import { template } from "../../../server/src/rules/samples.ts";
import { expectFindings, expectFix, expectKept, expectNeeds, expectSilent } from "../../support/rules.ts";

const site = String.raw`serviceAccounts: ['NORTHGATE\svc-*']`;
const policy = (lines: string, declared: string | undefined = site) =>
  template(`[Unicode]\nUnicode=yes\n[Privilege Rights]\n${lines}`, declared);

describe("a service account that may log on like a person", () => {
  test("is worst where it is allowed to by name", () => {
    const review = expectFindings(
      serviceAccountLogon,
      policy(String.raw`SeRemoteInteractiveLogonRight = *S-1-5-32-544,NORTHGATE\svc-imaging
                                              ^^^^^^^^^^^^^^^^^^^^^ NORTHGATE\svc-imaging may log on locally and by remote desktop
`),
    );
    expect(review.findings.map((each) => each.severity)).toEqual(["error"]);
  });

  test("is likely where a group of the client's may hold it", () => {
    const review = expectFindings(
      serviceAccountLogon,
      policy(String.raw`SeBatchLogonRight = NORTHGATE\svc-imaging
SeDenyInteractiveLogonRight = NORTHGATE\Service Accounts
                              ^^^^^^^^^^^^^^^^^^^^^^^^^^ NORTHGATE\svc-imaging may log on locally and by remote desktop
`),
    );
    expect(review.findings.map((each) => each.confidence)).toEqual(["likely"]);
  });

  test("is looked for by its full name where there is a deny line", () =>
    expectFindings(
      serviceAccountLogon,
      policy(
        String.raw`SeDenyInteractiveLogonRight = *S-1-5-32-546
                              ^^^^^^^^^^^^^ NORTHGATE\svc-sql may log on locally and by remote desktop
`,
        String.raw`serviceAccounts: ['NORTHGATE\svc-sql']`,
      ),
    ));
});

describe("stays silent", () => {
  test("on policies that do not mention one", () =>
    expectSilent(
      serviceAccountLogon,
      policy("SeInteractiveLogonRight = *S-1-5-32-544\nSeDenyNetworkLogonRight = *S-1-5-32-546\n"),
    ));

  test("where a declared group is denied", () =>
    expectKept(
      serviceAccountLogon,
      policy(
        String.raw`SeDenyInteractiveLogonRight = NORTHGATE\Service Accounts
SeDenyRemoteInteractiveLogonRight = NORTHGATE\Service Accounts
`,
        String.raw`serviceAccounts: ['NORTHGATE\Service Accounts']`,
      ),
      String.raw`NORTHGATE\Service Accounts may log on neither locally nor by remote desktop`,
    ));
});

test("asks which accounts run services", () =>
  expectNeeds(
    serviceAccountLogon,
    template("[Unicode]\nUnicode=yes\n[Privilege Rights]\nSeDenyInteractiveLogonRight = *S-1-5-32-546\n"),
    "serviceAccounts",
  ));

test("the fix keeps whom the right denies already", () =>
  expectFix(
    serviceAccountLogon,
    policy(String.raw`SeServiceLogonRight = NORTHGATE\svc-sql
SeDenyInteractiveLogonRight = *S-1-5-32-546
SeDenyRemoteInteractiveLogonRight = *S-1-5-32-546,NORTHGATE\svc-sql
`),
    String.raw`Deny NORTHGATE\svc-sql to log on like a person`,
    String.raw`
[Unicode]
Unicode=yes
[Privilege Rights]
SeServiceLogonRight = NORTHGATE\svc-sql
SeDenyInteractiveLogonRight = *S-1-5-32-546,NORTHGATE\svc-sql
SeDenyRemoteInteractiveLogonRight = *S-1-5-32-546,NORTHGATE\svc-sql
`,
  ));
