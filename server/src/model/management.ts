import type { Located, Span, Stated } from "../text/span.ts";
import type { AddressMatch } from "./address.ts";

/** A way to administer or poll the device over the network. */
export interface ManagementService {
  readonly protocol: "ssh" | "telnet" | "http" | "https" | "snmp" | "ftp" | "tftp" | "netconf" | "other";
  /** "1", "2", "2c", "3", "1.2" where the file tells. */
  readonly version?: Located<string>;
  /** SNMP version 3 with encryption, or the like: what is carried cannot be read on the way. */
  readonly encrypted: boolean;
  /** The interface or zone it answers on; absent: all. */
  readonly interface?: Located<string>;
  /** Who may connect; absent: anyone. */
  readonly from?: AddressMatch;
  /** The statement that opens it. */
  readonly span: Span;
  /** Only sends (SNMP traps, a fetched file), does not listen. */
  readonly outgoing?: boolean;
  /** Why it answers, when the statement does not name it. */
  readonly implied?: string;
}

/** A service of the device that is not for administering it, switched on or off: "small servers", "source routing". */
export interface DeviceService {
  readonly name: string;
  readonly on: Stated<boolean>;
  readonly interface?: Located<string>;
  /** It answers whoever asks, on all interfaces. */
  readonly everywhere?: true;
}

/** How people prove who they are at the device. */
export interface LoginMethod {
  /** What it guards: "ssh", "telnet", "http", "enable", "console", "serial". */
  readonly service: string;
  /** In order of trying: "local", "none", a server group's name. */
  readonly methods: readonly Located<string>[];
  readonly span: Span;
}

export interface DeviceAccount {
  readonly name: Located<string>;
  readonly span: Span;
  /** 0 to 15 where the vendor counts so. */
  readonly privilege?: Located<number>;
  readonly profile?: Located<string>;
  /** May do everything on the device. */
  readonly administrator: boolean;
  /** How the secret is kept: "clear", "weak" (reversible or unsalted), "strong", "none" (no password), "unknown". Never the secret. */
  readonly secret: "clear" | "weak" | "strong" | "none" | "unknown";
  /** The same in the vendor's words: "type 7, which anyone can turn back". */
  readonly form?: string;
  readonly remoteAccessOnly?: boolean;
  /** What the account asks for: its password alone, something besides, or whatever a server asks for. Absent: it is said elsewhere. */
  readonly asks?: Stated<"password" | "second-factor" | "server">;
}

/** Idle times and lockouts of the device's own logins. */
export interface SessionLimit {
  readonly service: string;
  /** Minutes; 0 or "none": never. */
  readonly idleMinutes: Stated<number | "none">;
}

export interface Management {
  readonly services: readonly ManagementService[];
  readonly deviceServices: readonly DeviceService[];
  readonly logins: readonly LoginMethod[];
  readonly accounts: readonly DeviceAccount[];
  readonly sessionLimits: readonly SessionLimit[];
  readonly timeServers: readonly Located<string>[];
}
