import { describe, expect, test } from "vitest";
import { junos } from "../../../server/src/formats/junos/index.ts";
import type { Change } from "../../../server/src/model/change.ts";
import type { Configuration } from "../../../server/src/model/configuration.ts";
import { difference } from "../../../server/src/model/difference.ts";
import { readText, spelled } from "../../support/readings.ts";
import { changed, entry } from "./changes.ts";
import { branch, router } from "./samples.ts";

describe("policies in braces", () => {
  test("logged: the end of what is permitted, the begin of what is denied", () => {
    expect(changed(branch, (each) => ({ kind: "log-entry", ...entry(each, "policies", "to-supplier") }))).toEqual([
      "+                    log {",
      "+                        session-close;",
      "+                    }",
    ]);
    const quiet = branch.replace("apply-groups logging;", "");
    expect(changed(quiet, (each) => ({ kind: "log-entry", ...entry(each, "policies", "rest") }))).toEqual([
      "+                    log {",
      "+                        session-init;",
      "+                    }",
    ]);
  });

  test("an action in one line becomes a block", () =>
    expect(
      changed(
        "security {\n    policies {\n        from-zone a to-zone b {\n            policy p {\n                then permit;\n            }\n        }\n    }\n}\n",
        (each) => ({ kind: "log-entry", ...entry(each, "policies", "p") }),
      ),
    ).toEqual([
      "-                then permit;",
      "+                then {",
      "+                    permit;",
      "+                    log {",
      "+                        session-close;",
      "+                    }",
      "+                }",
    ]));

  test("switched off, which changes what passes", () => {
    const change = (each: Configuration): Change => ({
      kind: "disable-entry",
      ...entry(each, "policies", "to-supplier"),
    });
    expect(changed(branch, change)).toEqual([
      "-            policy to-supplier {",
      "+            inactive: policy to-supplier {",
    ]);
    const now = spelled(junos, branch, change);
    const { changes } = difference(readText(junos, branch).configuration, readText(junos, now ?? "").configuration);
    expect(new Set(changes.map((each) => each.change))).toEqual(new Set(["newly-denied"]));
  });

  test("taken away", () => {
    const lines = changed(branch, (each) => ({ kind: "remove-entry", ...entry(each, "policies", "to-supplier") }));
    expect(lines?.[0]).toBe("-            policy to-supplier {");
    expect(lines).toHaveLength(10);
  });

  test("line ends are kept", () => {
    const now = spelled(junos, branch.replaceAll("\n", "\r\n"), (each) => ({
      kind: "log-entry",
      ...entry(each, "policies", "to-supplier"),
    }));
    expect(now).toContain("permit;\r\n                    log {\r\n");
  });

  test("what a group states is nobody's to change here", () => {
    const text = `groups { g { firewall { filter f { term t { then accept; } } } } }\napply-groups g;\n`;
    expect(changed(text, (each) => ({ kind: "remove-entry", ...entry(each, "f", "t") }))).toBeUndefined();
  });
});

describe("new policies", () => {
  const commands = `set applications application other protocol tcp destination-port 9
set security address-book global address host 10.0.0.9/32
set security policies from-zone a to-zone b policy all match source-address any destination-address any application any
set security policies from-zone a to-zone b policy all then permit
`;
  const kept = "set security address-book global address host 10.0.0.9/32";
  const added = (text: string, where: "before" | "end") =>
    changed(text, (each) => {
      const { filter, entry: like } = entry(each, "policies", "all");
      return {
        kind: "insert-entries",
        filter,
        ...(where === "before" ? { before: like } : {}),
        entries: [
          {
            action: "deny",
            sources: [],
            destinations: [{ family: 4, lo: 0x0a010000, hi: 0x0a01ffff }],
            services: [{ protocol: 6, ports: [443, 443, 8443, 8444] }],
            log: true,
            like,
          },
        ],
      };
    });

  test("bring the addresses and applications that they name", () =>
    expect(added(commands, "before")?.map((line) => (line.slice(1) === kept ? "=" : line))).toEqual([
      "=",
      "+set applications application tcp-8443-8444 protocol tcp",
      "+set applications application tcp-8443-8444 destination-port 8443-8444",
      "=",
      "+set security address-book global address 10.1.0.0/16 10.1.0.0/16",
      "+set security policies from-zone a to-zone b policy deny-1 match source-address any",
      "+set security policies from-zone a to-zone b policy deny-1 match destination-address 10.1.0.0/16",
      "+set security policies from-zone a to-zone b policy deny-1 match application [ junos-https tcp-8443-8444 ]",
      "+set security policies from-zone a to-zone b policy deny-1 then deny",
      "+set security policies from-zone a to-zone b policy deny-1 then log session-init",
    ]));

  test("stand at the end of their pair of zones, and pass what they say", () => {
    const change = (each: Configuration): Change => {
      const { filter, entry: like } = entry(each, "policies", "to-supplier");
      const rest = { action: "deny", sources: [], destinations: [], log: true, like } as const;
      return { kind: "insert-entries", filter, entries: [rest] };
    };
    const lines = changed(branch, change);
    expect(lines?.[0]).toBe("+            policy deny-1 {");
    expect(lines).toContain("+                        session-init;");
    const now = readText(junos, spelled(junos, branch, change) ?? "").configuration;
    expect(now.filters[0]?.entries.map((each) => each.label?.value)).toEqual([
      "out",
      "old",
      "rest",
      "to-supplier",
      "deny-1",
      "web",
      "no-shares",
    ]);
  });

  test("that would have to say more are not written", () =>
    expect(
      changed(branch, (each) => {
        const { filter, entry: like } = entry(each, "policies", "web");
        const rest = { action: "deny", sources: [], destinations: [], log: true, like } as const;
        return { kind: "insert-entries", filter, entries: [rest] };
      }),
    ).toBeUndefined());
});

