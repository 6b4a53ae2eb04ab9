import { describe, expect, test } from "vitest";
import { ciscoIos } from "../../../server/src/formats/cisco-ios/index.ts";
import { ciscoNxOs } from "../../../server/src/formats/cisco-nxos/index.ts";
import type { Format } from "../../../server/src/formats/format.ts";
import type { Change, NewEntry, NewService, SettingName } from "../../../server/src/model/change.ts";
import type { Configuration } from "../../../server/src/model/configuration.ts";
import { filterDifference } from "../../../server/src/model/difference.ts";
import type { Entry, Filter } from "../../../server/src/model/filter.ts";
import { newEntry } from "../../support/changes.ts";
import { changedLines, readText, spelled } from "../../support/readings.ts";

const smb: NewService[] = [{ protocol: 6, ports: [445, 445] }];
const noSmb = newEntry("deny", [], [], smb, { log: true });
const web: NewService[] = [{ protocol: 6, ports: [80, 80, 443, 443] }];

const filterOf = ({ filters }: Configuration): Filter => {
  const filter = filters.find(({ title }) => title.endsWith("access list"));
  if (!filter) throw new Error("no list");
  return filter;
};

const entryAt = (configuration: Configuration, at: number): { filter: Filter; entry: Entry } => {
  const filter = filterOf(configuration);
  const found = filter.entries[at];
  if (!found) throw new Error("no such entry");
  return { filter, entry: found };
};

const changed = (format: Format, text: string, change: (configuration: Configuration) => Change) =>
  changedLines(text, spelled(format, text, change));

/** What the first list of the text lets through otherwise after a change: `newly-denied 445`. */
function effect(format: Format, text: string, change: (configuration: Configuration) => Change): string[] {
  const after = spelled(format, text, change);
  if (after === undefined) return ["not spelled"];
  const [before, now] = [text, after].map((each) => readText(format, each).configuration);
  if (!before || !now) throw new Error("not read");
  const { changes, complete } = filterDifference(before, now, filterOf(before), filterOf(now));
  expect(complete).toBe(true);
  return [...new Set(changes.map((each) => `${each.change} ${each.witness.destinationPort ?? "any"}`))];
}

const inserting =
  (entries: readonly NewEntry[], before?: number) =>
  (configuration: Configuration): Change => ({
    kind: "insert-entries",
    filter: filterOf(configuration),
    ...(before === undefined ? {} : { before: entryAt(configuration, before).entry }),
    entries,
  });

const replacing =
  (at: number, entries: readonly NewEntry[]) =>
  (configuration: Configuration): Change => ({ kind: "replace-entry", ...entryAt(configuration, at), entries });

const ofEntry =
  (kind: "remove-entry" | "log-entry" | "disable-entry", at: number) =>
  (configuration: Configuration): Change => ({ kind, ...entryAt(configuration, at) });

const numbered = `hostname r1
access-list 101 remark web
access-list 101 permit tcp any any eq www
access-list 101 permit ip any any time-range HOURS
time-range HOURS
 periodic daily 8:00 to 18:00
`;
const named = `ip access-list extended OUT
 remark web
 permit tcp any any eq www
 permit ip any any
!
`;
const withNumbers = `ip access-list extended OUT
 10 permit tcp any any eq www
 20 permit ip any any
`;
const six = `ipv6 access-list SIX
 permit tcp any any eq www
 permit ipv6 any any
`;
const nexus = `ip access-list OUT
  statistics per-entry
  10 remark web
  20 permit tcp any any eq www
  30 permit ip any any
`;

