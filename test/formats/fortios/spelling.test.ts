import { describe, expect, test } from "vitest";
import { fortiOs } from "../../../server/src/formats/fortios/index.ts";
import type { Change, NewEntry } from "../../../server/src/model/change.ts";
import type { Configuration } from "../../../server/src/model/configuration.ts";
import { difference } from "../../../server/src/model/difference.ts";
import { parseRange } from "../../../server/src/net/ip.ts";
import { changedLines, readText, spelled } from "../../support/readings.ts";
import { branch } from "./samples.ts";

const rewritten = (changeOf: (configuration: Configuration) => Change, text = branch) =>
  spelled(fortiOs, text, changeOf);

const changed = (changeOf: (configuration: Configuration) => Change, text = branch) =>
  changedLines(text, rewritten(changeOf, text));

function policy(configuration: Configuration, label: string) {
  const filter = configuration.filters.find((each) => each.title === "firewall policy");
  const entry = filter?.entries.find((each) => each.label?.value === label);
  if (!filter || !entry) throw new Error(`no policy ${label}`);
  return { filter, entry };
}

describe("policies", () => {
  test("logged", () => {
    expect(changed((each) => ({ kind: "log-entry", ...policy(each, "Updates") }))).toEqual([
      "+        set logtraffic all",
    ]);
    const quiet = branch.replace("set logtraffic all", "set logtraffic disable");
    expect(changed((each) => ({ kind: "log-entry", ...policy(each, "Mail from outside") }), quiet)).toEqual([
      "-        set logtraffic disable",
      "+        set logtraffic all",
    ]);
    expect(changed((each) => ({ kind: "log-entry", ...policy(each, "Mail from outside") }))).toBeUndefined();
  });

  test("switched off, which changes what passes", () => {
    const now = rewritten((each) => ({ kind: "disable-entry", ...policy(each, "Mail from outside") }));
    if (!now) throw new Error("no spelling");
    const { changes } = difference(readText(fortiOs, branch).configuration, readText(fortiOs, now).configuration);
    expect(new Set(changes.map((each) => each.change))).toEqual(new Set(["newly-denied"]));
    expect(changed((each) => ({ kind: "disable-entry", ...policy(each, "Mail from outside") }))).toEqual([
      "+        set status disable",
    ]);
  });

  test("taken away", () => {
    const lines = changed((each) => ({ kind: "remove-entry", ...policy(each, "14") }));
    expect(lines?.[0]).toBe("-    edit 14");
    expect(lines?.at(-1)).toBe("-    next");
    expect(lines).toHaveLength(11);
  });

  test("line ends are kept", () => {
    const text = branch.replaceAll("\n", "\r\n");
    const now = rewritten((each) => ({ kind: "log-entry", ...policy(each, "Updates") }), text);
    expect(now).toContain("        set nat enable\r\n        set logtraffic all\r\n    next\r\n");
  });

  test("what the vendor implies is nobody's to change", () =>
    expect(
      rewritten((each) => {
        const [filter] = each.filters;
        const [entry] = filter?.entries ?? [];
        if (!filter || !entry?.implied) throw new Error("no implied entry");
        return { kind: "log-entry", filter, entry };
      }),
    ).toBeUndefined());
});