describe("terms as commands", () => {
  test("logged, switched off, taken away", () => {
    expect(changed(router, (each) => ({ kind: "log-entry", ...entry(each, "protect", "fragments") }))).toEqual([
      "+set firewall family inet filter protect term fragments then syslog",
    ]);
    expect(changed(router, (each) => ({ kind: "disable-entry", ...entry(each, "protect", "ssh") }))).toEqual([
      "+deactivate firewall family inet filter protect term ssh",
    ]);
    expect(changed(router, (each) => ({ kind: "remove-entry", ...entry(each, "guard", "shares") }))).toEqual([
      "-set firewall family inet filter guard term shares from protocol tcp",
      "-set firewall family inet filter guard term shares from destination-port 445",
      "-set firewall family inet filter guard term shares then discard",
      "-set firewall family inet filter guard term rest then accept",
      "-deactivate firewall family inet filter guard term shares",
      "+set firewall family inet filter guard term rest then accept",
    ]);
  });

  test("new ones stand where they take effect", () =>
    expect(
      changed(router, (each) => {
        const { filter, entry: before } = entry(each, "protect", "fragments");
        return {
          kind: "insert-entries",
          filter,
          before,
          entries: [
            {
              action: "deny",
              sources: [{ family: 4, lo: 0x0a000000, hi: 0x0affffff }],
              destinations: [],
              services: [{ protocol: 6, ports: [22, 23, 80, 80] }],
              log: true,
            },
          ],
        };
      }),
    ).toEqual([
      "+set firewall family inet filter protect term deny-tcp-22 from source-address 10.0.0.0/8",
      "+set firewall family inet filter protect term deny-tcp-22 from protocol tcp",
      "+set firewall family inet filter protect term deny-tcp-22 from destination-port [ 22-23 80 ]",
      "+set firewall family inet filter protect term deny-tcp-22 then syslog",
      "+set firewall family inet filter protect term deny-tcp-22 then discard",
    ]));

  test("in braces too, and in place of another", () =>
    expect(
      changed(branch, (each) => ({
        kind: "replace-entry",
        ...entry(each, "from-office", "rest"),
        entries: [
          {
            action: "permit",
            sources: [],
            destinations: [],
            services: [{ protocol: 17, ports: [53, 53] }],
            log: false,
            remark: "names",
          },
        ],
      })),
    ).toEqual([
      "-            term rest {",
      "-                then accept;",
      "+            /* names */",
      "+            term permit-udp-53 {",
      "+                from {",
      "+                    protocol udp;",
      "+                    destination-port 53;",
      "+                }",
      "+                then {",
      "+                    accept;",
      "+                }",
    ]));
});

describe("statements and settings", () => {
  test("a service, and an unused address", () => {
    const telnet = (each: Configuration) => {
      const found = each.management?.services.find((service) => service.protocol === "telnet");
      if (!found) throw new Error("no telnet");
      return { kind: "remove-statement", span: found.span } as const;
    };
    expect(changed(branch, telnet)).toEqual(["-        telnet;"]);
    expect(
      changed(branch, ({ definitions }) => ({
        kind: "remove-statement",
        span: definitions.find((each) => each.name.value === "updates")?.span ?? { start: 0, end: 0 },
      })),
    ).toEqual(["-            address updates {", "-                dns-name updates.example.com;", "-            }"]);
  });

  test("one word of a list, where several zones let a service in", () => {
    const zone = (name: string) => `security-zone ${name} { host-inbound-traffic { system-services [ ssh telnet ]; } }`;
    const text = `security { zones { ${zone("a")} ${zone("b")} } }\nsystem { services { telnet; } }\n`;
    expect(
      spelled(junos, text, ({ management }) => ({
        kind: "remove-statement",
        span: management?.services[0]?.span ?? { start: 0, end: 0 },
      })),
    ).toContain("security-zone a { host-inbound-traffic { system-services [ ssh ]; } }");
  });

  test("numbers are written in place, or where they would stand", () => {
    const set = (text: string, setting: string, value: string | number) =>
      changed(text, () => ({ kind: "set", setting, value }) as Change);
    expect(set(branch, "password-minimum-length", 14)).toEqual([
      "-            minimum-length 12;",
      "+            minimum-length 14;",
    ]);
    expect(set(branch, "password-maximum-age", 90)).toEqual(["+            maximum-lifetime 90;"]);
    expect(set(router, "lockout-threshold", 5)).toEqual([
      "+set system login retry-options tries-before-disconnect 5",
      "+set system login retry-options lockout-period 15",
    ]);
    expect(set(router, "session-idle-minutes", 10)).toEqual(["+set system login idle-timeout 10"]);
    expect(set(branch, "logging-server-level", 6)).toEqual(["-            any notice;", "+            any info;"]);
    expect(set(router, "logging-server", "10.30.0.11")).toEqual(["+set system syslog host 10.30.0.11 any info"]);
    expect(set(branch, "logging-server", "10.30.0.11")).toEqual([
      "+        host 10.30.0.11 {",
      "+            any info;",
      "+        }",
    ]);
    expect(set(router, "logging-local", 6)).toEqual(["+set system syslog file messages any info"]);
    expect(set(branch, "log-days", 7)).toBeUndefined();
  });
});
