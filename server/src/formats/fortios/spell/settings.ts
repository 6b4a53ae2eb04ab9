import type { SettingName } from "../../../model/change.ts";
import { parseIp } from "../../../net/ip.ts";
import type { TextEdit } from "../../../text/edit.ts";
import type { Span } from "../../../text/span.ts";
import { addSection, itemAt, type Page, sectionOf, state } from "./page.ts";

/** Writes what a setting says, in the block that holds it. */
export function setSetting(
  page: Page,
  setting: SettingName,
  value: string | number,
  at: Span | undefined,
): TextEdit[] | undefined {
  const write = (path: string, key: string, to: string) => put(page, path, key, to);
  switch (setting) {
    case "logging-server":
      return logServer(page, String(value));
    case "logging-server-level":
      return serverLevel(page, Number(value));
    case "logging-local":
      return undefined;
    case "log-days":
      return between(value, 1, 3650, () => write("log disk setting", "maximum-log-age", String(value)));
    case "unsuppress-message":
      return unsuppress(page, String(value), at);
    case "lockout-threshold":
      return between(value, 1, 10, () => write("system global", "admin-lockout-threshold", String(value)));
    case "lockout-minutes":
      return between(value, 1, 35_791_394, () =>
        write("system global", "admin-lockout-duration", String(Number(value) * 60)),
      );
    case "session-idle-minutes":
      return between(value, 1, 480, () => write("system global", "admintimeout", String(value)));
    case "password-minimum-length":
      return between(value, 8, 128, () => policy(page, "minimum-length", String(value)));
    case "password-maximum-age":
      return between(value, 1, 999, () => expiry(page, String(value)));
    case "password-complexity":
    case "password-history":
    case "password-reversible":
    case "lockout-window":
    case "force-logoff-outside-hours":
    case "log-kilobytes":
    case "logging-enabled":
    case "logging-timestamps":
    case "vpn-hours":
      return undefined;
    case "isolate-port":
      return at && isolateVlan(page, at);
  }
}

function put(page: Page, path: string, key: string, to: string): TextEdit[] | undefined {
  const section = sectionOf(page, path);
  return section ? state(page, section, key, to) : undefined;
}

/** A password policy does nothing until it is enabled. */
function policy(page: Page, key: string, to: string): TextEdit[] | undefined {
  const section = sectionOf(page, "system password-policy");
  if (!section) return addSection(page, "system password-policy", ["set status enable", `set ${key} ${to}`]);
  const enabled = /\bset status enable\b/.test(page.text.slice(section.span.start, section.span.end));
  return enabled ? state(page, section, key, to) : undefined;
}

function expiry(page: Page, days: string): TextEdit[] | undefined {
  const section = sectionOf(page, "system password-policy");
  if (!section) return undefined;
  const on = state(page, section, "expire-status", "enable") ?? [];
  const age = state(page, section, "expire-day", days) ?? [];
  const edits = [...on, ...age];
  return edits.length > 0 ? edits : undefined;
}

/** `config log syslogd setting`; further servers have blocks of their own. */
function logServer(page: Page, address: string): TextEdit[] | undefined {
  if (parseIp(address) === undefined) return undefined;
  for (const number of ["", "2", "3", "4"]) {
    const path = `log syslogd${number} setting`;
    const section = sectionOf(page, path);
    if (!section) {
      const free = addSection(page, path, ["set status enable", `set server "${address}"`]);
      return free;
    }
    const text = page.text.slice(section.span.start, section.span.end);
    if (text.includes(`"${address}"`)) return undefined;
    if (!/\bset status enable\b/.test(text)) {
      const edits = [
        ...(state(page, section, "status", "enable") ?? []),
        ...(state(page, section, "server", `"${address}"`) ?? []),
      ];
      return edits;
    }
  }
  return undefined;
}

const severities = ["emergency", "alert", "critical", "error", "warning", "notification", "information", "debug"];

/** `config log syslogd filter`, `set severity information`: what a filter that states none sends */
function serverLevel(page: Page, level: number): TextEdit[] | undefined {
  const name = severities[level];
  const edits: TextEdit[] = [];
  if (!name) return undefined;
  for (const kind of ["syslogd", "fortianalyzer"])
    for (const number of ["", "2", "3", "4"]) {
      const section = sectionOf(page, `log ${kind}${number} filter`);
      if (section && /\bset severity\b/.test(page.text.slice(section.span.start, section.span.end)))
        edits.push(...(state(page, section, "severity", name) ?? []));
    }
  return edits.length > 0 || level === 6 ? edits : undefined;
}

/** `set vpn disable` becomes `set vpn enable` */
function unsuppress(page: Page, key: string, at: Span | undefined): TextEdit[] | undefined {
  const item = at && itemAt(page, at);
  return item?.kind === "statement" && item.key?.value === key
    ? [{ span: item.span, text: `set ${key} enable` }]
    : undefined;
}

/** `set switch-controller-access-vlan enable` at the VLAN of a switch's port: its ports then reach the firewall alone. */
function isolateVlan(page: Page, at: Span): TextEdit[] | undefined {
  const vlan = itemAt(page, at);
  if (vlan?.kind !== "statement" || vlan.key?.value !== "vlan") return undefined;
  const name = vlan.values[0]?.value;
  const edits = sectionOf(page, "system interface")?.items.filter(
    (item) => item.kind === "edit" && item.name.value === name,
  );
  const [own] = edits ?? [];
  if (own?.kind !== "edit" || edits?.length !== 1) return undefined;
  return state(page, own, "switch-controller-access-vlan", "enable");
}

function between(value: string | number, least: number, most: number, write: () => TextEdit[] | undefined) {
  const number = Number(value);
  return Number.isInteger(number) && least <= number && number <= most ? write() : undefined;
}
