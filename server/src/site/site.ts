import type { IpRange } from "../net/ip.ts";
import type { Ranges } from "../net/ranges.ts";
import type { Located } from "../text/span.ts";

/** What a zone is in the client's network, as the alert speaks of it. */
export type Role = "internet" | "dmz" | "internal" | "server" | "management" | "vpn" | "msp" | "log-enclave";

export const roles: readonly Role[] = [
  "internet",
  "dmz",
  "internal",
  "server",
  "management",
  "vpn",
  "msp",
  "log-enclave",
];

/** A service as people write it: `tcp/443`, `udp/5000-5010`, `icmp`, optionally `from` or `to` networks. */
export interface DeclaredService {
  readonly text: string;
  /** IP protocol number. */
  readonly protocol: number;
  /** Destination ports; absent: all. */
  readonly ports?: Ranges;
  readonly from?: IpRange;
  readonly to?: IpRange;
}

export interface ServiceHours {
  readonly text: string;
  /** Days 0 (Sunday) to 6. */
  readonly days: readonly number[];
  /** Minutes of the day. */
  readonly from: number;
  readonly to: number;
  readonly timeZone?: string;
}

export interface ReviewRecord {
  readonly of: Located<string>;
  /** Day number: days since 1970-01-01. */
  readonly on: Located<number>;
  readonly by?: Located<string>;
}

/** What a policy is linked to. */
export type PolicyTier = "domain-controllers" | "servers" | "workstations" | "laptops";

export const policyTiers: readonly PolicyTier[] = ["domain-controllers", "servers", "workstations", "laptops"];

export interface Acceptance {
  readonly rule: Located<string>;
  /** Glob of paths relative to the site file's folder; absent: everywhere. */
  readonly in?: Located<string>;
  /** Day number after which it no longer counts. */
  readonly until: Located<number>;
  readonly reason: Located<string>;
}

export type SeverityName = "error" | "warning" | "information";

/** The facts a client's folder declares. Lists are empty and values absent where nothing is declared. */
export interface Site {
  readonly client?: Located<string>;
  /** Day number every age is measured against. */
  readonly asOf?: Located<number>;
  readonly msp: {
    readonly accounts: readonly Located<string>[];
    readonly networks: readonly Located<IpRange>[];
    readonly systems: readonly Located<IpRange>[];
    readonly services: readonly Located<DeclaredService>[];
    readonly contractEnd?: Located<number>;
    readonly serviceHours?: Located<ServiceHours>;
  };
  readonly zones: ReadonlyMap<Role, readonly Located<string>[]>;
  readonly resolvers: readonly Located<IpRange>[];
  readonly logServers: readonly Located<string>[];
  readonly approved: {
    readonly fileShares: readonly Located<string>[];
    readonly egress: readonly Located<DeclaredService>[];
    readonly admins: readonly Located<string>[];
  };
  /** The organization's own numbers for passwords and lockout. */
  readonly passwords: {
    readonly minimumLength?: Located<number>;
    readonly maximumAgeDays?: Located<number>;
    readonly history?: Located<number>;
    readonly lockoutThreshold?: Located<number>;
  };
  readonly policyTier: readonly { readonly policy: Located<string>; readonly tier: Located<string> }[];
  readonly serviceAccounts: readonly Located<string>[];
  readonly reviews: readonly ReviewRecord[];
  readonly accept: readonly Acceptance[];
  readonly rules: readonly { readonly rule: Located<string>; readonly level: Located<SeverityName | "off"> }[];
  /** Which format a file is, by glob, over what recognition says. */
  readonly formats: readonly { readonly glob: Located<string>; readonly format: Located<string> }[];
}

/** A fact that a check may ask for: its path in palisade.yaml. */
export type Fact =
  | "msp.accounts"
  | "msp.networks"
  | "msp.systems"
  | "msp.services"
  | "msp.contractEnd"
  | "msp.serviceHours"
  | "zones"
  | "resolvers"
  | "logServers"
  | "approved.fileShares"
  | "approved.egress"
  | "approved.admins"
  | "passwords"
  | "policyTier"
  | "serviceAccounts"
  | "reviews";

export const emptySite: Site = {
  msp: { accounts: [], networks: [], systems: [], services: [] },
  zones: new Map(),
  resolvers: [],
  logServers: [],
  approved: { fileShares: [], egress: [], admins: [] },
  passwords: {},
  policyTier: [],
  serviceAccounts: [],
  reviews: [],
  accept: [],
  rules: [],
  formats: [],
};
