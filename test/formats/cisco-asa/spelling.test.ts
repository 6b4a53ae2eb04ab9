import { describe, expect, test } from "vitest";
import { ciscoAsa } from "../../../server/src/formats/cisco-asa/index.ts";
import type { Change, NewEntry, NewService, SettingName } from "../../../server/src/model/change.ts";
import type { Configuration } from "../../../server/src/model/configuration.ts";
import type { Entry, Filter } from "../../../server/src/model/filter.ts";
import { everyIp4, everyIp6 } from "../../../server/src/net/ip.ts";
import { newEntry } from "../../support/changes.ts";
import { changedLines, spelled } from "../../support/readings.ts";
import { pix } from "./samples.ts";

const list = `hostname fw
object-group network HOSTS
 network-object host 10.0.0.1
access-list OUT remark the first
access-list OUT remark of two
access-list OUT extended permit tcp any object-group HOSTS eq www
access-list OUT extended permit ip any any time-range HOURS inactive
access-list OUT extended deny ip any any log disable
access-group OUT in interface outside
`;

const entryAt = (configuration: Configuration, at: number): { filter: Filter; entry: Entry } => {
  const filter = configuration.filters.find(({ name }) => !name.value.startsWith("security"));
  const entry = filter?.entries[at];
  if (!filter || !entry) throw new Error("no such entry");
  return { filter, entry };
};

const changed = (text: string, change: (configuration: Configuration) => Change) =>
  changedLines(text, spelled(ciscoAsa, text, change));

const ofEntry = (text: string, kind: "remove-entry" | "log-entry" | "disable-entry", at: number) =>
  changed(text, (configuration) => ({ kind, ...entryAt(configuration, at) }));

describe("an entry", () => {
  test("is removed with its remarks", () =>
    expect(ofEntry(list, "remove-entry", 0)).toEqual([
      "-access-list OUT remark the first",
      "-access-list OUT remark of two",
      "-access-list OUT extended permit tcp any object-group HOSTS eq www",
    ]));

  test("is logged before the words that limit it in time", () => {
    expect(ofEntry(list, "log-entry", 0)).toEqual([
      "-access-list OUT extended permit tcp any object-group HOSTS eq www",
      "+access-list OUT extended permit tcp any object-group HOSTS eq www log",
    ]);
    expect(ofEntry(list, "log-entry", 1)?.[1]).toBe(
      "+access-list OUT extended permit ip any any log time-range HOURS inactive",
    );
    expect(ofEntry(list, "log-entry", 2)?.[1]).toBe("+access-list OUT extended deny ip any any log");
    expect(ofEntry("access-list A extended permit ip any any log warnings\n", "log-entry", 0)).toBeUndefined();
  });

  test("is switched off", () => {
    expect(ofEntry(list, "disable-entry", 0)?.[1]).toBe(
      "+access-list OUT extended permit tcp any object-group HOSTS eq www inactive",
    );
    expect(ofEntry(list, "disable-entry", 1)).toBeUndefined();
  });

  test("is replaced where it stands, by entries that keep its hours", () => {
    const web: NewService[] = [{ protocol: 6, ports: [80, 80, 443, 443] }];
    const text = "access-list A extended permit ip any any time-range T\naccess-list A extended deny ip any any\n";
    expect(
      changed(text, (configuration) => {
        const { filter, entry: like } = entryAt(configuration, 0);
        const permit = newEntry("permit", ["10.0.0.0/8"], [], web, { like });
        const deny = newEntry("deny", [], [], undefined, { log: true, like });
        return { kind: "replace-entry", filter, entry: like, entries: [permit, deny] };
      }),
    ).toEqual([
      "-access-list A extended permit ip any any time-range T",
      "+access-list A extended permit tcp 10.0.0.0 255.0.0.0 any eq 80 time-range T",
      "+access-list A extended permit tcp 10.0.0.0 255.0.0.0 any eq 443 time-range T",
      "+access-list A extended deny ip any any log time-range T",
    ]);
  });

  test("that is the only one of its list, or that no line writes, is left alone", () => {
    expect(ofEntry("access-list A extended permit ip any any\n", "remove-entry", 0)).toBeUndefined();
    const levels = "interface g0\n nameif inside\ninterface g1\n nameif outside\n";
    expect(
      changed(levels, ({ filters }) => {
        const filter = filters.find(({ entries }) => entries.length > 0);
        const first = filter?.entries[0];
        if (!filter || !first) throw new Error("no implied entry");
        return { kind: "log-entry", filter, entry: first };
      }),
    ).toBeUndefined();
  });

  test("of show access-list is not written to", () => {
    const shown =
      "access-list A line 1 extended permit ip any any (hitcnt=0) 0x1\naccess-list A line 2 extended deny ip any any (hitcnt=0) 0x2\n";
    expect(ofEntry(shown, "log-entry", 0)).toBeUndefined();
    expect(ofEntry(shown, "disable-entry", 0)).toBeUndefined();
    expect(
      changed(shown, (configuration) => ({
        kind: "insert-entries",
        filter: entryAt(configuration, 0).filter,
        entries: [newEntry("deny", [], [])],
      })),
    ).toBeUndefined();
  });
});

