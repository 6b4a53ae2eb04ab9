import { logSizeValue } from "../../facts/windows-registry.ts";
import type { Configuration, Subject } from "../../model/configuration.ts";
import type {
  AuditSetting,
  GroupAssignment,
  LockoutRules,
  PasswordRules,
  PolicySetting,
  RegistrySetting,
  RightAssignment,
  ServiceStartup,
} from "../../model/policy.ts";
import type { Stated } from "../../text/span.ts";
import { type DraftLog, localLog } from "./event-logs.ts";

/** What a policy has said so far. */
export interface PolicyDraft {
  readonly passwords: Unsealed<PasswordRules>;
  readonly lockout: Unsealed<LockoutRules>;
  readonly settings: PolicySetting[];
  readonly rights: RightAssignment[];
  readonly groups: GroupAssignment[];
  readonly registry: RegistrySetting[];
  readonly services: ServiceStartup[];
  readonly audit: AuditSetting[];
  readonly logs: DraftLog[];
}

type Unsealed<T> = { -readonly [K in keyof T]: T[K] };

export function newPolicyDraft(): PolicyDraft {
  return {
    passwords: {},
    lockout: {},
    settings: [],
    rights: [],
    groups: [],
    registry: [],
    services: [],
    audit: [],
    logs: [],
  };
}

/** Puts a number where password and lockout rules have a place for it; 0 and -1 mean what Windows takes them for. */
export function setAccountRule(name: string, stated: Stated<number>, { passwords, lockout }: PolicyDraft): boolean {
  const { value, span } = stated;
  switch (name) {
    case "MinimumPasswordAge":
      passwords.minimumAgeDays = stated;
      return true;
    case "MaximumPasswordAge":
      passwords.maximumAgeDays = { value: value <= 0 ? "never" : value, span };
      return true;
    case "MinimumPasswordLength":
      passwords.minimumLength = stated;
      return true;
    case "PasswordComplexity":
      passwords.complexity = { value: value === 1, span };
      return true;
    case "PasswordHistorySize":
      passwords.history = stated;
      return true;
    case "ClearTextPassword":
      passwords.reversible = { value: value === 1, span };
      return true;
    case "LockoutBadCount":
      lockout.threshold = stated;
      return true;
    case "LockoutDuration":
      lockout.minutes = { value: value <= 0 ? "forever" : value, span };
      return true;
    case "ResetLockoutCount":
      lockout.windowMinutes = stated;
      return true;
    default:
      return false;
  }
}

/** What a policy says besides itself: logs, passwords, lockout, and what it is about. */
export function aroundPolicy(
  draft: PolicyDraft,
): Pick<Configuration, "subjects" | "logging" | "passwords" | "lockout"> {
  const { logs, passwords, lockout } = draft;
  return {
    subjects: subjectsOf(draft),
    ...(logs.length === 0 ? {} : { logging: { local: logs.map(localLog), servers: [], suppressed: [], subjects: [] } }),
    ...(Object.keys(passwords).length === 0 ? {} : { passwords }),
    ...(Object.keys(lockout).length === 0 ? {} : { lockout }),
  };
}

function subjectsOf({ groups, rights, passwords, lockout, logs, audit, registry }: PolicyDraft): Subject[] {
  const accounts = groups.length > 0 || rights.length > 0 || Object.keys({ ...passwords, ...lockout }).length > 0;
  const sizes = registry.some(({ key, name }) => logSizeValue(key.value, name.value));
  const subjects: Subject[] = ["policy"];
  if (accounts) subjects.push("accounts");
  if (logs.length > 0 || audit.length > 0 || sizes) subjects.push("logging");
  return subjects;
}
