import { auditCategories, eventLogSettings, olderAuditSettings } from "../../facts/windows-settings.ts";
import type { LocalLog } from "../../model/logging.ts";
import type { IniEntry } from "../../syntax/ini.ts";
import { readPlainSetting, settingValue } from "./account-rules.ts";
import type { Draft, DraftLog, Taken } from "./draft.ts";
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
  const stated = { value, span: line.value.span };
  switch (setting.name) {
    case "MaximumLogSize":
      log.kilobytes = stated;
      return "read";
    case "RetentionDays":
      log.days = stated;
      return "read";
    case "AuditLogRetentionPeriod":
      if (!fullActions[value]) {
        draft.problems.push({ span: line.value.span, message: "expected 0, 1 or 2 for AuditLogRetentionPeriod" });
        return "unread";
      }
      log.retention = stated;
      return "read";
    default:
      return "ignored";
  }
}

/** The log whose section this is; a second section of the same log goes on with the first. */
export function logOf(name: string, span: DraftLog["span"], draft: Draft): DraftLog {
  const known = draft.logs.find((log) => log.name === name);
  if (known) return known;
  const log: DraftLog = { name, span };
  draft.logs.push(log);
  return log;
}

const fullActions = ["overwrite", "overwrite-after-days", "stop"] as const;

export function localLog(log: DraftLog): LocalLog {
  const full = log.retention && fullActions[log.retention.value];
  return {
    name: log.name,
    span: log.span,
    kind: "event-log",
    enabled: true,
    ...(log.kilobytes ? { kilobytes: log.kilobytes } : {}),
    ...(log.days && full === "overwrite-after-days" ? { days: log.days } : {}),
    ...(log.retention && full ? { full: { value: full, span: log.retention.span } } : {}),
  };
}
