import { describe, expect, test } from "vitest";
import { configurationOf, expectUnread, shownAddresses } from "./facts.ts";
import { office } from "./samples.ts";

const services = (text: string) =>
  (configurationOf(text).management?.services ?? []).map(
    ({ protocol, version, encrypted, interface: zone, from, outgoing }) =>
      [
        protocol,
        ...(version ? [version.value] : []),
        encrypted ? "encrypted" : "clear",
        `on ${zone?.value ?? "all"}`,
        `from ${from ? shownAddresses(from) : "any"}`,
        ...(outgoing ? ["outgoing"] : []),
      ].join(" "),
  );

describe("ways in", () => {
  test("SSH, Telnet, the web", () =>
    expect(
      services(`
name 10.0.0.9 admin
ssh 10.0.0.0 255.0.0.0 inside
ssh admin 255.255.255.255 inside
ssh 2001:db8::/32 inside
ssh version 2
telnet 0 0 inside
http server enable
http 10.0.0.0 255.0.0.0 inside
`),
    ).toEqual([
      "ssh 2 encrypted on inside from 10.0.0.0/8",
      "ssh 2 encrypted on inside from 10.0.0.9",
      "ssh 2 encrypted on inside from 2001:db8::/32",
      "telnet clear on inside from 0.0.0.0/0",
      "https encrypted on inside from 10.0.0.0/8",
    ]));

  test("the web only where its server is on", () => {
    const text = "interface g0\n nameif inside\nhttp 10.0.0.0 255.0.0.0 inside\n";
    expect(services(text)).toEqual([]);
    expect(services(`${text}no http server enable\n`)).toEqual([]);
    expect(services(`${text}http server enable 8443\n`)).toHaveLength(1);
    expect(services("http 10.0.0.0 255.0.0.0 inside\n")).toHaveLength(1);
  });

  test("SNMP, and whether it can be read on the way", () =>
    expect(
      services(`
snmp-server group readers v3 priv
snmp-server group tellers v3 auth
snmp-server user ann readers v3 encrypted auth sha 00:11
snmp-server user bob tellers v3 encrypted auth sha 00:11
snmp-server host inside 10.0.0.1 version 3 ann
snmp-server host inside 10.0.0.2 version 3 bob
snmp-server host inside 10.0.0.3 poll community ***** version 2c
snmp-server host inside 10.0.0.4 trap community *****
snmp-server community *****
`),
    ).toEqual([
      "snmp 3 encrypted on inside from 10.0.0.1",
      "snmp 3 clear on inside from 10.0.0.2",
      "snmp 2c clear on inside from 10.0.0.3",
      "snmp clear on inside from 10.0.0.4 outgoing",
      "snmp clear on all from 10.0.0.1,10.0.0.2,10.0.0.3",
    ]));
});

describe("people", () => {
  const accounts = (text: string) =>
    (configurationOf(text).management?.accounts ?? []).map(
      ({ name, privilege, administrator, secret, remoteAccessOnly }) =>
        `${name.value} ${privilege?.value ?? "-"} ${secret}${administrator ? " administrator" : ""}${remoteAccessOnly ? " remote" : ""}`,
    );

  test("how their passwords are kept", () =>
    expect(
      accounts(`
enable password AAAAAAAAAAAAAAAA encrypted
username a password $sha512$5000$x$y pbkdf2 privilege 15
username b password AAAAAAAAAAAAAAAA encrypted
username c password AAAAAAAAAAAAAAAA nt-encrypted privilege 5
username d nopassword privilege 15
username e password "my own words" privilege 15
username f password *****
username f attributes
 service-type remote-access
`),
    ).toEqual([
      "enable_15 15 weak administrator",
      "a 15 strong administrator",
      "b - weak",
      "c 5 weak",
      "d 15 none administrator",
      "e 15 clear administrator",
      "f - unknown remote",
    ]));

  test("where they prove who they are, and how often they may fail", () => {
    const { management, lockout } = configurationOf(office);
    expect(management?.logins.map(({ service, methods }) => [service, ...methods.map(({ value }) => value)])).toEqual([
      ["ssh", "RADIUS", "local"],
      ["enable", "local"],
    ]);
    expect(lockout?.threshold?.value).toBe(5);
  });

  test("what their passwords must be", () =>
    expect(
      configurationOf(`
password-policy minimum-length 12
password-policy minimum-numeric 1
password-policy lifetime 0
password-policy reuse-interval 5
password-policy authenticate enable
`).passwords,
    ).toMatchObject({
      minimumLength: { value: 12 },
      complexity: { value: true },
      maximumAgeDays: { value: "never" },
      history: { value: 5 },
    }));
});

test("idle sessions, and the clock", () => {
  const { management } = configurationOf(office);
  expect(management?.sessionLimits.map(({ service, idleMinutes }) => [service, idleMinutes.value])).toEqual([
    ["telnet", 5],
    ["ssh", 15],
    ["console", "none"],
  ]);
  expect(management?.timeServers.map(({ value }) => value)).toEqual(["10.20.0.5"]);
});

test("in a whole file the vendor's idle time is there although no line says it", () => {
  const { management } = configurationOf(
    "ASA Version 9.1\nhostname h\ninterface g0\n nameif inside\nssh 10.0.0.0 255.0.0.0 inside\n",
  );
  expect(management?.sessionLimits).toMatchObject([
    { service: "ssh", idleMinutes: { value: 5, implied: expect.any(String) } },
  ]);
});

test("no secret is told, not even where a line was not understood", () => {
  const configuration = expectUnread(
    `
username ann password hunter2 forever
             ^^^^^^^^ accounts
enable secret hunter2
^^^^^^^^^^^^^ accounts
snmp-servers community hunter2
^^^^^^^^^^^^^^^^^^^^^^
snmp-server host inside 10.0.0.1 community hunter2 sometimes
                                 ^^^^^^^^^ management
aaa-server R protocol radius
aaa-server R host 10.0.0.1
 key hunter2
tunnel-group T ipsec-attributes
 ikev1 pre-shared-key hunter2
 ikev3 pre-shared-key hunter2
 ^^^^^^^^^^^^^^^^^^^^ vpn
isakmp key hunter2 address 203.0.113.1
`,
  );
  const said = JSON.stringify(configuration, (_, value) => (typeof value === "bigint" ? `${value}` : value));
  expect(said).not.toContain("hunter2");
});

test("what a change takes back is not followed, and says so", () => {
  expectUnread(`
ssh 10.0.0.0 255.0.0.0 inside
no ssh 10.0.0.0 255.0.0.0 inside
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ management
no access-list A extended permit ip any any
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ filters
no ssh stricthostkeycheck
no snmp-server location
no http server enable
`);
});