describe("an entry", () => {
  test("is removed with its remarks", () => {
    expect(changed(ciscoIos, named, ofEntry("remove-entry", 0))).toEqual([
      "- remark web",
      "- permit tcp any any eq www",
    ]);
    expect(changed(ciscoIos, numbered, ofEntry("remove-entry", 0))).toEqual([
      "-access-list 101 remark web",
      "-access-list 101 permit tcp any any eq www",
    ]);
    expect(changed(ciscoNxOs, nexus, ofEntry("remove-entry", 1))).toEqual(["-  30 permit ip any any"]);
  });

  test("that is the only one stays: an empty list lets everything pass", () => {
    const only = "ip access-list extended A\n permit tcp any any eq 22\n";
    expect(changed(ciscoIos, only, ofEntry("remove-entry", 0))).toBeUndefined();
    expect(changed(ciscoIos, only, ofEntry("disable-entry", 0))).toBeUndefined();
    const only6 = "ipv6 access-list A\n permit tcp any any eq 22\n";
    expect(changed(ciscoIos, only6, ofEntry("remove-entry", 0))).toBeUndefined();
  });

  test("is switched off by making a comment of it", () => {
    expect(changed(ciscoIos, withNumbers, ofEntry("disable-entry", 1))).toEqual([
      "- 20 permit ip any any",
      "+ ! 20 permit ip any any",
    ]);
    expect(changed(ciscoIos, numbered, ofEntry("disable-entry", 0))?.[1]).toBe(
      "+! access-list 101 permit tcp any any eq www",
    );
    expect(effect(ciscoIos, withNumbers, ofEntry("disable-entry", 1))).toEqual([
      expect.stringMatching(/^newly-denied (?!80$)/),
    ]);
  });

  test("is logged before its hours and its number", () => {
    expect(changed(ciscoIos, named, ofEntry("log-entry", 0))?.[1]).toBe("+ permit tcp any any eq www log");
    expect(changed(ciscoIos, numbered, ofEntry("log-entry", 1))?.[1]).toBe(
      "+access-list 101 permit ip any any log time-range HOURS",
    );
    expect(changed(ciscoNxOs, nexus, ofEntry("log-entry", 0))?.[1]).toBe("+  20 permit tcp any any eq www log");
    expect(
      changed(ciscoIos, "ipv6 access-list A\n deny ipv6 any any sequence 20\n", ofEntry("log-entry", 0))?.[1],
    ).toBe("+ deny ipv6 any any log sequence 20");
    expect(changed(ciscoIos, "access-list 9 permit 10.0.0.0 0.0.0.255\n", ofEntry("log-entry", 0))?.[1]).toBe(
      "+access-list 9 permit 10.0.0.0 0.0.0.255 log",
    );
    expect(
      changed(ciscoIos, "ip access-list extended A\n deny ip any any log-input\n", ofEntry("log-entry", 0)),
    ).toBeUndefined();
  });

  test("that no line writes, or that a show command printed, is left alone", () => {
    const shown = "Extended IP access list A\n    10 permit tcp any any eq 22 (5 matches)\n    20 deny ip any any\n";
    for (const kind of ["remove-entry", "log-entry", "disable-entry"] as const)
      expect(changed(ciscoIos, shown, ofEntry(kind, 0))).toBeUndefined();
    expect(changed(ciscoIos, shown, inserting([noSmb]))).toBeUndefined();
    // Neighbour discovery is permitted without a line.
    expect(changed(ciscoIos, six, ofEntry("log-entry", 2))).toBeUndefined();
  });
});