describe("new entries", () => {
  const inserted = (text: string, entries: readonly NewEntry[], before?: number) =>
    changed(text, (configuration) => ({
      kind: "insert-entries",
      filter: entryAt(configuration, 0).filter,
      ...(before === undefined ? {} : { before: entryAt(configuration, before).entry }),
      entries,
    }));

  test("go before an entry and its remarks, or to the end", () => {
    expect(
      inserted(list, [newEntry("deny", ["192.0.2.0/24"], [], undefined, { log: true, remark: "no\n more" })], 0),
    ).toEqual(["+access-list OUT remark no more", "+access-list OUT extended deny ip 192.0.2.0 255.255.255.0 any log"]);
    expect(inserted(list, [newEntry("permit", [], ["10.0.0.1"], [{ protocol: 17, ports: [53, 53] }])])).toEqual([
      "+access-list OUT extended permit udp any host 10.0.0.1 eq 53",
    ]);
  });

  test("say addresses and services as the device does", () =>
    expect(
      inserted(list, [
        newEntry(
          "permit",
          ["10.0.0.1-10.0.0.4"],
          ["2001:db8::/32", "10.9.0.0/16"],
          [{ protocol: 6, ports: [5000, 5010] }],
        ),
        newEntry("deny", ["2001:db8::1"], [], [{ protocol: 1 }, { protocol: 47 }, { protocol: 99 }]),
        { ...newEntry("deny", [], []), sources: [everyIp4], destinations: [everyIp4, everyIp6] },
      ]),
    ).toEqual([
      "+access-list OUT extended permit tcp host 10.0.0.1 10.9.0.0 255.255.0.0 range 5000 5010",
      "+access-list OUT extended permit tcp 10.0.0.2 255.255.255.254 10.9.0.0 255.255.0.0 range 5000 5010",
      "+access-list OUT extended permit tcp host 10.0.0.4 10.9.0.0 255.255.0.0 range 5000 5010",
      "+access-list OUT extended deny icmp host 2001:db8::1 any",
      "+access-list OUT extended deny gre host 2001:db8::1 any",
      "+access-list OUT extended deny 99 host 2001:db8::1 any",
      "+access-list OUT extended deny ip any4 any",
    ]));

  test("are written as old devices write them", () =>
    expect(inserted(pix, [{ ...newEntry("deny", [], ["10.0.0.0/8"]), sources: [everyIp4] }], 0)).toEqual([
      "+access-list acl_out deny ip any 10.0.0.0 255.0.0.0",
    ]));

  test("that would take a hundred lines are not written", () =>
    expect(
      inserted(list, [
        newEntry(
          "deny",
          Array.from({ length: 101 }, (_, at) => `10.0.${at}.0/24`),
          [],
        ),
      ]),
    ).toBeUndefined());
});

test("line ends and blanks before a line are kept", () => {
  const windows = "  access-list A extended permit tcp any any\r\n  access-list A extended permit udp any any";
  const at = (kind: "remove-entry" | "log-entry", place: number) =>
    spelled(ciscoAsa, windows, (configuration) => ({ kind, ...entryAt(configuration, place) }));
  expect(at("log-entry", 0)).toBe(windows.replace("tcp any any", "tcp any any log"));
  expect(at("remove-entry", 0)).toBe("  access-list A extended permit udp any any");
  expect(at("remove-entry", 1)).toBe("  access-list A extended permit tcp any any");
  expect(
    spelled(ciscoAsa, windows, (configuration) => ({
      kind: "insert-entries",
      filter: entryAt(configuration, 0).filter,
      entries: [newEntry("deny", [], []), newEntry("permit", [], [])],
    })),
  ).toBe(`${windows}\r\n  access-list A extended deny ip any any\r\n  access-list A extended permit ip any any`);
});

