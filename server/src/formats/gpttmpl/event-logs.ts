import { auditCategories, eventLogSettings, olderAuditSettings } from "../../facts/windows-settings.ts";
import type { IniEntry } from "../../syntax/ini.ts";
import { type DraftLog, setLogRule } from "../windows/event-logs.ts";
import { readPlainSetting, settingValue } from "./account-rules.ts";
import type { Draft, Taken } from "./draft.ts";
import { parseInteger } from "./fields.ts";

/** `AuditLogonEvents = 3`, in `[Event Audit]` */
export function readEventAudit(line: IniEntry, draft: Draft): Taken {
  const category = auditCategories.get(line.key.value.toLowerCase());
  if (!category) return readPlainSetting(line, olderAuditSettings, draft);
  const value = parseInteger(line.value.value);
  if (value === undefined || value < 0 || value > 3) {
    draft.problems.push({ span: line.value.span, message: `expected 0, 1, 2 or 3 for ${category.name}` });
    return "unread";
  }
  draft.audit.push({
    subject: { value: category.name, span: line.key.span },
    success: (value & 1) !== 0,
    failure: (value & 2) !== 0,
    category: true,
    span: line.span,
    value: { value: String(value), span: line.value.span },
  });
  return "read";
}

/** `MaximumLogSize = 196608`, in `[Security Log]` */
export function readEventLog(line: IniEntry, draft: Draft, log: DraftLog): Taken {
  const setting = eventLogSettings.get(line.key.value.toLowerCase());
  if (!setting) return "unread";
  const value = settingValue(line, setting, draft);
  if (typeof value !== "number") return "unread";
  if (setting.name === "RestrictGuestAccess") return "ignored";
  if (setLogRule(setting.name, { value, span: line.value.span }, log)) return "read";
  draft.problems.push({ span: line.value.span, message: "expected 0, 1 or 2 for AuditLogRetentionPeriod" });
  return "unread";
}