describe("new entries", () => {
  test("get a number that puts them where they stand, on a device that has the list already too", () => {
    expect(changed(ciscoIos, named, inserting([noSmb], 1))).toEqual(["+ 15 deny tcp any any eq 445 log"]);
    expect(changed(ciscoIos, withNumbers, inserting([noSmb, noSmb], 1))).toEqual([
      "+ 13 deny tcp any any eq 445 log",
      "+ 16 deny tcp any any eq 445 log",
    ]);
    expect(changed(ciscoNxOs, nexus, inserting([noSmb], 0))).toEqual(["+  5 deny tcp any any eq 445 log"]);
    expect(changed(ciscoIos, six, inserting([noSmb], 1))).toEqual(["+ deny tcp any any eq 445 log sequence 15"]);
    expect(
      changed(
        ciscoIos,
        "ipv6 access-list A\n sequence 10 permit tcp any any\n sequence 20 permit ipv6 any any\n",
        inserting([noSmb], 1),
      ),
    ).toEqual(["+ sequence 15 deny tcp any any eq 445 log"]);
    expect(
      changed(
        ciscoNxOs,
        "ipv6 access-list A\n  10 permit tcp any any\n  20 permit ipv6 any any\n",
        inserting([noSmb], 1),
      ),
    ).toEqual(["+  15 deny tcp any any eq 445 log"]);
  });

  test("of a numbered list are lines with numbers below its name: others would come last", () => {
    expect(changed(ciscoIos, numbered, inserting([noSmb], 0))).toEqual([
      "+ip access-list extended 101",
      "+ 5 deny tcp any any eq 445 log",
    ]);
    expect(
      changed(
        ciscoIos,
        "access-list 9 permit 10.0.0.0 0.0.0.255\naccess-list 9 permit any\n",
        inserting([newEntry("deny", ["192.0.2.0/24"], [])], 1),
      ),
    ).toEqual(["+ip access-list standard 9", "+ 15 deny 192.0.2.0 0.0.0.255"]);
  });

  test("take effect where they stand, and change nothing else", () => {
    for (const text of [named, withNumbers, numbered, six])
      for (const before of [0, 1])
        expect(effect(ciscoIos, text, inserting([noSmb], before)), text).toEqual(["newly-denied 445"]);
    for (const before of [0, 1])
      expect(effect(ciscoNxOs, nexus, inserting([noSmb], before))).toEqual(["newly-denied 445"]);
    for (const text of [named, withNumbers, numbered, six])
      expect(effect(ciscoIos, text, inserting([noSmb]))).toEqual([]);
  });

  test("go to the end of a list as its lines are written", () => {
    const deny = newEntry("deny", [], [], undefined, { log: true });
    expect(changed(ciscoIos, named, inserting([deny]))).toEqual(["+ deny ip any any log"]);
    expect(changed(ciscoIos, numbered, inserting([deny]))).toEqual(["+access-list 101 deny ip any any log"]);
    expect(changed(ciscoIos, withNumbers, inserting([deny, deny]))).toEqual([
      "+ 30 deny ip any any log",
      "+ 40 deny ip any any log",
    ]);
    expect(changed(ciscoNxOs, nexus, inserting([deny]))).toEqual(["+  40 deny ip any any log"]);
    expect(changed(ciscoIos, six, inserting([deny]))).toEqual(["+ deny ipv6 any any log"]);
    expect(changed(ciscoIos, "ip access-list extended A\n", inserting([deny]))).toEqual(["+ deny ip any any log"]);
  });

  test("are written as the vendor writes networks, protocols and ports", () => {
    const entries = [
      newEntry("permit", ["10.0.0.0/8"], ["192.0.2.1"], web),
      newEntry(
        "deny",
        ["10.0.0.0-10.0.0.2"],
        [],
        [{ protocol: 17, ports: [5000, 5010] }, { protocol: 50 }, { protocol: 99 }],
      ),
    ];
    expect(changed(ciscoIos, withNumbers, inserting(entries))).toEqual([
      "+ 30 permit tcp 10.0.0.0 0.255.255.255 host 192.0.2.1 eq 80",
      "+ 40 permit tcp 10.0.0.0 0.255.255.255 host 192.0.2.1 eq 443",
      "+ 50 deny udp 10.0.0.0 0.0.0.1 any range 5000 5010",
      "+ 60 deny esp 10.0.0.0 0.0.0.1 any",
      "+ 70 deny 99 10.0.0.0 0.0.0.1 any",
      "+ 80 deny udp host 10.0.0.2 any range 5000 5010",
      "+ 90 deny esp host 10.0.0.2 any",
      "+ 100 deny 99 host 10.0.0.2 any",
    ]);
    expect(changed(ciscoNxOs, nexus, inserting([entries[0] as NewEntry]))).toEqual([
      "+  40 permit tcp 10.0.0.0/8 host 192.0.2.1 eq 80",
      "+  50 permit tcp 10.0.0.0/8 host 192.0.2.1 eq 443",
    ]);
    const both = newEntry("permit", ["2001:db8::/32", "10.0.0.0/8"], [], web);
    expect(changed(ciscoIos, six, inserting([both]))).toEqual([
      "+ permit tcp 2001:db8::/32 any eq 80",
      "+ permit tcp 2001:db8::/32 any eq 443",
    ]);
  });

  test("that do not fit are not written", () => {
    const tight = "ip access-list extended A\n 1 permit tcp any any\n 2 permit ip any any\n";
    expect(changed(ciscoIos, tight, inserting([noSmb], 1))).toBeUndefined();
    expect(changed(ciscoIos, named, inserting([newEntry("deny", ["2001:db8::/32"], [])], 0))).toBeUndefined();
    expect(changed(ciscoIos, "access-list 9 permit any\n", inserting([noSmb]))).toBeUndefined();
  });

  test("keep line ends and indentation", () => {
    const after = spelled(
      ciscoIos,
      "ip access-list extended A\r\n   permit tcp any any\r\n   permit ip any any",
      inserting([noSmb]),
    );
    expect(after).toBe(
      "ip access-list extended A\r\n   permit tcp any any\r\n   permit ip any any\r\n   deny tcp any any eq 445 log",
    );
  });
});

