import type { SettingName } from "../../../model/change.ts";
import { parseIp } from "../../../net/ip.ts";
import type { PathNode } from "../../../syntax/path-tree.ts";
import type { TextEdit } from "../../../text/edit.ts";
import type { Span } from "../../../text/span.ts";
import { addTo, type Page, type Piece, wordInPlaceOf } from "./page.ts";

/** Writes what a setting says, where the configuration states it or would. */
export function setSetting(
  page: Page,
  setting: SettingName,
  value: string | number,
  at: Span | undefined,
): TextEdit[] | undefined {
  const write = (least: number, most: number, ...path: readonly string[]) => between(page, value, least, most, path);
  switch (setting) {
    case "password-minimum-length":
      return write(6, 20, "system", "login", "password", "minimum-length");
    case "password-maximum-age":
      return write(30, 365, "system", "login", "password", "maximum-lifetime");
    case "password-history":
      return write(1, 20, "system", "login", "password", "minimum-reuse");
    case "lockout-threshold":
      return lockout(page, Number(value));
    case "lockout-minutes":
      return write(1, 43_200, "system", "login", "retry-options", "lockout-period");
    case "session-idle-minutes":
      return idleTime(page, Number(value), at);
    case "logging-server":
      return logServer(page, String(value));
    case "logging-server-level":
      return serverLevel(page, Number(value));
    case "logging-local":
      return localLog(page, Number(value));
    case "password-complexity":
    case "password-reversible":
    case "lockout-window":
    case "force-logoff-outside-hours":
    case "log-kilobytes":
    case "log-days":
    case "logging-enabled":
    case "logging-timestamps":
    case "unsuppress-message":
    case "vpn-hours":
      return undefined;
  }
}

function between(
  page: Page,
  value: string | number,
  least: number,
  most: number,
  path: readonly string[],
): TextEdit[] | undefined {
  const number = Number(value);
  return Number.isInteger(number) && least <= number && number <= most ? state(page, path, String(number)) : undefined;
}

/** Writes the value at the end of a path: in place of the one there, or in the innermost block that is there already. */
function state(page: Page, path: readonly string[], value: string): TextEdit[] | undefined {
  let node: PathNode = page.syntax.tree.root;
  for (const [at, word] of path.entries()) {
    const next = node.find(word);
    if (next?.inactive || next?.origin) return undefined;
    if (!next) return at === 0 ? undefined : addTo(page, node, [nested(path.slice(at), value)]);
    node = next;
  }
  const now = node.children.at(-1);
  if (!now) return addTo(page, node, [{ words: value }]);
  return now.word === value || now.origin ? undefined : wordInPlaceOf(page, now, value);
}

function nested(path: readonly string[], value: string): Piece {
  const [first = "", ...rest] = path;
  return rest.length === 0 ? { words: `${first} ${value}` } : { words: first, below: [nested(rest, value)] };
}

/** Nobody is locked out without a period. */
function lockout(page: Page, tries: number): TextEdit[] | undefined {
  if (!Number.isInteger(tries) || tries < 2 || tries > 10) return undefined;
  const system = page.syntax.tree.root.find("system");
  const login = system?.find("login");
  const options = login?.find("retry-options");
  if (!options) {
    const piece: Piece = {
      words: "retry-options",
      below: [{ words: `tries-before-disconnect ${tries}` }, { words: "lockout-period 15" }],
    };
    if (login) return addTo(page, login, [piece]);
    return system && addTo(page, system, [{ words: "login", below: [piece] }]);
  }
  const path = ["system", "login", "retry-options"];
  const stated = state(page, [...path, "tries-before-disconnect"], String(tries)) ?? [];
  const period = options.has("lockout-period") ? [] : (state(page, [...path, "lockout-period"], "15") ?? []);
  const edits = together([...stated, ...period]);
  return edits.length > 0 ? edits : undefined;
}

/** Two pieces written at one place are one edit. */
function together(edits: readonly TextEdit[]): TextEdit[] {
  const [a, b] = edits;
  if (!a || !b || a.span.start !== b.span.start || a.span.end !== b.span.end) return [...edits];
  return [{ span: a.span, text: a.text + b.text }];
}

/** The number that a class states, or one for all classes. */
function idleTime(page: Page, minutes: number, at: Span | undefined): TextEdit[] | undefined {
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > 60) return undefined;
  if (at && /^[0-9]+$/.test(page.text.slice(at.start, at.end))) return [{ span: at, text: String(minutes) }];
  return state(page, ["system", "login", "idle-timeout"], String(minutes));
}

/** `host 192.0.2.1 { any info; }` */
function logServer(page: Page, address: string): TextEdit[] | undefined {
  if (parseIp(address) === undefined) return undefined;
  const system = page.syntax.tree.root.find("system");
  const syslog = system?.find("syslog");
  const host: Piece = { words: `host ${address}`, below: [{ words: "any info" }] };
  if (syslog?.find("host")?.find(address)) return undefined;
  if (syslog) return addTo(page, syslog, [host]);
  return system && addTo(page, system, [{ words: "syslog", below: [host] }]);
}

/** `file messages { any info; }` */
function localLog(page: Page, level: number): TextEdit[] | undefined {
  const severity = severities[level];
  const syslog = page.syntax.tree.root.find("system")?.find("syslog");
  if (!severity || !syslog || syslog.find("file")?.find("messages")) return undefined;
  return addTo(page, syslog, [{ words: "file messages", below: [{ words: `any ${severity}` }] }]);
}

const severities = ["emergency", "alert", "critical", "error", "warning", "notice", "info", "any"];

/** `any info` of every host that takes less, and of those that take something else alone */
function serverLevel(page: Page, level: number): TextEdit[] | undefined {
  const severity = severities[level];
  const hosts = page.syntax.tree.root.find("system")?.find("syslog")?.find("host")?.children ?? [];
  if (!severity) return undefined;
  const edits = hosts.flatMap((host): TextEdit[] => {
    const now = host.find("any")?.children.at(-1);
    if (!now) return addTo(page, host, [{ words: `any ${severity}` }]) ?? [];
    const stated = severities.indexOf(now.word);
    return now.origin || stated >= level ? [] : (wordInPlaceOf(page, now, severity) ?? []);
  });
  return edits.length > 0 ? edits : undefined;
}