describe("a statement is removed", () => {
  const removed = (text: string, start: string, length = start.length) =>
    changed(text, () => ({
      kind: "remove-statement",
      span: { start: text.indexOf(start), end: text.indexOf(start) + length },
    }));

  test("with what stands below it", () => {
    const text = "hostname h\nobject network A\n host 10.0.0.1\n!\ntelnet 0 0 inside\n";
    expect(removed(text, "object network A\n host 10.0.0.1")).toEqual(["-object network A", "- host 10.0.0.1"]);
    expect(removed(text, "object network A")).toEqual(["-object network A", "- host 10.0.0.1"]);
    expect(removed(text, "telnet 0 0 inside")).toEqual(["-telnet 0 0 inside"]);
    expect(removed(text, "host 10")).toEqual(["- host 10.0.0.1"]);
  });

  test("pasted without blanks, too", () =>
    expect(removed("object network A\nhost 10.0.0.1\nhostname h\n", "object network A")).toEqual([
      "-object network A",
      "-host 10.0.0.1",
    ]));

  test("a list with all its lines and no others", () => {
    const text = `access-list A remark one
access-list A extended permit tcp any any
access-list B extended permit ip any any
access-list A extended permit udp any any
`;
    const after = spelled(ciscoAsa, text, ({ definitions }) => {
      const definition = definitions.find(({ name }) => name.value === "A");
      if (!definition) throw new Error("no list");
      return { kind: "remove-statement", span: definition.span };
    });
    expect(after).toBe("access-list B extended permit ip any any\n");
  });

  test("what several statements define goes with all of them", () => {
    const text =
      "group-policy A internal\nhostname h\ngroup-policy A attributes\n vpn-filter none\nntp server 10.0.0.1\n";
    const after = spelled(ciscoAsa, text, ({ definitions }) => {
      const definition = definitions.find(({ name }) => name.value === "A");
      if (!definition) throw new Error("no policy");
      return { kind: "remove-statement", span: definition.span };
    });
    expect(after).toBe("hostname h\nntp server 10.0.0.1\n");
  });
});

