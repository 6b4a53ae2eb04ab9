import type { SettingName } from "../../../../model/change.ts";
import { parseIp } from "../../../../net/ip.ts";
import type { TextEdit } from "../../../../text/edit.ts";
import { indentOf, insertAfter } from "../../../../text/line-edits.ts";
import type { Span } from "../../../../text/span.ts";
import { between, level } from "../../spell/bounds.ts";
import { Page } from "../../spell/page.ts";
import type { IosSyntax } from "../read.ts";
import { setNxosSetting } from "./nxos-settings.ts";

/** Writes what a setting says where the file says it, or beside statements of its kind. */
export function setSetting(
  text: string,
  { statements, dialect }: IosSyntax,
  setting: SettingName,
  value: string | number,
  at: Span | undefined,
): TextEdit[] | undefined {
  const page = new Page(text, statements, rankOf);
  if (setting === "session-idle-minutes") return idleMinutes(page, Number(value), at);
  if (setting === "isolate-port") return isolatePort(page, at);
  if (dialect === "nxos") return setNxosSetting(page, setting, value, at);
  switch (setting) {
    case "logging-enabled":
      return page.state("logging on", /^(no )?logging on$/, "logging");
    case "logging-timestamps":
      return page.state(
        "service timestamps log datetime msec localtime show-timezone",
        /^(no )?service timestamps( log\b.*)?$/,
        "service",
      );
    case "logging-server-level":
      return level(value, (name) => page.state(`logging trap ${name}`, /^(no )?logging trap\b/, "logging"));
    case "logging-local":
      return level(value, (name) => buffer(page, { level: name }));
    case "log-kilobytes":
      return between(Math.ceil(Number(value)), 4, 2_097_151, (kilobytes) => buffer(page, { bytes: kilobytes * 1024 }));
    case "logging-server":
      return logServer(page, String(value));
    case "lockout-threshold":
      return lockout(page, Number(value));
    case "lockout-minutes":
      return blockFor(page, at, /block-for \d+/, (minutes) => `block-for ${minutes * 60}`, value);
    case "lockout-window":
      return blockFor(page, at, /within \d+/, (minutes) => `within ${minutes * 60}`, value);
    case "password-minimum-length":
      return between(value, 1, 16, (length) =>
        page.state(`security passwords min-length ${length}`, /^security passwords min-length\b/, "security"),
      );
    case "unsuppress-message":
    case "vpn-hours":
    case "password-complexity":
    case "password-maximum-age":
    case "password-history":
    case "password-reversible":
    case "log-days":
    case "force-logoff-outside-hours":
      return undefined;
  }
}

/** The order in which the device prints its logging statements; all others are equal. */
const loggingOrder = ["on", "buffered", "trap", "host"];

function rankOf(line: string): number {
  const [first, second, third] = line.split(/\s+/);
  const rank = loggingOrder.indexOf((first === "no" ? third : second) ?? "");
  return rank < 0 ? loggingOrder.length : rank;
}

/** `logging buffered [BYTES] [LEVEL]`, where one of them stays as it was */
function buffer(page: Page, { bytes, level: name }: { bytes?: number; level?: string }): TextEdit[] | undefined {
  const now = /^(?:no )?logging buffered\b/;
  const stated = page.find(now);
  const words = stated ? page.lineAt(stated.start).split(/\s+/).slice(2) : [];
  const size = bytes ?? words.find((word) => /^\d{4,}$/.test(word));
  const severity = name ?? words.find((word) => /^([0-7]|[a-z]+)$/.test(word) && word !== "discriminator");
  if (words.includes("discriminator")) return undefined;
  return page.state(
    ["logging buffered", size, severity].filter((word) => word !== undefined).join(" "),
    now,
    "logging",
  );
}

/** `logging host A`; older releases leave `host` out */
function logServer(page: Page, value: string): TextEdit[] | undefined {
  const address = parseIp(value);
  if (address === undefined) return undefined;
  const word = typeof address === "bigint" ? `ipv6 ${value}` : value;
  const stated = new RegExp(`^logging (host )?${word.replace(/[.]/g, "\\.")}(\\s|$)`);
  return page.find(stated) ? undefined : page.add([`logging host ${word}`], "logging");
}

/** Lets a number of failures lock a user out, or block logins for a while. */
function lockout(page: Page, value: number): TextEdit[] | undefined {
  const own = page.find(/^aaa local authentication attempts max-fail\b/);
  if (own)
    return between(value, 1, 65_535, () => page.write(own, `aaa local authentication attempts max-fail ${value}`));
  const block = page.find(/^login block-for \d+ attempts \d+/);
  return between(value, 1, 65_535, () => {
    if (!block) return page.add([`login block-for 900 attempts ${value} within 900`], "login");
    return page.write(block, page.lineAt(block.start).replace(/attempts \d+/, `attempts ${value}`));
  });
}

function blockFor(
  page: Page,
  at: Span | undefined,
  part: RegExp,
  write: (minutes: number) => string,
  value: string | number,
): TextEdit[] | undefined {
  if (!at || !/^login block-for\b/.test(page.lineAt(at.start))) return undefined;
  return between(value, 1, 1092, (minutes) => page.write(at, page.lineAt(at.start).replace(part, write(minutes))));
}

/** ` switchport protected` below what makes the port one for end devices */
function isolatePort({ text }: Page, at: Span | undefined): TextEdit[] | undefined {
  return at && [insertAfter(text, at.start, [`${indentOf(text, at.start)}switchport protected`])];
}

/** ` exec-timeout MINUTES [0]` below a line */
function idleMinutes(page: Page, minutes: number, at: Span | undefined): TextEdit[] | undefined {
  const line = at ? page.lineAt(at.start) : "";
  if (!at || !/^(no )?exec-timeout\b/.test(line)) return undefined;
  const seconds = /^exec-timeout \d+ \d+/.test(line) ? " 0" : "";
  return between(minutes, 1, 35_791, () => page.write(at, `exec-timeout ${minutes}${seconds}`));
}
