import { describe, expect, test } from "vitest";
import { fileSharePermit } from "../../../server/src/rules/network/file-share-permit.ts";
import { openFileShares } from "../../../server/src/rules/network/open-file-shares.ts";
import { boundInside, office } from "../../support/asa-edge.ts";
import { expectFindings, expectFix, expectNeeds, expectSilent } from "../../support/rules.ts";

const line = "access-list INSIDE_in extended permit tcp any object-group SHARES eq https";
const permit = (found: string) =>
  `${line}\n${"^".repeat(line.length)} INSIDE_in permits ${found} to inside\n${boundInside}`;

describe("a file share permitted by name", () => {
  test.each([
    [
      "its addresses, in a nested group",
      "object-group network INNER\n network-object 108.160.160.0 255.255.240.0\nobject-group network SHARES\n group-object INNER\n",
      "Dropbox",
    ],
    [
      "a host name",
      "object network WT\n fqdn v4 wetransfer.com\nobject-group network SHARES\n network-object object WT\n",
      "WeTransfer",
    ],
    [
      "what the group is called",
      "object network DROPBOX-EDGE\n subnet 203.0.113.0 255.255.255.0\nobject-group network SHARES\n network-object object DROPBOX-EDGE\n",
      "Dropbox",
    ],
    [
      "two at once",
      "object network A\n fqdn v4 mega.nz\nobject network B\n fqdn v4 app.box.com\nobject-group network SHARES\n network-object object A\n network-object object B\n",
      "Box and MEGA",
    ],
  ])("by %s", (_, objects, service) => {
    expectFindings(fileSharePermit, office(objects + permit(service)));
  });

  test("a host name is switched off, as its addresses are nobody's to write", () => {
    const objects = "object network SHARES\n fqdn v4 wetransfer.com\n";
    const entry = "access-list INSIDE_in extended permit tcp any object SHARES eq https";
    expectFix(
      fileSharePermit,
      office(`${objects}${entry}\n${boundInside}`),
      "Switch this entry off",
      office(`${objects}${entry} inactive\n${boundInside}`).text,
    );
  });

  test("a name alone is only likely to mean it", () => {
    const objects =
      "object network DROPBOX-EDGE\n subnet 203.0.113.0 255.255.255.0\nobject-group network SHARES\n network-object object DROPBOX-EDGE\n";
    const review = expectFindings(
      fileSharePermit,
      office(objects + permit("Dropbox"), "zones: { internet: [outside], internal: [inside] }\n"),
    );
    expect(review.findings[0]?.confidence).toBe("likely");
  });

  test("what may be the organization's own tenant is information", () => {
    const objects =
      "object network SP\n fqdn v4 northgate.sharepoint.com\nobject-group network SHARES\n network-object object SP\n";
    const review = expectFindings(
      fileSharePermit,
      office(objects + permit("SharePoint Online / OneDrive for Business")),
    );
    expect(review.findings[0]?.severity).toBe("information");
  });

  const dropbox = "object-group network SHARES\n network-object 162.125.0.0 255.255.0.0\n";
  test.each([
    ["approved", `${dropbox}${line}\n${boundInside}`, "approved: { fileShares: [Dropbox] }\n"],
    [
      "behind a deny",
      `${dropbox}access-list INSIDE_in extended deny ip any object-group SHARES log\n${line}\n${boundInside}`,
      undefined,
    ],
    ["inactive", `${dropbox}${line} inactive\n${boundInside}`, undefined],
    ["in a list bound nowhere", `${dropbox}${line}\n`, undefined],
    [
      "unknown to us",
      `object-group network SHARES\n network-object host 203.0.113.9\n${line}\n${boundInside}`,
      undefined,
    ],
    ["the whole web", `access-list INSIDE_in extended permit tcp any any eq https\n${boundInside}`, undefined],
  ])("left alone: %s", (_, text, site) => {
    expectSilent(fileSharePermit, office(text, site));
  });

  test("a fix makes a logged deny of it, ahead of the permit for the web", () => {
    const web = "access-list INSIDE_in extended permit tcp any any eq https\n";
    expectFix(
      fileSharePermit,
      office(`access-list INSIDE_in extended permit tcp any 162.125.0.0 255.255.0.0 eq https\n${web}${boundInside}`),
      "Deny and log Dropbox instead of permitting it",
      office(`access-list INSIDE_in extended deny tcp any 162.125.0.0 255.255.0.0 eq 443 log\n${web}${boundInside}`)
        .text,
    );
  });
});

describe("web traffic that may go anywhere", () => {
  const web = "access-list INSIDE_in extended permit tcp any any eq https";
  test("is shown, and left out of the verdict", () => {
    const review = expectFindings(
      openFileShares,
      office(`${web}
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ INSIDE_in lets inside reach every web address, file shares such as Dropbox included
${boundInside}`),
    );
    expect(review.findings[0]?.undecided).toBe(true);
    expect(review.evidence.map((each) => each.kind)).toEqual(["not-assessed"]);
  });

  test("is never called kept, even where the known addresses are denied", () => {
    const denies = [
      "162.125.0.0 255.255.0.0",
      "108.160.160.0 255.255.240.0",
      "45.58.64.0 255.255.240.0",
      "185.45.8.0 255.255.252.0",
      "192.189.200.0 255.255.254.0",
      "64.112.13.0 255.255.255.0",
    ].map((network) => `access-list INSIDE_in extended deny ip any ${network} log\n`);
    expectNeeds(openFileShares, office(`${denies.join("")}${web}\n${boundInside}`), undefined);
  });

  test("with named destinations it is nobody's business", () => {
    expectSilent(
      openFileShares,
      office(`access-list INSIDE_in extended permit tcp any 203.0.113.0 255.255.255.0 eq https\n${boundInside}`),
    );
  });

  test("a fix denies and logs the known addresses ahead of the permit", () => {
    expectFix(
      openFileShares,
      office(`${web}\n${boundInside}`),
      "Deny and log Dropbox ahead of this permit",
      office(`
access-list INSIDE_in extended deny ip any 45.58.64.0 255.255.240.0 log
access-list INSIDE_in extended deny ip any 64.112.13.0 255.255.255.0 log
access-list INSIDE_in extended deny ip any 108.160.160.0 255.255.240.0 log
access-list INSIDE_in extended deny ip any 162.125.0.0 255.255.0.0 log
access-list INSIDE_in extended deny ip any 185.45.8.0 255.255.252.0 log
access-list INSIDE_in extended deny ip any 192.189.200.0 255.255.254.0 log
${web}
${boundInside}`).text,
    );
  });
});