describe("an entry is replaced", () => {
  const some = [newEntry("permit", [], [], web)];

  test("where it stands, by lines that keep its number", () => {
    expect(changed(ciscoIos, named, replacing(1, some))).toEqual([
      "- permit ip any any",
      "+ permit tcp any any eq 80",
      "+ permit tcp any any eq 443",
    ]);
    expect(changed(ciscoIos, withNumbers, replacing(0, some))).toEqual([
      "- 10 permit tcp any any eq www",
      "+ 10 permit tcp any any eq 80",
      "+ 15 permit tcp any any eq 443",
    ]);
    expect(changed(ciscoNxOs, nexus, replacing(1, some))).toEqual([
      "-  30 permit ip any any",
      "+  30 permit tcp any any eq 80",
      "+  40 permit tcp any any eq 443",
    ]);
    expect(changed(ciscoIos, numbered, replacing(0, some))?.slice(1)).toEqual([
      "+access-list 101 permit tcp any any eq 80",
      "+access-list 101 permit tcp any any eq 443",
    ]);
  });

  test("and keeps its hours where the new one asks for them", () =>
    expect(
      changed(ciscoIos, numbered, (configuration) => ({
        kind: "replace-entry",
        ...entryAt(configuration, 1),
        entries: [newEntry("permit", [], [], smb, { like: entryAt(configuration, 1).entry })],
      }))?.[1],
    ).toBe("+access-list 101 permit tcp any any eq 445 time-range HOURS"));

  test("and nothing but what it said changes", () =>
    expect(effect(ciscoIos, withNumbers, replacing(0, [newEntry("deny", [], [], smb)]))).toEqual(["newly-denied 445"]));
});

describe("statements are removed", () => {
  const removing = (format: Format, text: string, place: string) => (): string[] | undefined => {
    const start = text.indexOf(place);
    return changed(format, text, () => ({ kind: "remove-statement", span: { start, end: start + place.length } }));
  };

  test("with all that stands below them", () => {
    const text = "class-map match-any C\n match dscp ef\n match ip precedence 5\nhostname r1\n";
    const span = readText(ciscoIos, text).configuration.definitions[0]?.span ?? { start: 0, end: 0 };
    expect(changed(ciscoIos, text, () => ({ kind: "remove-statement", span }))).toEqual([
      "-class-map match-any C",
      "- match dscp ef",
      "- match ip precedence 5",
    ]);
  });

  test("all lines of a list", () => {
    const text = "access-list 9 permit 10.0.0.1\nhostname r1\naccess-list 9 permit 10.0.0.2\n";
    const { configuration } = readText(ciscoIos, text);
    const span = configuration.definitions.find(({ kind }) => kind === "filter")?.span ?? { start: 0, end: 0 };
    expect(spelled(ciscoIos, text, () => ({ kind: "remove-statement", span }))).toBe("hostname r1\n");
    expect(
      spelled(ciscoIos, `${named}hostname r1\n`, (each) => ({ kind: "remove-statement", span: filterOf(each).span })),
    ).toBe("!\nhostname r1\n");
  });

  test("what is on by default is said to be off", () => {
    expect(removing(ciscoIos, "ip http server\n", "ip http server")()).toEqual([
      "-ip http server",
      "+no ip http server",
    ]);
    expect(removing(ciscoNxOs, "feature telnet\n", "feature telnet")()).toEqual([
      "-feature telnet",
      "+no feature telnet",
    ]);
  });

  test("one way into a line of several", () => {
    const line = (input: string) => `line vty 0 4\n transport input ${input}\n`;
    expect(removing(ciscoIos, line("telnet ssh"), "telnet")()?.[1]).toBe("+ transport input ssh");
    expect(removing(ciscoIos, line("all"), "all")()?.[1]).toBe("+ transport input ssh");
    expect(removing(ciscoIos, line("telnet"), "telnet")()?.[1]).toBe("+ transport input none");
  });
});

