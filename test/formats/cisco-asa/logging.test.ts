import { describe, expect, test } from "vitest";
import { fact } from "../../support/facts.ts";
import { configurationOf, expectFacts, expectUnread } from "./facts.ts";
import { office, pix } from "./samples.ts";

test("what is said of logging, where it is said", () =>
  expectFacts(
    `
logging enable
^^^^^^^^^^^^^^ on
logging timestamp rfc5424
^^^^^^^^^^^^^^^^^^^^^^^^^ with time
logging buffer-size 65536
                    ^^^^^ 64 KB
logging buffered informational
                 ^^^^^^^^^^^^^ buffer from 6
logging trap errors
             ^^^^^^ servers from 3
logging host inside 10.0.0.1 tcp/1500
                    ^^^^^^^^ to 10.0.0.1 by tcp 1500
logging host inside 10.0.0.2 17/2020 format emblem
                    ^^^^^^^^ to 10.0.0.2 by udp 2020
logging host inside 10.0.0.3 tcp/6514 secure
                    ^^^^^^^^ to 10.0.0.3 by tls 6514
logging host inside 2001:db8::5
                    ^^^^^^^^^^^ to 2001:db8::5 by udp
no logging message 106023
                   ^^^^^^ denied-packets
no logging message 113019
                   ^^^^^^ vpn-sessions
no logging message 713119
                   ^^^^^^ vpn-sessions
no logging message 605004
                   ^^^^^^ logins
no logging message 302013
                   ^^^^^^ other
`,
    ({ logging }) =>
      logging
        ? [
            ...(logging.enabled ? [fact(logging.enabled, logging.enabled.value ? "on" : "off")] : []),
            ...(logging.timestamps ? [fact(logging.timestamps, "with time")] : []),
            ...logging.local.flatMap(({ level, kilobytes }) => [
              ...(level ? [fact(level, `buffer from ${level.value}`)] : []),
              ...(kilobytes ? [fact(kilobytes, `${kilobytes.value} KB`)] : []),
            ]),
            ...(logging.serverLevel ? [fact(logging.serverLevel, `servers from ${logging.serverLevel.value}`)] : []),
            ...logging.servers.map(({ address, transport, port }) =>
              fact(address, `to ${address.value} by ${transport}${port ? ` ${port}` : ""}`),
            ),
            ...logging.suppressed.map(({ id, about }) => fact(id, about)),
          ]
        : [],
  ));

describe("what is not said", () => {
  test("is off, in a configuration; a fragment leaves it open", () => {
    const { logging } = configurationOf("hostname h\ninterface g0\n nameif inside\n");
    expect(logging?.enabled).toMatchObject({ value: false, implied: expect.any(String) });
    expect(logging?.timestamps).toMatchObject({ value: false, implied: expect.any(String) });
    expect(logging?.serverLevel).toMatchObject({ value: undefined, implied: expect.any(String) });
    expect(configurationOf("access-list A permit ip any any\n").logging).toBeUndefined();
  });

  test("the buffer is small unless told otherwise", () =>
    expect(configurationOf("logging buffered 5\n").logging?.local).toMatchObject([
      { kind: "memory", level: { value: 5 }, kilobytes: { value: 4, implied: expect.any(String) } },
    ]));
});

test("what is switched off", () => {
  const { logging } = configurationOf("no logging enable\nno logging timestamp\nno logging trap\nno logging console\n");
  expect(logging?.enabled).toMatchObject({ value: false, span: { start: 0 } });
  expect(logging?.timestamps?.implied).toBeUndefined();
  expect(logging?.serverLevel).toMatchObject({ value: undefined });
  expect(logging?.serverLevel?.implied).toBeUndefined();
  expect(configurationOf("no logging on\n").logging?.enabled?.implied).toBeUndefined();
});

test("severities for one subject, and choices of messages", () => {
  const { logging } = configurationOf(office);
  expect(logging?.subjects).toMatchObject([{ about: "vpn", to: "servers", level: 6 }]);
  expect(
    configurationOf("logging list MINE level errors\nlogging list MINE message 113019\nlogging trap MINE\n").logging
      ?.serverLevel?.value,
  ).toBe(3);
});

test("as PIX writes it", () => {
  const { logging } = configurationOf(pix);
  expect(logging).toMatchObject({
    enabled: { value: true },
    serverLevel: { value: 4 },
    servers: [{ address: { value: "10.0.0.9" } }],
  });
});

test("on flash", () =>
  expect(
    configurationOf("logging flash-bufferwrap\nlogging flash-maximum-allocation 8192\n").logging?.local,
  ).toMatchObject([{ kind: "disk", kilobytes: { value: 8192 } }]));

test("a port no server listens on", () => {
  expectUnread(`
logging host inside 10.0.0.2 udp/500
                             ^^^^^^^ logging
logging somewhere
^^^^^^^^^^^^^^^^^ logging
`);
});
