import { describe, expect, test } from "vitest";
import { wireguard } from "../../../server/src/rules/samples.ts";
import { vpnUnloggedDeny } from "../../../server/src/rules/vpn/vpn-unlogged-deny.ts";
import { officeWithMsp, officeWithOpenMsp } from "../../support/asa-vpn.ts";
import { expectFindings, expectFix, expectKept, expectNeeds, expectSilent } from "../../support/rules.ts";

const permit = "access-list MSP_filter extended permit tcp any host 10.20.0.5 eq ssh\n";
const deny = "access-list MSP_filter extended deny ip any any log\n";

describe("the end of the list", () => {
  test("no deny", () => {
    const review = expectFindings(
      vpnUnloggedDeny,
      officeWithMsp(
        `${permit}${"^".repeat(permit.length - 1)} MSP_filter ends without a logged deny, so what else comes from 203.0.113.10 may leave no trace\n`,
      ),
    );
    expect(review.findings).toHaveLength(1);
  });

  test.each([
    ["logs", deny],
    ["logs by default", "access-list MSP_filter extended deny ip any any\n"],
    ["covers IPv4", "access-list MSP_filter extended deny ip any4 any4 log\n"],
  ])("a deny that %s", (_, text) => {
    expectKept(
      vpnUnloggedDeny,
      officeWithMsp(`${permit}${text}logging enable\n`),
      "MSP_filter logs what it denies 203.0.113.10",
    );
  });

  test("a deny is not called logged where logging itself is off", () => {
    expectKept(vpnUnloggedDeny, officeWithMsp(permit + deny));
  });

  test("nothing is denied where everything is permitted", () => {
    expectSilent(vpnUnloggedDeny, officeWithMsp("access-list MSP_filter extended permit ip any any\n"));
  });

  test("a fix ends the list with a logged deny", () => {
    expectFix(
      vpnUnloggedDeny,
      officeWithMsp(permit),
      "End the list with a logged deny",
      officeWithMsp(permit + deny).text,
    );
  });
});

describe("denies that are told not to log", () => {
  const silent = "access-list MSP_filter extended deny ip any any log disable\n";
  test("by the entry", () => {
    expectFindings(
      vpnUnloggedDeny,
      officeWithMsp(
        `${permit}${silent}                                                ^^^^^^^^^^^ MSP_filter denies without a log entry what comes from 203.0.113.10\n`,
      ),
    );
  });

  test("by the message", () => {
    expectFindings(
      vpnUnloggedDeny,
      officeWithMsp(`${permit}${deny}no logging message 106023
^^^^^^^^^^^^^^^^^^^^^^^^^ message 106023 about denied packets is switched off, whatever the lists log
`),
    );
  });

  test("a fix logs it", () => {
    expectFix(
      vpnUnloggedDeny,
      officeWithMsp(permit + silent),
      "Log what this entry denies",
      officeWithMsp(permit + deny).text,
    );
  });
});

test("without a list there is nothing that could be logged", () => {
  expectNeeds(vpnUnloggedDeny, officeWithOpenMsp(""), undefined);
});

test("WireGuard leaves it to the host", () => {
  expectNeeds(
    vpnUnloggedDeny,
    wireguard(`
[Interface]
PrivateKey = AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=

[Peer]
PublicKey = AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=
AllowedIPs = 10.99.0.2/32
`),
    undefined,
  );
});