describe("settings", () => {
  const setting = (format: Format, text: string, name: SettingName, value: string | number, place?: string) => {
    const start = place === undefined ? 0 : text.indexOf(place);
    const at = place === undefined ? {} : { at: { start, end: start + place.length } };
    return changed(format, text, () => ({ kind: "set", setting: name, value, ...at }));
  };
  const router = `service timestamps debug uptime
hostname r1
no logging on
logging buffered 8192 warnings
logging host 10.0.0.5
login block-for 60 attempts 20 within 30
line con 0
 exec-timeout 0 0
`;

  test("of logging are written where the device prints them", () => {
    expect(setting(ciscoIos, router, "logging-enabled", "on")).toEqual(["-no logging on", "+logging on"]);
    expect(setting(ciscoIos, router, "logging-timestamps", "on")).toEqual([
      "+service timestamps log datetime msec localtime show-timezone",
    ]);
    expect(setting(ciscoIos, router, "logging-server-level", 6)).toEqual(["+logging trap informational"]);
    expect(setting(ciscoIos, router, "logging-server", "10.0.0.6")).toEqual(["+logging host 10.0.0.6"]);
    expect(setting(ciscoIos, router, "logging-server", "10.0.0.5")).toBeUndefined();
    expect(setting(ciscoIos, router, "logging-local", 6)?.[1]).toBe("+logging buffered 8192 informational");
    expect(setting(ciscoIos, router, "log-kilobytes", 64)?.[1]).toBe("+logging buffered 65536 warnings");
  });

  test("of logins", () => {
    expect(setting(ciscoIos, router, "session-idle-minutes", 10, "0 0")?.[1]).toBe("+ exec-timeout 10 0");
    expect(setting(ciscoIos, router, "lockout-threshold", 5)?.[1]).toBe("+login block-for 60 attempts 5 within 30");
    expect(setting(ciscoIos, router, "lockout-minutes", 15, "60")?.[1]).toBe(
      "+login block-for 900 attempts 20 within 30",
    );
    expect(setting(ciscoIos, router, "lockout-window", 15, "60")?.[1]).toBe(
      "+login block-for 60 attempts 20 within 900",
    );
    expect(setting(ciscoIos, "hostname r1\n", "lockout-threshold", 5)).toEqual([
      "+login block-for 900 attempts 5 within 900",
    ]);
    expect(setting(ciscoIos, "hostname r1\n", "password-minimum-length", 12)).toEqual([
      "+security passwords min-length 12",
    ]);
    expect(setting(ciscoIos, "hostname r1\n", "password-history", 12)).toBeUndefined();
  });

  test("of NX-OS have words of their own", () => {
    const nx = "hostname n1\nlogging logfile messages 3 size 8192\nlogging server 10.0.0.5 2 use-vrf management\n";
    expect(setting(ciscoNxOs, nx, "logging-server-level", 6)?.[1]).toBe(
      "+logging server 10.0.0.5 6 use-vrf management",
    );
    expect(setting(ciscoNxOs, nx, "logging-local", 6)?.[1]).toBe("+logging logfile messages 6 size 8192");
    expect(setting(ciscoNxOs, nx, "log-kilobytes", 1024)?.[1]).toBe("+logging logfile messages 3 size 1048576");
    expect(setting(ciscoNxOs, nx, "logging-server", "10.0.0.6")).toEqual(["+logging server 10.0.0.6"]);
    expect(setting(ciscoNxOs, nx, "password-complexity", 1)).toEqual(["+password strength-check"]);
    expect(setting(ciscoNxOs, nx, "logging-enabled", "on")).toBeUndefined();
  });
});
