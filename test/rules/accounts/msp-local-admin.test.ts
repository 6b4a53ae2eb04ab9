import { describe, test } from "vitest";
import { mspLocalAdmin } from "../../../server/src/rules/accounts/msp-local-admin.ts";
import { asa, preferences, template } from "../../../server/src/rules/samples.ts";
import { expectFindings, expectFix, expectKept, expectNeeds, expectSilent } from "../../support/rules.ts";

const site = String.raw`msp: { accounts: ['NORTHGATE\msp-*', 'msp-*'] }`;
const policy = (lines: string, declared: string | undefined = site) =>
  template(`[Unicode]\nUnicode=yes\n[Group Membership]\n${lines}`, declared);
const strong = "$sha512$5000$c2FsdHNhbHRzYWx0c2E=$c2FtcGxlc2FtcGxlc2FtcA== pbkdf2";

describe("policies", () => {
  test("by membership written from the account's side", () =>
    expectFindings(
      mspLocalAdmin,
      policy(String.raw`NORTHGATE\msp-agent__Memberof = *S-1-5-32-544
                                ^^^^^^^^^^^^^ NORTHGATE\msp-agent is a local administrator
`),
    ));

  test("a policy for domain controllers is another rule's", () =>
    expectSilent(
      mspLocalAdmin,
      policy(
        String.raw`*S-1-5-32-544__Members = NORTHGATE\msp-agent
`,
        `${site}\npolicyTier: { '*': domain-controllers }`,
      ),
    ));

  test("other administrators are kept", () =>
    expectKept(
      mspLocalAdmin,
      policy(String.raw`*S-1-5-32-544__Members = NORTHGATE\k.ito
`),
      "no account of the MSP is a local administrator",
    ));

  test("the fix leaves the others in", () =>
    expectFix(
      mspLocalAdmin,
      policy(String.raw`*S-1-5-32-544__Members = NORTHGATE\k.ito,NORTHGATE\msp-agent
`),
      String.raw`Remove NORTHGATE\msp-agent from Administrators`,
      String.raw`
[Unicode]
Unicode=yes
[Group Membership]
*S-1-5-32-544__Members = NORTHGATE\k.ito
`,
    ));
});

describe("devices", () => {
  test("an account of the MSP with fewer rights", () =>
    expectSilent(mspLocalAdmin, asa(`username msp-anna password ${strong} privilege 5\n`, site)));

  test("the client's own administrator", () =>
    expectKept(
      mspLocalAdmin,
      asa(`username k.ito password ${strong} privilege 15\n`, site),
      "no account of the MSP may do everything on the device",
    ));

  test("asks who the MSP's accounts are", () =>
    expectNeeds(mspLocalAdmin, asa(`username k.ito password ${strong} privilege 15\n`), "msp.accounts"));
});

const group = (action: string) => `
<Groups clsid="{3125E937-EB16-4b4c-9934-544FC6D24D26}">
  <Group clsid="{6D4A79E4-529C-4481-ABD0-F5BD7EA93BA7}" name="Administratoren (integriert)">
    <Properties action="U" groupSid="S-1-5-32-544" groupName="Administratoren (integriert)">
      <Members><Member name="NORTHGATE\\msp-anna" action="${action}" sid="S-1-5-21-1-2-3-1104"/></Members>
    </Properties>
  </Group>
</Groups>
`;

test("preferences that add an account of the MSP are made to remove it", () =>
  expectFix(
    mspLocalAdmin,
    preferences(group("ADD"), "msp: { accounts: ['msp-*'] }\n"),
    "Remove NORTHGATE\\msp-anna from Administrators",
    group("REMOVE"),
  ));