describe("new policies", () => {
  const text = `config firewall address
    edit "office"
        set subnet 10.20.0.0 255.255.0.0
    next
end
config firewall policy
    edit 3
        set name "web"
        set srcintf "lan"
        set dstintf "wan1"
        set action accept
        set srcaddr "all"
        set dstaddr "all"
        set schedule "always"
        set service "ALL"
        set nat enable
    next
    edit 7
        set srcintf "lan"
        set dstintf "wan1"
        set srcaddr "all"
        set dstaddr "all"
        set schedule "always"
        set service "ALL"
    next
end
`;
  const range = (words: string) => [parseRange(words) ?? []].flat();
  const tcp = (...ports: readonly number[]) => [{ protocol: 6, ports }];
  const entry = (action: "permit" | "deny", more: Partial<NewEntry> = {}): NewEntry => ({
    action,
    sources: [],
    destinations: [],
    log: true,
    ...more,
  });
  const written = (kind: "insert-entries" | "replace-entry", ...entries: readonly NewEntry[]) =>
    rewritten((configuration) => {
      const found = policy(configuration, "web");
      const like = entries.map((each) => ({ ...each, like: found.entry }));
      return kind === "replace-entry"
        ? { kind, ...found, entries: like }
        : { kind, filter: found.filter, before: found.entry, entries: like };
    }, text);
  const changesIn = (now: string | undefined) => [
    ...new Set(
      difference(readText(fortiOs, text).configuration, readText(fortiOs, now ?? "").configuration).changes.map(
        (each) => each.change,
      ),
    ),
  ];

  test("stand before a policy, between its interfaces, with the objects they name", () => {
    const now = written(
      "insert-entries",
      entry("deny", {
        sources: range("10.20.0.0/16"),
        destinations: range("203.0.113.5-203.0.113.9"),
        services: tcp(53, 53),
      }),
    );
    expect(now).toBe(
      text
        .replace(
          "    next\nend\nconfig firewall policy\n",
          `    next
    edit "203.0.113.5-203.0.113.9"
        set type iprange
        set start-ip 203.0.113.5
        set end-ip 203.0.113.9
    next
end
config firewall service custom
    edit "tcp 53"
        set tcp-portrange 53
    next
end
config firewall policy
`,
        )
        .replace(
          "    edit 3\n",
          `    edit 8
        set srcintf "lan"
        set dstintf "wan1"
        set schedule "always"
        set srcaddr "office"
        set dstaddr "203.0.113.5-203.0.113.9"
        set service "tcp 53"
        set action deny
        set logtraffic all
    next
    edit 3
`,
        ),
    );
    expect(changesIn(now)).toEqual(["newly-denied"]);
  });

  test("take the place of a policy, which stays what it is where one of them does the same", () => {
    const now = written("replace-entry", entry("permit", { services: tcp(80, 80, 443, 443) }), entry("deny"));
    expect(now).toContain(
      '        set service "tcp 80 443"\n        set nat enable\n        set logtraffic all\n    next\n    edit 8\n',
    );
    expect(now).toContain("        set action deny\n        set logtraffic all\n    next\n    edit 7\n");
    expect(now).toContain('set name "web"');
    expect(changesIn(now)).toEqual(["newly-denied"]);
  });

  test("use the services of the device", () =>
    expect(written("insert-entries", entry("deny", { services: tcp(443, 443) }))).toContain('set service "HTTPS"'));

  test("keep what another policy of the same kind does beside letting packets pass", () =>
    expect(written("insert-entries", entry("permit", { services: tcp(443, 443) }))).toContain(
      "set nat enable\n        set srcaddr",
    ));

  test("hold addresses of the families that their like holds", () =>
    expect(written("insert-entries", entry("deny", { sources: range("2001:db8::/32") }))).toBeUndefined());

  test("are not written like nothing", () =>
    expect(
      rewritten((configuration) => {
        const { filter, entry: before } = policy(configuration, "web");
        return { kind: "insert-entries", filter, before, entries: [entry("deny")] };
      }, text),
    ).toBeUndefined());

  const both = (lines = "") =>
    text.replace(
      '        set dstaddr "all"\n',
      `        set dstaddr "all"\n        set srcaddr6 "all"\n        set dstaddr6 "all"\n${lines}`,
    );
  const inside = (whole: string, kind: "insert-entries" | "replace-entry", ...entries: readonly NewEntry[]) =>
    rewritten((configuration) => {
      const { filter, entry: found } = policy(configuration, "web");
      const like = entries.map((each) => ({ ...each, like: found }));
      return kind === "replace-entry"
        ? { kind, filter, entry: found, entries: like }
        : { kind, filter, before: found, entries: like };
    }, whole);
  const addressesIn = (now: string | undefined, number: number) => {
    const lines = (now ?? "").split("\n");
    const from = lines.indexOf(`    edit ${number}`);
    return lines
      .slice(from, lines.indexOf("    next", from))
      .flatMap((line) => /set ((?:src|dst)addr.*)/.exec(line)?.[1] ?? []);
  };

  test("are for both families where their like is, or for the one that they name", () => {
    expect(addressesIn(inside(both(), "insert-entries", entry("deny", { services: tcp(53, 53) })), 8)).toEqual([
      'srcaddr "all"',
      'dstaddr "all"',
      'srcaddr6 "all"',
      'dstaddr6 "all"',
    ]);
    const six = inside(both(), "insert-entries", entry("deny", { destinations: range("2001:db8:1::/48") }));
    expect(addressesIn(six, 8)).toEqual(['srcaddr6 "all"', 'dstaddr6 "2001:db8:1::/48"']);
    expect(six).toContain(
      'config firewall address6\n    edit "2001:db8:1::/48"\n        set ip6 2001:db8:1::/48\n    next\nend\n',
    );
    const four = inside(both(), "insert-entries", entry("deny", { sources: range("10.20.0.0/16") }));
    expect(addressesIn(four, 8)).toEqual(['srcaddr "office"', 'dstaddr "all"']);
  });

  test("lose the family that they are no longer for", () =>
    expect(
      addressesIn(inside(both(), "replace-entry", entry("permit", { destinations: range("2001:db8:1::1") })), 3),
    ).toEqual(['srcaddr6 "all"', 'dstaddr6 "2001:db8:1::1"']));

  test("of IPv6 in a table of their own", () => {
    const own = text
      .replace("config firewall policy\n", "config firewall policy6\n")
      .replace("config firewall address\n", "config firewall address6\n")
      .replace("set subnet 10.20.0.0 255.255.0.0", "set ip6 2001:db8:20::/48");
    const now = inside(own, "insert-entries", entry("deny", { sources: range("2001:db8:20::/48") }));
    expect(addressesIn(now, 8)).toEqual(['srcaddr "office"', 'dstaddr "all"']);
    expect(inside(own, "insert-entries", entry("deny", { sources: range("10.20.0.0/16") }))).toBeUndefined();
  });

  test("say for themselves what their like negates", () => {
    const negated = text.replace(
      '        set dstaddr "all"\n',
      '        set dstaddr "office"\n        set dstaddr-negate enable\n',
    );
    const deny = entry("deny", { destinations: range("203.0.113.5") });
    expect(addressesIn(inside(negated, "insert-entries", deny), 8)).toEqual(['srcaddr "all"', 'dstaddr "203.0.113.5"']);
    const permit = entry("permit", { destinations: range("203.0.113.5") });
    expect(addressesIn(inside(negated, "replace-entry", permit), 3)).toEqual([
      'srcaddr "all"',
      'dstaddr "203.0.113.5"',
    ]);
  });
});

