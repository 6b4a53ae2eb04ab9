import type { SettingName } from "../../model/change.ts";

type Value = string | number;

/** Where a template keeps an account rule, and how it writes its values. */
export const accountSettings: Partial<
  Record<SettingName, { key: string; spell: (value: Value) => string | undefined }>
> = {
  "password-minimum-length": { key: "MinimumPasswordLength", spell: (value) => countOf(value, 0, 128) },
  "password-complexity": { key: "PasswordComplexity", spell: switchOf },
  "password-maximum-age": {
    key: "MaximumPasswordAge",
    spell: (value) => (value === "never" ? "-1" : countOf(value, 1, 999)),
  },
  "password-history": { key: "PasswordHistorySize", spell: (value) => countOf(value, 0, 24) },
  "password-reversible": { key: "ClearTextPassword", spell: switchOf },
  "lockout-threshold": { key: "LockoutBadCount", spell: (value) => countOf(value, 0, 999) },
  "lockout-minutes": {
    key: "LockoutDuration",
    spell: (value) => (value === "forever" ? "-1" : countOf(value, 1, 99_999)),
  },
  "lockout-window": { key: "ResetLockoutCount", spell: (value) => countOf(value, 1, 99_999) },
  "force-logoff-outside-hours": { key: "ForceLogoffWhenHourExpire", spell: switchOf },
};

/** A whole number within its bounds, as text. */
export function countOf(value: Value, least: number, most: number): string | undefined {
  const number = typeof value === "number" ? value : /^[0-9]{1,10}$/.test(value) ? Number(value) : Number.NaN;
  return Number.isInteger(number) && least <= number && number <= most ? String(number) : undefined;
}

function switchOf(value: Value): string | undefined {
  if (/^(?:1|on|true|yes|enabled)$/i.test(String(value))) return "1";
  return /^(?:0|off|false|no|disabled)$/i.test(String(value)) ? "0" : undefined;
}
