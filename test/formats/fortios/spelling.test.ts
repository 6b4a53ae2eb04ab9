import { describe, expect, test } from "vitest";
import { fortiOs } from "../../../server/src/formats/fortios/index.ts";
import type { Change } from "../../../server/src/model/change.ts";
import type { Configuration } from "../../../server/src/model/configuration.ts";
import { difference } from "../../../server/src/model/difference.ts";
import { readText, spelled } from "../../support/readings.ts";
import { branch } from "./samples.ts";

const rewritten = (changeOf: (configuration: Configuration) => Change, text = branch) =>
  spelled(fortiOs, text, changeOf);

/** The lines that a change takes away and adds. */
function changed(changeOf: (configuration: Configuration) => Change, text = branch): string[] | undefined {
  const now = rewritten(changeOf, text);
  if (now === undefined) return undefined;
  const [old, fresh] = [text.split("\n"), now.split("\n")];
  let start = 0;
  while (start < old.length && old[start] === fresh[start]) start++;
  let end = 0;
  while (end < old.length - start && end < fresh.length - start && old.at(-1 - end) === fresh.at(-1 - end)) end++;
  return [
    ...old.slice(start, old.length - end).map((line) => `-${line}`),
    ...fresh.slice(start, fresh.length - end).map((line) => `+${line}`),
  ];
}

function policy(configuration: Configuration, label: string) {
  const filter = configuration.filters.find((each) => each.name.value === "policy");
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