describe("statements", () => {
  test("an object", () => {
    const lines = changed((each) => {
      const definition = each.definitions.find(({ name }) => name.value === "mail host");
      if (!definition) throw new Error("no definition");
      return { kind: "remove-statement", span: definition.span };
    });
    expect(lines).toEqual(['-    edit "mail host"', "-        set subnet 10.40.0.25 255.255.255.255", "-    next"]);
  });

  test("one way in of several", () => {
    const ways = (text: string, word: string) =>
      changed((each) => {
        const service = each.management?.services.find(({ protocol }) => protocol === word);
        if (!service) throw new Error(`no ${word}`);
        return { kind: "remove-statement", span: service.span };
      }, text);
    expect(ways(branch, "https")).toEqual([
      "-        set allowaccess ping https ssh",
      "+        set allowaccess ping ssh",
    ]);
    const alone = branch.replace("set allowaccess ping https ssh", "set allowaccess ssh");
    expect(ways(alone, "ssh")).toEqual(["-        set allowaccess ssh"]);
  });
});

describe("settings", () => {
  const set = (setting: Extract<Change, { kind: "set" }>["setting"], value: string | number, text = branch) =>
    changed(() => ({ kind: "set", setting, value }), text);

  test("where the file states them, or beside others", () => {
    expect(set("session-idle-minutes", 5)).toEqual(["-    set admintimeout 10", "+    set admintimeout 5"]);
    expect(set("lockout-threshold", 5)).toEqual(["+    set admin-lockout-threshold 5"]);
    expect(set("lockout-minutes", 15)).toEqual(["+    set admin-lockout-duration 900"]);
    expect(set("password-minimum-length", 14)).toEqual(["-    set minimum-length 12", "+    set minimum-length 14"]);
    expect(set("log-days", 60)).toEqual(["-    set maximum-log-age 30", "+    set maximum-log-age 60"]);
    expect(set("session-idle-minutes", 5000)).toBeUndefined();
  });

  test("a log server in a block of its own", () => {
    expect(set("logging-server", "10.30.0.11")).toEqual([
      "+config log syslogd2 setting",
      "+    set status enable",
      '+    set server "10.30.0.11"',
      "+end",
    ]);
    expect(set("logging-server", "10.30.0.10")).toBeUndefined();
    expect(set("logging-server", "not an address")).toBeUndefined();
  });

  test("its severity", () => {
    const coarse = branch.replace("set severity information", "set severity warning");
    expect(set("logging-server-level", 6, coarse)).toEqual([
      "-    set severity warning",
      "+    set severity information",
    ]);
  });

  test("messages switched off", () => {
    const text = `${branch}config log eventfilter\n    set vpn disable\nend\n`;
    const lines = changed((each) => {
      const [message] = each.logging?.suppressed ?? [];
      if (!message) throw new Error("nothing suppressed");
      return { kind: "set", setting: "unsuppress-message", value: message.id.value, at: message.span };
    }, text);
    expect(lines).toEqual(["-    set vpn disable", "+    set vpn enable"]);
  });
});
