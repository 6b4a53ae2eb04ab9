import type { LocalLog } from "../../model/logging.ts";
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
import type { Located, Problem, Span } from "../../text/span.ts";
import type { LineCounts } from "../format.ts";

/** What the sections of a template have said so far. */
export interface Draft {
  readonly passwords: Unsealed<PasswordRules>;
  readonly lockout: Unsealed<LockoutRules>;
  readonly settings: PolicySetting[];
  readonly rights: RightAssignment[];
  readonly groups: GroupAssignment[];
  readonly registry: RegistrySetting[];
  readonly services: ServiceStartup[];
  readonly audit: AuditSetting[];
  readonly logs: DraftLog[];
  readonly problems: Problem[];
  description?: Located<string>;
}

/** An event log's section; `days` counts only where `retention` says that it does. */
export interface DraftLog {
  readonly name: LocalLog["name"];
  readonly span: Span;
  kilobytes?: Located<number>;
  retention?: Located<number>;
  days?: Located<number>;
}

type Unsealed<T> = { -readonly [K in keyof T]: T[K] };

export function newDraft(): Draft {
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
    problems: [],
  };
}

/** A reader's word on one line: taken for its meaning, known not to matter, or not understood. */
export type Taken = Exclude<keyof LineCounts, "total">;
