import { describe, test } from "vitest";
import { mspAccountAsService } from "../../../server/src/rules/accounts/msp-account-as-service.ts";
import { workstationRemoteDesktop } from "../../../server/src/rules/accounts/workstation-remote-desktop.ts";
import { template } from "../../../server/src/rules/samples.ts";
import { expectKept, expectNeeds, expectSilent } from "../../support/rules.ts";

const policy = (text: string, site?: string) => template(`[Unicode]\nUnicode=yes\n${text}`, site);

describe("services under MSP accounts", () => {
  const right = String.raw`[Privilege Rights]
SeBatchLogonRight = NORTHGATE\msp-backup
`;

  test("an account that is made for it", () =>
    expectKept(
      mspAccountAsService,
      policy(
        right,
        String.raw`msp: { accounts: ['NORTHGATE\msp-*'] }
serviceAccounts: ['NORTHGATE\msp-backup']`,
      ),
      String.raw`NORTHGATE\msp-backup is a service account, and may log on as a batch job`,
    ));

  test("asks which accounts those are", () =>
    expectNeeds(
      mspAccountAsService,
      policy(right, String.raw`msp: { accounts: ['NORTHGATE\msp-*'] }`),
      "serviceAccounts",
    ));

  test("other accounts are none of the MSP's", () =>
    expectSilent(mspAccountAsService, policy(right, String.raw`msp: { accounts: ['CONTOSO\msp-*'] }`)));
});

describe("remote desktop", () => {
  const open = String.raw`[Registry Values]
MACHINE\System\CurrentControlSet\Control\Terminal Server\fDenyTSConnections=4,0
`;

  test("is what servers are administered by", () =>
    expectSilent(workstationRemoteDesktop, policy(open, "policyTier: { Sample Policy: servers }")));

  test("is not judged where nobody says what the policy is for", () =>
    expectSilent(workstationRemoteDesktop, policy(open)));
});
