import type { IpRange } from "../net/ip.ts";
import type { Ranges } from "../net/ranges.ts";
import type { Located, Span } from "../text/span.ts";
import type { DirectoryAccount, DirectoryPrincipal } from "./directory.ts";
import type { Entry, Filter } from "./filter.ts";
import type { GroupAssignment, Principal } from "./policy.ts";

/** An entry to be written, in neutral words; absent parts match everything. */
export interface NewEntry {
  readonly action: "permit" | "deny";
  readonly sources: readonly IpRange[];
  readonly destinations: readonly IpRange[];
  /** Absent: any protocol. */
  readonly services?: readonly NewService[];
  readonly log: boolean;
  /** A remark to put before it. */
  readonly remark?: string;
  /** It says what this entry of the list says of interfaces or zones, connection states, schedule and other conditions. */
  readonly like?: Entry;
}

export interface NewService {
  /** IP protocol number. */
  readonly protocol: number;
  /** Destination ports as closed ranges; absent: all. */
  readonly ports?: Ranges;
}

/**
 * An edit in neutral words; each format spells those that its syntax has a safe form for, and no others.
 * Spans and entries are those of the configuration the change was made for.
 */
export type Change =
  | { readonly kind: "remove-entry"; readonly filter: Filter; readonly entry: Entry }
  | { readonly kind: "log-entry"; readonly filter: Filter; readonly entry: Entry }
  | { readonly kind: "disable-entry"; readonly filter: Filter; readonly entry: Entry }
  /** New entries in this order, directly before (after) `entry`; without an entry, at the end of the list. */
  | {
      readonly kind: "insert-entries";
      readonly filter: Filter;
      readonly before?: Entry;
      readonly entries: readonly NewEntry[];
    }
  | {
      readonly kind: "replace-entry";
      readonly filter: Filter;
      readonly entry: Entry;
      readonly entries: readonly NewEntry[];
    }
  /** Take away a whole statement whose span is given: a management line, an unused object. */
  | { readonly kind: "remove-statement"; readonly span: Span }
  /** Set what a setting says, by its neutral name. */
  | { readonly kind: "set"; readonly setting: SettingName; readonly value: string | number; readonly at?: Span }
  /** Write another value where a policy's setting or registry setting states one (its `value` or `data`), typed and quoted as it was. */
  | { readonly kind: "set-value"; readonly stated: Located<string>; readonly to: string }
  | { readonly kind: "remove-member"; readonly group: GroupAssignment; readonly member: Principal }
  /** Add holders to a user right, keeping those it has; the right's line is made when it is missing. */
  | { readonly kind: "add-right-holders"; readonly right: string; readonly holders: readonly string[] }
  /** Change an account or group in the directory that the file was exported from. */
  | { readonly kind: "modify-directory"; readonly modification: DirectoryModification };

export type DirectoryModification =
  | { readonly what: "disable"; readonly account: DirectoryAccount }
  /** `at`: the first moment at which the account is closed, in milliseconds since 1970 in UTC. */
  | { readonly what: "expire"; readonly account: DirectoryAccount; readonly at: number }
  | { readonly what: "join" | "leave"; readonly group: DirectoryPrincipal; readonly member: DirectoryPrincipal };

/** Settings that fixes may change, in neutral words. */
export type SettingName =
  | "password-minimum-length"
  | "password-complexity"
  | "password-maximum-age"
  | "password-history"
  | "password-reversible"
  | "lockout-threshold"
  | "lockout-minutes"
  | "lockout-window"
  | "force-logoff-outside-hours"
  /** `at` is the log's span. */
  | "log-kilobytes"
  | "log-days"
  | "logging-enabled"
  | "logging-timestamps"
  | "logging-server-level"
  | "logging-local"
  /** Value: the server's address. */
  | "logging-server"
  /** `at` is the suppressed message's statement. */
  | "unsuppress-message"
  /** Value: the schedule's name; `at` is the VPN's access policy. */
  | "vpn-hours"
  | "session-idle-minutes"
  /** Keeps a switch port from the others of its VLAN; `at` is what makes it an access port. */
  | "isolate-port";
