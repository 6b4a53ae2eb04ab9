import type { LocalLog } from "../../model/logging.ts";
import type { Located } from "../../text/span.ts";

/** What a policy has said of an event log so far; `days` counts only where `retention` says that it does. */
export interface DraftLog {
  readonly name: LocalLog["name"];
  readonly span: LocalLog["span"];
  kilobytes?: Located<number>;
  retention?: Located<number>;
  days?: Located<number>;
}

/** The log of that name; a second piece about the same log goes on with the first. */
export function logOf(name: string, span: DraftLog["span"], logs: DraftLog[]): DraftLog {
  const known = logs.find((log) => log.name === name);
  if (known) return known;
  const log: DraftLog = { name, span };
  logs.push(log);
  return log;
}

/** Writes down what one of Windows' settings says of a log; false where it is no value of that setting. */
export function setLogRule(name: string, stated: Located<number>, log: DraftLog): boolean {
  switch (name) {
    case "MaximumLogSize":
      log.kilobytes = stated;
      return true;
    case "RetentionDays":
      log.days = stated;
      return true;
    case "AuditLogRetentionPeriod":
      if (!fullActions[stated.value]) return false;
      log.retention = stated;
      return true;
    default:
      return true;
  }
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
