import type { DeviceAccount, DeviceService, LoginMethod, SessionLimit } from "../../../model/management.ts";
import type { LockoutRules, PasswordRules } from "../../../model/policy.ts";
import type { Located, Span, Stated } from "../../../text/span.ts";
import type { LineDraft } from "./lines.ts";
import type { SnmpDraft } from "./snmp.ts";

/** Who manages the device and how, as statements give it. */
export interface ManagementDraft {
  readonly lines: LineDraft[];
  readonly snmp: SnmpDraft;
  http?: Stated<boolean>;
  https?: Stated<boolean>;
  httpList?: Located<string>;
  sshVersion?: Located<string>;
  /** NX-OS opens these with `feature` statements. */
  readonly servers: {
    readonly protocol: "ssh" | "telnet" | "http" | "https" | "netconf" | "tftp";
    readonly span: Span;
  }[];
  readonly deviceServices: DeviceService[];
  /** `aaa authentication login NAME METHOD…` */
  readonly loginLists: Map<string, Located<string>[]>;
  readonly logins: LoginMethod[];
  newModel?: Span;
  readonly accounts: DeviceAccount[];
  /** Where among the accounts a name of people is. */
  readonly users: Map<string, number>;
  readonly limits: SessionLimit[];
  readonly timeServers: Located<string>[];
  passwords?: PasswordRules;
  lockout?: LockoutRules;
}

export function emptyManagementDraft(): ManagementDraft {
  return {
    lines: [],
    snmp: { communities: [], groups: new Map(), users: [], hosts: [] },
    servers: [],
    deviceServices: [],
    loginLists: new Map(),
    logins: [],
    accounts: [],
    users: new Map(),
    limits: [],
    timeServers: [],
  };
}
