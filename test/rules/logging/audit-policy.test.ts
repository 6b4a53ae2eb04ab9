import { describe, test } from "vitest";
import { auditTooLittle } from "../../../server/src/rules/logging/audit-too-little.ts";
import { credentialEventsNotLogged } from "../../../server/src/rules/logging/credential-events-not-logged.ts";
import { auditCsv } from "../../../server/src/rules/samples.ts";
import { policyReport } from "../../support/policies.ts";
import { expectFindings, expectFix, expectKept, expectMessages } from "../../support/rules.ts";

const head =
  "Machine Name,Policy Target,Subcategory,Subcategory GUID,Inclusion Setting,Exclusion Setting,Setting Value\n";
const guids: Readonly<Record<string, string>> = {
  Logon: "0cce9215",
  "Account Lockout": "0cce9217",
  "Special Logon": "0cce921b",
  "User Account Management": "0cce9235",
  "Security Group Management": "0cce9237",
  "Audit Policy Change": "0cce922f",
  "Credential Validation": "0cce923f",
  "Process Creation": "0cce922b",
};

/** Every subcategory that an investigation needs, at 3 unless it is said otherwise; "absent" leaves its line out. */
function audit(values: Readonly<Record<string, number | "absent">>): string {
  const lines = Object.entries(guids).map(([name, guid]) => {
    const value = values[name] ?? 3;
    return value === "absent" ? "" : `,System,${name},{${guid}-69ae-11d9-bed3-505054503030},,,${value}\n`;
  });
  return head + lines.join("");
}

describe("subcategories that an investigation needs", () => {
  test("all of them", () =>
    expectKept(
      auditTooLittle,
      auditCsv(audit({})),
      "logons are recorded",
      "lockouts of accounts are recorded",
      "logons with administrator rights are recorded",
      "changes of accounts are recorded",
      "changes of groups are recorded",
      "changes of the audit policy are recorded",
      "checks of credentials are recorded",
      "started programs are recorded",
    ));

  test("nothing at all, and failures alone", () =>
    expectMessages(
      auditTooLittle,
      auditCsv(audit({ "User Account Management": 0, "Security Group Management": 4, "Audit Policy Change": 2 })),
      "changes of accounts are not recorded",
      "changes of groups are not recorded",
      "changes of the audit policy are recorded only when they fail",
    ));

  test("successes alone are enough, but for lockouts", () =>
    expectMessages(
      auditTooLittle,
      auditCsv(audit({ "User Account Management": 1, "Account Lockout": 1 })),
      "lockouts of accounts are not recorded: Windows counts them as failures",
    ));

  test("those that are left out are named, for another policy may have them", () =>
    expectFindings(
      auditTooLittle,
      auditCsv(`Machine Name,Policy Target,Subcategory,Subcategory GUID,Inclusion Setting,Exclusion Setting,Setting Value
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this audit policy does not say that started programs and lockouts of accounts are recorded
${audit({ "Account Lockout": "absent", "Process Creation": "absent" }).slice(head.length)}`),
    ));

  test("one that shows the use of credentials is found once", () => {
    const sample = auditCsv(audit({ "Credential Validation": 0 }));
    expectMessages(auditTooLittle, sample);
    expectMessages(credentialEventsNotLogged, sample, "checks of credentials are not recorded");
  });

  test("in a report", () =>
    expectMessages(
      credentialEventsNotLogged,
      policyReport(
        `<AuditSetting><PolicyTarget>System</PolicyTarget><SubcategoryName>Anmelden</SubcategoryName>
<SubcategoryGuid>{0cce9215-69ae-11d9-bed3-505054503030}</SubcategoryGuid><SettingValue>0</SettingValue></AuditSetting>
`,
      ),
      "logons are not recorded",
    ));

  test("the fix records both", () =>
    expectFix(
      auditTooLittle,
      auditCsv(audit({ "Security Group Management": 0 })),
      "Record changes of groups",
      audit({}).replace("{0cce9237-69ae-11d9-bed3-505054503030},", "$&Success and Failure"),
    ));
});
