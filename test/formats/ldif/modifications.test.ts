import { describe, expect, test } from "vitest";
import { ldif } from "../../../server/src/formats/ldif/index.ts";
import { nodeTools } from "../../../server/src/host/certificates.ts";
import { elsewhereOf } from "../../../server/src/review/elsewhere.ts";
import { reviewFile } from "../../../server/src/review/file.ts";
import { readSiteFile } from "../../../server/src/review/site-file.ts";
import { parseDay } from "../../../server/src/site/day.ts";
import { readText } from "../../support/readings.ts";

const site = "msp: { accounts: ['msp-*'], contractEnd: 2027-03-31 }\n";

/** What is offered for the findings of a rule in an export. */
function offered(rule: string, path: string, text: string): string[] {
  const setup = {
    tools: nodeTools,
    today: parseDay("2026-11-21") ?? 0,
    siteFile: readSiteFile("palisade.yaml", site),
  };
  const review = reviewFile({ path, text }, setup);
  const findings = review.findings.filter((each) => each.rule === rule);
  return findings.flatMap((each) => elsewhereOf(review, each)).map((each) => `# ${each.title}\n${each.text}`);
}

const account = (more: string) => `dn: CN=Anna Groß,OU=MSP,DC=northgate,DC=example
objectClass: user
sAMAccountName: msp-anna
${more}`;
const dn = Buffer.from("CN=Anna Groß,OU=MSP,DC=northgate,DC=example").toString("base64");

describe("changes to bring into the directory", () => {
  test("an end for an account, by its name in base64 where it is not plain", () =>
    expect(
      offered("msp-account-never-expires", "a.ldif", account("userAccountControl: 512\naccountExpires: 0\n")),
    ).toEqual([
      `# Let msp-anna expire after 2027-03-31
dn:: ${dn}
changetype: modify
replace: accountExpires
accountExpires: 134510112000000000
-`,
    ]));

  test("an account switched off, with its other switches as they are", () =>
    expect(
      offered(
        "inactive-account",
        "a.ldif",
        "dn: CN=Otto,DC=northgate,DC=example\nobjectClass: user\nsAMAccountName: otto\nuserAccountControl: 66048\nwhenChanged: 20241201090000.0Z\nlastLogonTimestamp: 133697088000000000\n",
      ),
    ).toEqual([
      `# Disable otto
dn: CN=Otto,DC=northgate,DC=example
changetype: modify
replace: userAccountControl
userAccountControl: 66050
-`,
    ]));

  test("every step that leads into a group", () => {
    const groups = `
dn: CN=msp-servers,OU=Groups,DC=northgate,DC=example
objectClass: group
sAMAccountName: msp-servers

dn: CN=Domain Admins,CN=Users,DC=northgate,DC=example
objectClass: group
sAMAccountName: Domain Admins
objectSid: S-1-5-21-1-2-3-512
member: CN=msp-servers,OU=Groups,DC=northgate,DC=example
`;
    const anna = account("memberOf: CN=msp-servers,OU=Groups,DC=northgate,DC=example\nuserAccountControl: 512\n");
    expect(offered("msp-account-in-admin-group", "a.ldif", anna + groups)).toEqual([
      `# Take msp-anna out of msp-servers
dn: CN=msp-servers,OU=Groups,DC=northgate,DC=example
changetype: modify
delete: member
member:: ${dn}
-`,
      `# Take msp-servers out of Domain Admins
dn: CN=Domain Admins,CN=Users,DC=northgate,DC=example
changetype: modify
delete: member
member: CN=msp-servers,OU=Groups,DC=northgate,DC=example
-`,
    ]);
  });

  test("are read again as what they are", () => {
    const text = "dn: CN=A,DC=b\nchangetype: modify\nreplace: accountExpires\naccountExpires: 134510112000000000\n-\n";
    expect(readText(ldif, text).unread).toEqual([]);
  });

  test("are none where the export does not hold what would be changed", () => {
    const rows =
      'DistinguishedName,SamAccountName,ObjectClass,Enabled,LastLogonDate\n"CN=Otto,DC=n",otto,user,True,2024-09-02\n';
    expect(offered("inactive-account", "users.csv", rows)).toEqual([]);
  });
});
