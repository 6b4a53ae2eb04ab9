import {
  kerberosSettings,
  type SecuritySetting,
  type SettingTable,
  systemAccessSettings,
} from "../../facts/windows-settings.ts";
import type { IniEntry } from "../../syntax/ini.ts";
import { setAccountRule } from "../windows/policy-draft.ts";
import type { Draft, Taken } from "./draft.ts";
import { parseInteger, unquote } from "./fields.ts";

/** `MinimumPasswordLength = 14`, in `[System Access]` */
export function readSystemAccess(line: IniEntry, draft: Draft): Taken {
  const setting = systemAccessSettings.get(line.key.value.toLowerCase());
  if (!setting) return "unread";
  const value = settingValue(line, setting, draft);
  if (value === undefined) return "unread";
  if (typeof value !== "number" || !setAccountRule(setting.name, { value, span: line.value.span }, draft))
    pushSetting(line, setting, value, draft);
  return "read";
}

/** `MaxTicketAge = 10`, in `[Kerberos Policy]` */
export function readKerberos(line: IniEntry, draft: Draft): Taken {
  return readPlainSetting(line, kerberosSettings, draft);
}

/** A setting that no rule knows by more than its name. */
export function readPlainSetting(line: IniEntry, table: SettingTable, draft: Draft): Taken {
  const setting = table.get(line.key.value.toLowerCase());
  if (!setting) return "unread";
  const value = settingValue(line, setting, draft);
  if (value === undefined) return "unread";
  pushSetting(line, setting, value, draft);
  return "read";
}

/** What a setting says, when it is a value of its kind. */
export function settingValue(line: IniEntry, setting: SecuritySetting, draft: Draft): number | string | undefined {
  const value = setting.value === "text" ? unquote(line.value.value) : parseInteger(line.value.value);
  const fits = value !== undefined && (setting.value !== "switch" || value === 0 || value === 1);
  if (fits) return value;
  const wanted = setting.value === "switch" ? "0 or 1" : `a number${setting.unit ? ` of ${setting.unit}` : ""}`;
  draft.problems.push({ span: line.value.span, message: `expected ${wanted} for ${setting.name}` });
  return undefined;
}

function pushSetting(line: IniEntry, setting: SecuritySetting, value: number | string, draft: Draft): void {
  draft.settings.push({
    name: { value: setting.name, span: line.key.span },
    value: { value: String(value), span: line.value.span },
    span: line.span,
  });
}
