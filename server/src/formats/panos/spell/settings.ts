import type { Change } from "../../../model/change.ts";
import type { TextEdit } from "../../../text/edit.ts";
import type { Page } from "./page.ts";
import type { DeviceValue, Step } from "./statements.ts";

const complexity = ["mgt-config", "password-complexity"];
const lockout = ["deviceconfig", "setting", "management", "admin-lockout"];

type Setting = Extract<Change, { readonly kind: "set" }>;

/** Writes what a setting says, where the device keeps it. */
export function setSetting(page: Page, { setting, value, at }: Setting): TextEdit[] | undefined {
  const number = Number(value);
  const isPossible = (least: number, most: number) => Number.isInteger(number) && least <= number && number <= most;
  const write = (least: number, most: number, ...path: readonly string[]) =>
    isPossible(least, most) ? page.setDevice([{ path, value: String(number) }]) : undefined;
  switch (setting) {
    case "password-minimum-length":
      return write(8, 16, ...complexity, "minimum-length");
    case "password-maximum-age":
      return write(1, 365, ...complexity, "password-change", "expiration-period");
    case "password-history":
      return write(1, 150, ...complexity, "password-history-count");
    case "lockout-threshold":
      return write(1, 10, ...lockout, "failed-attempts");
    case "lockout-minutes":
      return write(1, 60, ...lockout, "lockout-time");
    case "session-idle-minutes":
      return write(1, 1440, "deviceconfig", "setting", "management", "idle-timeout");
    case "log-days":
      return at && isPossible(1, 2000) ? page.setValue({ value: "", span: at }, [], String(value)) : undefined;
    case "password-complexity":
      return page.setDevice(complexRules());
    case "logging-server":
      return /^[A-Za-z0-9.:-]{1,100}$/.test(String(value)) ? page.setDevice(serverFor(String(value))) : undefined;
    case "logging-server-level":
      // What is sent goes whatever its severity.
      return Number(value) >= 6 ? [] : undefined;
    case "logging-enabled":
    case "logging-timestamps":
    case "logging-local":
    case "log-kilobytes":
    case "unsuppress-message":
    case "password-reversible":
    case "lockout-window":
    case "force-logoff-outside-hours":
    case "vpn-hours":
      return undefined;
  }
}

/** Upper and lower case and numbers, asked of every new password. */
function complexRules(): DeviceValue[] {
  const kinds = ["minimum-uppercase-letters", "minimum-lowercase-letters", "minimum-numeric-letters"];
  return [
    { path: [...complexity, "enabled"], value: "yes" },
    ...kinds.map((kind): DeviceValue => ({ path: [...complexity, kind], value: "1" })),
  ];
}

/** A server gets nothing before what is logged names its profile; rules name theirs by a profile of their own. */
function serverFor(address: string): DeviceValue[] {
  const profile = { entry: "central-log" };
  const settings: readonly Step[] = ["shared", "log-settings"];
  const server: readonly Step[] = [
    ...settings,
    "syslog",
    profile,
    "server",
    { entry: `server-${address.replaceAll(":", ".")}` },
  ];
  const sent = ["system", "config"].flatMap((what): DeviceValue[] => {
    const match: readonly Step[] = [...settings, what, "match-list", profile];
    return [
      { path: [...match, "filter"], value: "All Logs" },
      { path: [...match, "send-syslog"], value: profile.entry, isMember: true },
    ];
  });
  return [
    { path: [...server, "server"], value: address },
    { path: [...server, "transport"], value: "UDP" },
    { path: [...server, "port"], value: "514" },
    ...sent,
  ];
}
