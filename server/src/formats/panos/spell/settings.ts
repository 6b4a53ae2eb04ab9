import type { SettingName } from "../../../model/change.ts";
import type { TextEdit } from "../../../text/edit.ts";
import type { Page } from "./page.ts";

const complexity = ["mgt-config", "password-complexity"];
const lockout = ["deviceconfig", "setting", "management", "admin-lockout"];

/** Writes what a setting says, where the device keeps it. */
export function setSetting(page: Page, setting: SettingName, value: string | number): TextEdit[] | undefined {
  const write = (least: number, most: number, ...path: readonly string[]) => {
    const number = Number(value);
    const isPossible = Number.isInteger(number) && least <= number && number <= most;
    return isPossible ? page.setDevice(path, String(number)) : undefined;
  };
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
    // A server gets nothing before profiles of rules and of the device name it.
    case "logging-server":
    case "logging-server-level":
    case "logging-enabled":
    case "logging-timestamps":
    case "logging-local":
    case "log-kilobytes":
    case "log-days":
    case "unsuppress-message":
    case "password-complexity":
    case "password-reversible":
    case "lockout-window":
    case "force-logoff-outside-hours":
    case "vpn-hours":
      return undefined;
  }
}
