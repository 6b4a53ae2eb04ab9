import { describe, test } from "vitest";
import { deviceReviewOverdue, policyReviewOverdue } from "../../../server/src/rules/operations/review-overdue.ts";
import { unapprovedAdministrator } from "../../../server/src/rules/operations/unapproved-administrator.ts";
import { asa, template } from "../../../server/src/rules/samples.ts";
import { expectFindings, expectFix, expectKept, expectNeeds, expectSilent } from "../../support/rules.ts";

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
