import type { Located, Span, Stated } from "../text/span.ts";
import type { WeeklyWindow } from "./network.ts";
import type { Principal } from "./policy.ts";

/**
 * Accounts, groups and who belongs to whom, as an export of a directory tells them. Times are milliseconds since
 * 1970 in UTC. A fact that is absent was not exported; one that is not set in the directory says so by its value.
 */
export interface Directory {
  /** The DNS name of the domain: "northgate.example". */
  readonly domain?: Located<string>;
  /** When the export was taken. Implied: no earlier than this, the latest time it holds. */
  readonly taken?: Stated<number>;
  readonly accounts: readonly DirectoryAccount[];
  readonly groups: readonly DirectoryGroup[];
  /** Direct memberships, from whichever side they are written; one may be stated from both. */
  readonly memberships: readonly Membership[];
}

/** An account or group as a directory names it; `text` is `name@domain` where the domain is known. */
export interface DirectoryPrincipal extends Principal {
  /** As written. */
  readonly distinguishedName?: string;
}

interface DirectoryObject {
  readonly principal: DirectoryPrincipal;
  /** Its account name (sAMAccountName), else its common name. For messages. */
  readonly name: Located<string>;
  /** Its whole record. */
  readonly span: Span;
  readonly created?: Located<number>;
  /** It is, or once was, in one of the groups whose members the directory guards (adminCount). */
  readonly guarded?: Located<boolean>;
}

export interface DirectoryGroup extends DirectoryObject {
  /** Mail distribution groups give no rights. */
  readonly security?: Located<boolean>;
  readonly scope?: Located<"domain-local" | "global" | "universal" | "built-in">;
}

export interface DirectoryAccount extends DirectoryObject {
  readonly kind: "user" | "computer" | "managed-service" | "trust" | "unknown";
  readonly enabled?: Stated<boolean>;
  /** The end of the account; the directory means the moment, so it works up to the day before. */
  readonly expires?: Stated<number | "never">;
  /** Replicated between controllers only every 9 to 14 days: the account may have been used up to 14 days later. */
  readonly lastLogon?: Stated<number | "never">;
  /** Taken from one controller alone (lastLogon): others may know a later logon. */
  readonly lastLogonOfOneController?: true;
  readonly passwordSet?: Stated<number | "at-next-logon">;
  /** When it may log on, in UTC; an empty list means never. */
  readonly logonHours?: Stated<readonly WeeklyWindow[] | "always">;
  /** The machines it may log on at. */
  readonly workstations?: Stated<readonly Located<string>[] | "any">;
  /** Names of services that run as it; a user account that has one is a service account. */
  readonly servicePrincipalNames?: readonly Located<string>[];
  readonly flags: AccountFlags;
  /** All its switches in the one number that the directory keeps them in (userAccountControl). */
  readonly control?: Located<number>;
}

/** Switches of an account (userAccountControl); absent: not exported. */
export interface AccountFlags {
  readonly passwordNotRequired?: Located<boolean>;
  readonly passwordNeverExpires?: Located<boolean>;
  /** Its password is kept so that the clear text can be had back. */
  readonly reversiblePassword?: Located<boolean>;
  readonly smartcardRequired?: Located<boolean>;
  /** Services that run as it may act as anyone who logs on to them. */
  readonly trustedForDelegation?: Located<boolean>;
  /** May act as anyone without their logging on to it (protocol transition). */
  readonly trustedToAuthenticate?: Located<boolean>;
  /** Sensitive: nobody may act on its behalf. */
  readonly notDelegated?: Located<boolean>;
  readonly desOnly?: Located<boolean>;
  /** Kerberos gives out tickets to guess its password from, to anyone who asks. */
  readonly preauthenticationNotRequired?: Located<boolean>;
  readonly lockedOut?: Located<boolean>;
}

/** One member of one group. */
export interface Membership {
  readonly group: DirectoryPrincipal;
  readonly member: DirectoryPrincipal;
  /** The text that says so. */
  readonly span: Span;
  /** A primary group shows in no list of members. */
  readonly by: "member" | "member-of" | "primary-group";
}
