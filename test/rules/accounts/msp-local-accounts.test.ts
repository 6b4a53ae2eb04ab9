import { describe, test } from "vitest";
import { mspLocalAccountExpiry } from "../../../server/src/rules/accounts/msp-local-account-expiry.ts";
import { mspLocalAccountPassword } from "../../../server/src/rules/accounts/msp-local-account-password.ts";
import { preferences } from "../../../server/src/rules/samples.ts";
import { expectFix, expectKept, expectMessages, expectNeeds, expectSilent } from "../../support/rules.ts";

const msp = "msp: { accounts: ['msp-*'] }\n";
const site = "msp: { accounts: ['msp-*'], contractEnd: 2027-03-31 }\n";
const text = (rest: string, name = "msp-anna") =>
  `<Groups><User name="${name}"><Properties userName="${name}" ${rest}/></User></Groups>\n`;

describe("the last day of an account that a policy makes", () => {
  test("is never, where none is set", () => {
    expectMessages(mspLocalAccountExpiry, preferences(text('action="C"'), msp), "msp-anna never expires");
    expectMessages(
      mspLocalAccountExpiry,
      preferences(text('action="C"'), site),
      "msp-anna never expires; the MSP's contract ends on 2027-03-31",
    );
  });

  test("is not told by a change of the account, and does not matter once it is gone or disabled", () => {
    expectSilent(mspLocalAccountExpiry, preferences(text('action="U"'), site));
    expectSilent(mspLocalAccountExpiry, preferences(text('action="D"'), site));
    expectSilent(mspLocalAccountExpiry, preferences(text('action="C" acctDisabled="1"'), site));
  });

  test("is the contract's", () =>
    expectKept(
      mspLocalAccountExpiry,
      preferences(text('action="C" expires="2027-03-31"'), site),
      "msp-anna expires with the MSP's contract",
    ));

  test("needs a contract to be held against", () =>
    expectNeeds(mspLocalAccountExpiry, preferences(text('action="C" expires="2027-03-31"'), msp), "msp.contractEnd"));

  test("is set to the contract's by the fix", () =>
    expectFix(
      mspLocalAccountExpiry,
      preferences(text('action="C" expires="2030-01-01"'), site),
      "Let the account expire on 2027-03-31",
      text('action="C" expires="2027-03-31"'),
    ));

  test("is nobody else's business", () =>
    expectSilent(mspLocalAccountExpiry, preferences(text('action="C"', "helpdesk"), site)));
});

describe("the password of an account that a policy makes", () => {
  test("expires after the fix", () =>
    expectFix(
      mspLocalAccountPassword,
      preferences(text('action="U" neverExpires="1"'), msp),
      "Let the password expire",
      text('action="U" neverExpires="0"'),
    ));

  test("is not looked at where the policy says nothing, or of others", () => {
    expectSilent(mspLocalAccountPassword, preferences(text('action="U"'), msp));
    expectSilent(mspLocalAccountPassword, preferences(text('action="U" neverExpires="1"', "helpdesk"), msp));
  });
});
