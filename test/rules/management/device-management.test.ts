import { describe, expect, test } from "vitest";
import { cleartextManagement } from "../../../server/src/rules/management/cleartext-management.ts";
import { devicePasswordWeak } from "../../../server/src/rules/management/device-password-weak.ts";
import {
  managementFromAnywhere,
  sshFromAnywhere,
} from "../../../server/src/rules/management/management-from-anywhere.ts";
import { managementFromInternet } from "../../../server/src/rules/management/management-from-internet.ts";
import { sessionNeverEnds } from "../../../server/src/rules/management/session-never-ends.ts";
import { asa } from "../../../server/src/rules/samples.ts";
import { expectFindings, expectFix, expectKept, expectNoFix, expectSilent } from "../../support/rules.ts";

const networks = `\
interface GigabitEthernet0/0
 nameif outside
 security-level 0
 ip address 198.51.100.2 255.255.255.248
interface GigabitEthernet0/1
 nameif inside
 security-level 100
 ip address 10.10.0.1 255.255.255.0
interface GigabitEthernet0/2
 nameif mgmt
 security-level 90
 ip address 10.40.0.1 255.255.255.0
`;

describe("clear text", () => {
  test("Telnet of one interface is one finding, and one fix where SSH is open to the same addresses", () => {
    const lines = "telnet 10.10.0.0 255.255.255.128 inside\ntelnet 10.10.0.128 255.255.255.128 inside\n";
    const review = expectFindings(
      cleartextManagement,
      asa(`\
telnet 10.10.0.0 255.255.255.128 inside
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Telnet on inside is in clear text
telnet 10.10.0.128 255.255.255.128 inside
ssh 10.10.0.0 255.255.255.0 inside
`),
    );
    expect(review.findings[0]?.related).toHaveLength(1);
    expectFix(
      cleartextManagement,
      asa(`${lines}ssh 10.10.0.0 255.255.255.0 inside\n`),
      "Remove Telnet on inside",
      "ssh 10.10.0.0 255.255.255.0 inside\n",
    );
  });

  test("Telnet is left alone where SSH would not let everyone in, or only elsewhere", () => {
    const telnet = "telnet 10.10.0.0 255.255.255.0 inside\n";
    expectNoFix(cleartextManagement, asa(`${telnet}ssh 10.10.0.0 255.255.255.128 inside\n`));
    expectNoFix(cleartextManagement, asa(`${telnet}ssh 10.10.0.0 255.255.255.0 mgmt\n`));
  });

  test("SNMP is one finding for the device", () => {
    const review = expectFindings(
      cleartextManagement,
      asa(`\
snmp-server host mgmt 10.40.0.20 community ***** version 2c
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SNMP version 2c on mgmt is in clear text
snmp-server community *****
`),
    );
    expect(JSON.stringify(review.findings)).not.toContain("*****");
  });

  test("SNMP version 3 with encryption is kept", () =>
    expectKept(
      cleartextManagement,
      asa(`\
snmp-server group SECURE v3 priv
snmp-server user monitor SECURE v3 encrypted auth sha 00:00 priv aes 128 00:00
snmp-server host mgmt 10.40.0.20 version 3 monitor
`),
      "SNMP version 3 on mgmt is encrypted, and nothing is in clear text",
    ));

  test("the timeout of Telnet opens nothing", () => expectSilent(cleartextManagement, asa("telnet timeout 5\n")));
});

describe("from the internet", () => {
  test("named addresses are a warning, any address is an error", () => {
    const review = expectFindings(
      managementFromInternet,
      asa(`${networks}ssh 203.0.113.0 255.255.255.224 outside
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SSH on outside can be reached from the internet by the addresses named here
http server enable
http 0.0.0.0 0.0.0.0 outside
^^^^^^^^^^^^^^^^^^^^^^^^^^^^ HTTPS on outside can be reached from any address on the internet
`),
    );
    expect(review.findings.map((each) => each.severity)).toEqual(["warning", "error"]);
  });

  test("the line is removed where there is another way in", () =>
    expectFix(
      managementFromInternet,
      asa(`${networks}ssh 0.0.0.0 0.0.0.0 outside\nssh 10.40.0.0 255.255.255.0 mgmt\n`),
      "Remove SSH on outside",
      `${networks}ssh 10.40.0.0 255.255.255.0 mgmt\n`,
    ));

  test("and kept where it is the only one", () =>
    expectNoFix(managementFromInternet, asa(`${networks}ssh 0.0.0.0 0.0.0.0 outside\n`)));

  test("an interface that is called outside but declared otherwise", () =>
    expectKept(
      managementFromInternet,
      asa(`${networks}ssh 10.0.0.0 255.0.0.0 outside\n`, "zones: { management: [outside] }"),
      "SSH on outside is not on the internet side",
    ));
});

describe("from anywhere inside", () => {
  test("a management network may be open as a whole", () =>
    expectSilent(sshFromAnywhere, asa(`${networks}ssh 0.0.0.0 0.0.0.0 mgmt\n`)));

  test("the internet side is another rule's", () =>
    expectSilent(sshFromAnywhere, asa(`${networks}ssh 0.0.0.0 0.0.0.0 outside\n`)));

  test("web access without the server is no access", () =>
    expectSilent(managementFromAnywhere, asa("hostname edge\nhttp 0.0.0.0 0.0.0.0 inside\n")));

  test("named addresses are kept", () =>
    expectKept(
      sshFromAnywhere,
      asa("ssh 10.40.0.0 255.255.255.0 inside\n"),
      "SSH on inside is limited to named addresses",
    ));
});

describe("idle sessions", () => {
  test("are ended by the fix", () =>
    expectFix(
      sessionNeverEnds,
      asa("console timeout 0\n"),
      "End idle console sessions after 10 minutes",
      "console timeout 10\n",
    ));

  test("that end are kept", () =>
    expectKept(sessionNeverEnds, asa("ssh timeout 5\n"), "ssh sessions end after 5 idle minutes"));
});

describe("passwords on the device", () => {
  test("no password at all is an error", () => {
    const review = expectFindings(
      devicePasswordWeak,
      asa(`\
username monitor nopassword privilege 1
         ^^^^^^^ monitor has no password
`),
    );
    expect(review.findings.map((each) => each.severity)).toEqual(["error"]);
  });

  test("a masked one cannot be judged", () =>
    expectSilent(devicePasswordWeak, asa("username k.ito password ***** privilege 15\n")));

  test("none is ever shown", () => {
    const review = expectFindings(
      devicePasswordWeak,
      asa(`\
username k.ito password Tr0ub4dor privilege 15
         ^^^^^ the password of k.ito is kept in clear text
`),
    );
    expect(JSON.stringify([review.findings, review.evidence])).not.toContain("Tr0ub4dor");
  });
});
