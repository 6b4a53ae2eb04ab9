import { describe, test } from "vitest";
import { logServerExposed } from "../../../server/src/rules/logging/log-server-exposed.ts";
import { asa } from "../../../server/src/rules/samples.ts";
import { expectFindings, expectKept, expectNeeds, expectSilent } from "../../support/rules.ts";

const site = "logServers: [10.40.0.10]\nzones: { internal: [inside], management: [mgmt], log-enclave: [logs] }";
const device = (lines: string, declared: string | undefined = site) =>
  asa(
    `\
interface GigabitEthernet0/1
 nameif inside
 security-level 100
 ip address 10.10.0.1 255.255.255.0
interface GigabitEthernet0/2
 nameif mgmt
 security-level 95
 ip address 10.30.0.1 255.255.255.0
interface GigabitEthernet0/3
 nameif logs
 security-level 90
 ip address 10.40.0.1 255.255.255.0
access-group IN in interface inside
access-group MGMT in interface mgmt
${lines}`,
    declared,
  );

const manages = "access-list MGMT extended permit tcp any host 10.40.0.10 eq ssh\n";

describe("what reaches a log server", () => {
  test("logs by UDP, TCP and TLS, and administration from its own network", () =>
    expectKept(
      logServerExposed,
      device(`${manages}access-list IN extended permit udp any host 10.40.0.10 eq syslog
access-list IN extended permit tcp any host 10.40.0.10 eq 6514
`),
      "only logs reach the log server here",
    ));

  test("file shares of the network it is in", () =>
    expectFindings(
      logServerExposed,
      device(`${manages}access-list IN extended permit tcp any 10.40.0.0 255.255.255.0 eq 445
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ IN lets tcp/445 (SMB) from inside to a log server
`),
    ));

  test("what an earlier entry denies does not", () =>
    expectKept(
      logServerExposed,
      device(`${manages}access-list IN extended deny ip any host 10.40.0.10
access-list IN extended permit tcp any 10.40.0.0 255.255.255.0 eq 445
`),
      "only logs reach the log server here",
    ));

  test("an entry for everything is other rules' to find", () =>
    expectNeeds(logServerExposed, device(`${manages}access-list IN extended permit ip any any\n`), undefined));

  test("nothing is asked where no server is declared, or none is near", () => {
    const open = `${manages}access-list IN extended permit tcp any 10.40.0.0 255.255.255.0 eq 445\n`;
    expectSilent(logServerExposed, device(open, "zones: { internal: [inside] }"));
    expectKept(logServerExposed, device(open, "logServers: [10.99.0.10]"));
  });
});