describe("settings", () => {
  const set = (text: string, setting: SettingName, value: string | number, at?: string) =>
    changed(text, () => {
      const start = at === undefined ? 0 : text.indexOf(at);
      const span = at === undefined ? {} : { at: { start, end: start + at.length } };
      return { kind: "set", setting, value, ...span };
    });
  const base = "hostname h\nlogging enable\nlogging buffered debugging\naaa authentication ssh console LOCAL\n: end\n";

  test("of logging", () => {
    expect(set("hostname h\n: end\n", "logging-enabled", "on")).toEqual(["+logging enable"]);
    expect(set("no logging enable\nhostname h\n", "logging-enabled", "on")).toEqual([
      "-no logging enable",
      "+logging enable",
    ]);
    expect(set(base, "logging-enabled", "on")).toBeUndefined();
    expect(set(base, "logging-timestamps", "on")).toEqual(["+logging timestamp"]);
    expect(set(base, "logging-server-level", 6)).toEqual(["+logging trap informational"]);
    expect(set("logging trap errors\n", "logging-server-level", 6)).toEqual([
      "-logging trap errors",
      "+logging trap informational",
    ]);
    expect(set("no logging trap\n", "logging-server-level", 5)).toEqual([
      "-no logging trap",
      "+logging trap notifications",
    ]);
    expect(set(base, "logging-local", 6)).toEqual(["-logging buffered debugging", "+logging buffered informational"]);
    expect(set(base, "log-kilobytes", 512, "logging buffered")).toEqual(["+logging buffer-size 524288"]);
    expect(set(base, "log-kilobytes", 4096, "logging buffered")).toBeUndefined();
    expect(set(base, "log-days", 7)).toBeUndefined();
  });

  test("of log servers, by the interface that reaches them", () => {
    const text = `interface g0
 nameif outside
 ip address 198.51.100.2 255.255.255.0
interface g1
 nameif mgmt
 ip address 10.40.0.1 255.255.255.0
route outside 0.0.0.0 0.0.0.0 198.51.100.1
route mgmt 10.50.0.0 255.255.0.0 10.40.0.9
logging host mgmt 10.40.0.10
`;
    expect(set(text, "logging-server", "10.40.0.20")).toEqual(["+logging host mgmt 10.40.0.20"]);
    expect(set(text, "logging-server", "10.50.1.1")).toEqual(["+logging host mgmt 10.50.1.1"]);
    expect(set(text, "logging-server", "192.0.2.1")).toEqual(["+logging host outside 192.0.2.1"]);
    expect(set(text, "logging-server", "10.40.0.10")).toBeUndefined();
    expect(set(text, "logging-server", "logs.example.com")).toBeUndefined();
    expect(set(base, "logging-server", "10.40.0.20")).toBeUndefined();
  });

  test("a message that was switched off", () => {
    const text = "logging enable\nno logging message 106023\nlogging trap errors\n";
    expect(set(text, "unsuppress-message", "106023", "no logging message 106023")).toEqual([
      "-no logging message 106023",
    ]);
    expect(set(text, "unsuppress-message", "106023", "logging enable")).toBeUndefined();
  });

  test("of accounts", () => {
    expect(set(base, "lockout-threshold", 5)).toEqual(["+aaa local authentication attempts max-fail 5"]);
    expect(set("aaa local authentication attempts max-fail 16\n", "lockout-threshold", 5)?.[1]).toBe(
      "+aaa local authentication attempts max-fail 5",
    );
    expect(set(base, "lockout-threshold", 99)).toBeUndefined();
    expect(set(base, "password-minimum-length", 12)).toEqual(["+password-policy minimum-length 12"]);
    expect(set(base, "password-reversible", 0)).toBeUndefined();
  });

  test("of idle sessions", () => {
    const text =
      "ssh 10.0.0.0 255.0.0.0 inside\ntelnet timeout 1440\nconsole timeout 0\ngroup-policy A attributes\n vpn-idle-timeout none\n";
    expect(set(text, "session-idle-minutes", 10, "ssh 10.0.0.0")).toEqual(["+ssh timeout 10"]);
    expect(set(text, "session-idle-minutes", 10, "1440")).toEqual(["-telnet timeout 1440", "+telnet timeout 10"]);
    expect(set(text, "session-idle-minutes", 10, "console timeout 0")).toEqual([
      "-console timeout 0",
      "+console timeout 10",
    ]);
    expect(set(text, "session-idle-minutes", 30, "none")).toEqual(["- vpn-idle-timeout none", "+ vpn-idle-timeout 30"]);
  });

  test("of a tunnel's hours, wherever its policy is pointed at", () => {
    const text = `time-range HOURS
 periodic weekdays 8:00 to 18:00
group-policy GP internal
group-policy GP attributes
 vpn-idle-timeout 30
 webvpn
  anyconnect ask none
tunnel-group T general-attributes
 default-group-policy GP
`;
    for (const at of ["GP attributes", "GP\n", "vpn-idle-timeout"])
      expect(set(text, "vpn-hours", "HOURS", at.replace(/( attributes|\n)$/, "")), at).toEqual([
        "+ vpn-access-hours value HOURS",
      ]);
    const stated = text.replace("vpn-idle-timeout 30", "vpn-access-hours none");
    expect(set(stated, "vpn-hours", "HOURS", "vpn-access-hours none")).toEqual([
      "- vpn-access-hours none",
      "+ vpn-access-hours value HOURS",
    ]);
    const bare = "time-range HOURS\n periodic daily 8:00 to 18:00\ngroup-policy GP internal\n";
    expect(set(bare, "vpn-hours", "HOURS", "GP")).toEqual([
      "+group-policy GP attributes",
      "+ vpn-access-hours value HOURS",
    ]);
  });
});

test("what an ASA has no words for", () => {
  const principal = { text: "x", span: { start: 0, end: 0 } };
  const group = { group: principal, members: [], mode: "replace" as const, span: { start: 0, end: 0 } };
  expect(changed(list, () => ({ kind: "remove-member", group, member: principal }))).toBeUndefined();
  expect(changed(list, () => ({ kind: "add-right-holders", right: "r", holders: [] }))).toBeUndefined();
});
