import { describe, test } from "vitest";
import { deviceReviewOverdue, policyReviewOverdue } from "../../../server/src/rules/operations/review-overdue.ts";
import { unapprovedAdministrator } from "../../../server/src/rules/operations/unapproved-administrator.ts";
import { adCsv, asa, ldif, template } from "../../../server/src/rules/samples.ts";
import {
  expectFindings,
  expectFix,
  expectKept,
  expectMessages,
  expectNeeds,
  expectSilent,
} from "../../support/rules.ts";

describe("reviews of configurations", () => {
  const device = (site?: string) => asa("hostname edge\n", site);

  test("183 days are just in time, 184 are not", () => {
    expectKept(
      deviceReviewOverdue,
      device("asOf: 2026-11-21\nreviews: [{ of: edge.cfg, on: 2026-05-22 }]"),
      "this configuration was reviewed on 2026-05-22",
    );
    expectFindings(
      deviceReviewOverdue,
      asa(
        "hostname edge\n         ^^^^ the last review of this configuration was on 2026-05-21, 184 days ago\n",
        "asOf: 2026-11-21\nreviews: [{ of: edge.cfg, on: 2026-05-21 }]",
      ),
    );
  });

  test("a record of another file does not count", () =>
    expectNeeds(deviceReviewOverdue, device("reviews: [{ of: core.cfg, on: 2026-11-01 }]"), "reviews"));

  test("a fragment is no configuration to review", () =>
    expectSilent(deviceReviewOverdue, asa("ssh 10.40.0.0 255.255.255.0 mgmt\n")));

  test("a policy by the folder of its backup", () =>
    expectKept(
      policyReviewOverdue,
      template(
        "[Unicode]\nUnicode=yes\n[System Access]\nPasswordComplexity = 1\n",
        "asOf: 2026-11-21\nreviews: [{ of: 'Sample*/**', on: 2026-11-01 }]",
      ),
      "this policy was reviewed on 2026-11-01",
    ));
});

describe("members of privileged groups", () => {
  const site = String.raw`
asOf: 2026-11-21
approved: { admins: ['NORTHGATE\k.ito'] }
reviews: [{ of: Domain Admins, on: 2026-11-14 }]
`;
  const group = (members: string) =>
    String.raw`[Unicode]
Unicode=yes
[Group Membership]
NORTHGATE\Domain Admins__Members = ${members}
`;

  const directory = (name: string, rest = "", groups = "") => `dn: CN=x,DC=northgate,DC=example
objectClass: user
sAMAccountName: ${name}
userAccountControl: 512
${rest}${groups}
dn: CN=Domain Admins,CN=Users,DC=northgate,DC=example
objectClass: group
sAMAccountName: Domain Admins
objectSid: S-1-5-21-1-2-3-512
member: CN=${groups ? "Operators" : "x"},DC=northgate,DC=example
`;

  test("in a directory, by way of another group", () =>
    expectMessages(
      unapprovedAdministrator,
      ldif(
        directory(
          "scanner",
          "memberOf: CN=Operators,DC=northgate,DC=example\n",
          "\ndn: CN=Operators,DC=northgate,DC=example\nobjectClass: group\nsAMAccountName: Operators\n",
        ),
        site,
      ),
      "scanner is in Domain Admins by way of Operators, and no approved administrator",
    ));

  test("in a table of accounts, which has no record of the groups", () =>
    expectMessages(
      unapprovedAdministrator,
      adCsv(
        'SamAccountName,Enabled,ObjectClass,MemberOf\nscanner,True,user,"CN=Domain Admins,CN=Users,DC=northgate,DC=example"\n',
        site,
      ),
      "scanner is in Domain Admins, and no approved administrator",
    ));

  test("in a directory, approved, built in, or disabled", () => {
    expectSilent(unapprovedAdministrator, ldif(directory("k.ito"), site));
    expectSilent(unapprovedAdministrator, ldif(directory("root", "objectSid: S-1-5-21-1-2-3-500\n"), site));
    expectSilent(unapprovedAdministrator, ldif(directory("scanner").replace("512\n", "514\n"), site));
  });

  test("in a directory, looked at too long ago", () =>
    expectMessages(
      unapprovedAdministrator,
      ldif(directory("k.ito"), site.replace("11-14", "11-02")),
      "the members of Domain Admins were last reviewed on 2026-11-02, 19 days ago",
    ));

  test("in a directory, without anything declared", () =>
    expectNeeds(unapprovedAdministrator, ldif(directory("k.ito")), "approved.admins", "reviews"));

  test("a week ago is just in time", () =>
    expectKept(
      unapprovedAdministrator,
      template(group(String.raw`*S-1-5-21-1-2-3-500,NORTHGATE\k.ito`), site),
      "the members of Domain Admins were reviewed on 2026-11-14",
    ));

  test("eight days are too long", () =>
    expectFindings(
      unapprovedAdministrator,
      template(
        `${group(String.raw`NORTHGATE\k.ito`)}^^^^^^^^^^^^^^^^^^^^^^^ the members of Domain Admins were last reviewed on 2026-11-13, 8 days ago\n`,
        site.replace("11-14", "11-13"),
      ),
    ));

  test("accounts of the MSP are another rule's", () =>
    expectSilent(
      unapprovedAdministrator,
      template(
        group(String.raw`NORTHGATE\k.ito,NORTHGATE\msp-anna`),
        `${site}msp: { accounts: ['${String.raw`NORTHGATE\msp-*`}'] }\n`,
      ),
    ));

  test("what is approved is asked for", () =>
    expectNeeds(unapprovedAdministrator, template(group(String.raw`NORTHGATE\k.ito`)), "approved.admins", "reviews"));

  test("the fix takes out whom nobody approved", () =>
    expectFix(
      unapprovedAdministrator,
      template(group(String.raw`NORTHGATE\k.ito,NORTHGATE\scanner`), site),
      String.raw`Remove NORTHGATE\scanner from Domain Admins`,
      group(String.raw`NORTHGATE\k.ito`),
    ));
});
