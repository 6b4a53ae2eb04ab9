import { describe, expect, test } from "vitest";
import { clockNotSet } from "../../../server/src/rules/logging/clock-not-set.ts";
import { logSentUnreliably } from "../../../server/src/rules/logging/log-sent-unreliably.ts";
import { logWithoutTime } from "../../../server/src/rules/logging/log-without-time.ts";
import { loggingOff } from "../../../server/src/rules/logging/logging-off.ts";
import { noLocalLog } from "../../../server/src/rules/logging/no-local-log.ts";
import { noLogServer } from "../../../server/src/rules/logging/no-log-server.ts";
import { asa } from "../../../server/src/rules/samples.ts";
import { expectFindings, expectFix, expectKept, expectNoFix, expectSilent } from "../../support/rules.ts";

const whole = (lines: string, site?: string) => asa(`: Saved\nhostname edge\n${lines}`, site);

describe("logging that is off", () => {
  test("counts against everything that needs a log", () => {
    const review = expectFindings(
      loggingOff,
      whole(`\
access-list IN extended deny ip any any
access-group IN in interface inside
no logging enable
^^^^^^^^^^^^^^^^^ logging is switched off
`),
    );
    expect(review.findings[0]?.alsoBreaks).toEqual(["logs-local-and-central", "firewall-logging-central"]);
  });

  test("is not what a fragment shows that does not speak of it", () =>
    expectSilent(loggingOff, asa("access-list IN extended deny ip any any\n")));

  test("is on", () => expectKept(loggingOff, whole("logging enable\n"), "logging is on"));

  test("the fix brings the time and a local log along", () =>
    expectFix(
      loggingOff,
      whole("no logging enable\nlogging trap informational\nlogging host mgmt 10.40.0.10\n"),
      "Switch logging on",
      ": Saved\nhostname edge\nlogging enable\nlogging timestamp\nlogging buffered informational\nlogging trap informational\nlogging host mgmt 10.40.0.10\n",
    ));
});

describe("log lines without their time", () => {
  test("are mended", () =>
    expectFix(
      logWithoutTime,
      whole("logging enable\n"),
      "Put the time into log lines",
      ": Saved\nhostname edge\nlogging enable\nlogging timestamp\n",
    ));

  test("do not matter while nothing is logged", () => expectSilent(logWithoutTime, whole("no logging enable\n")));
});

test("a clock that a server sets", () =>
  expectKept(clockNotSet, whole("logging enable\nntp server 10.20.0.53 source srv\n"), "10.20.0.53 sets the clock"));

describe("log servers", () => {
  test("nothing to offer where none is declared", () => expectNoFix(noLogServer, whole("logging enable\n")));

  test("the declared one is offered", () =>
    expectFix(
      noLogServer,
      whole(
        `\
interface GigabitEthernet0/1
 nameif mgmt
 security-level 90
 ip address 10.40.0.1 255.255.255.0
logging enable
logging buffered informational
`,
        "logServers: [10.40.0.10]",
      ),
      "Send messages to 10.40.0.10",
      `\
: Saved
hostname edge
interface GigabitEthernet0/1
 nameif mgmt
 security-level 90
 ip address 10.40.0.1 255.255.255.0
logging enable
logging buffered informational
logging trap informational
logging host mgmt 10.40.0.10
`,
    ));

  test("one that gets nothing is given something", () =>
    expectFix(
      noLogServer,
      whole("logging enable\nlogging host mgmt 10.40.0.10\n"),
      "Send messages of severity informational",
      ": Saved\nhostname edge\nlogging enable\nlogging trap informational\nlogging host mgmt 10.40.0.10\n",
    ));

  test("both places", () =>
    expectKept(
      noLogServer,
      whole("logging enable\nlogging buffered warnings\nlogging trap warnings\nlogging host mgmt 10.40.0.10\n"),
      "messages go to 10.40.0.10 and to the device's own buffer",
    ));

  test("a fragment may have its server elsewhere", () =>
    expectSilent(noLogServer, asa("logging trap informational\n")));
});

describe("local log", () => {
  test("is kept by the fix", () =>
    expectFix(
      noLocalLog,
      whole("logging enable\n"),
      "Keep a local log of severity informational",
      ": Saved\nhostname edge\nlogging enable\nlogging buffered informational\n",
    ));

  test("need not be memory", () => expectSilent(noLocalLog, whole("logging enable\nlogging flash-bufferwrap\n")));
});

describe("the way to the server", () => {
  test("names all servers that hear by UDP once", () =>
    expectFindings(
      logSentUnreliably,
      whole(`\
logging enable
logging host mgmt 10.40.0.10
^^^^^^^^^^^^^^^^^^^^^^^^^^^^ messages to 10.40.0.10, 10.40.0.11 go by plain UDP
logging host mgmt 10.40.0.11 17/514
`),
    ));

  test("TCP and TLS are kept", () =>
    expectKept(
      logSentUnreliably,
      whole("logging enable\nlogging host mgmt 10.40.0.10 tcp/1470\nlogging host mgmt 10.40.0.11 6/1500 secure\n"),
      "messages to 10.40.0.10 go by TCP",
      "messages to 10.40.0.11 go by TLS",
    ));
});

describe("a part of a configuration", () => {
  const part = `interface GigabitEthernet0/1
 nameif inside
 security-level 100
access-list INSIDE_in extended permit tcp any any eq https
access-group INSIDE_in in interface inside
`;
  test.each([loggingOff, noLogServer, clockNotSet])("is not blamed for what it does not say: $id", (rule) => {
    expectSilent(rule, asa(part));
  });
});
