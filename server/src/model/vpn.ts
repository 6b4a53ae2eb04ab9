import type { Located, Span, Stated } from "../text/span.ts";
import type { AddressMatch } from "./address.ts";

/** A tunnel, or a service that people or sites connect tunnels to. */
export interface Vpn {
  readonly name: Located<string>;
  readonly span: Span;
  readonly use: "remote-access" | "site-to-site" | "unknown";
  readonly technology: "ipsec" | "tls" | "wireguard" | "l2tp" | "pptp" | "ssh" | "unknown";
  readonly enabled: boolean;
  /** The zone or tunnel name under which its decrypted traffic meets filters. */
  readonly zone: string;
  /** The interfaces or zones its encrypted packets arrive on. */
  readonly terminatesOn: readonly Located<string>[];
  readonly authentication: readonly Authentication[];
  /** Named certificates or trust points it presents. */
  readonly certificates: readonly Located<string>[];
  readonly peers: readonly VpnPeer[];
  /** Rules for the people or sites behind it, in effect (inheritance resolved). */
  readonly access: VpnAccess;
  readonly proposals: readonly Proposal[];
}

export interface Authentication {
  readonly method:
    | "pre-shared-key"
    | "certificate"
    | "raw-public-key"
    | "password"
    | "eap"
    | "saml"
    | "one-time-code"
    | "none";
  /** Which end proves itself: this device, the far device, or the person behind it. */
  readonly of: "local" | "remote" | "user" | "both";
  readonly span: Span;
  /** Where the check is made: "LOCAL", a server group's name. */
  readonly server?: string;
  readonly implied?: string;
}

export interface VpnPeer {
  readonly name?: Located<string>;
  /** The far end's address, network or host name as written; absent: any. */
  readonly endpoint?: Located<string>;
  /** Networks behind the far end that the tunnel carries. */
  readonly remote?: AddressMatch;
  /** Networks on this side that the tunnel carries. */
  readonly local?: AddressMatch;
  /** Networks of this side that the peer may use, where the technology says so by address (WireGuard's AllowedIPs name the peer's own). */
  readonly authentication?: readonly Authentication[];
  readonly span: Span;
}

/** What a session may do and when; absent means the file leaves it open. */
export interface VpnAccess {
  /** The named policy that holds it. */
  readonly policy?: Located<string>;
  /** The filter the tunnel's traffic must pass: a name, or stated to be none. */
  readonly filter?: Stated<string | undefined>;
  /** A schedule outside which nobody may connect, or stated to be none. */
  readonly hours?: Stated<string | undefined>;
  readonly idleMinutes?: Stated<number | "none">;
  readonly sessionMinutes?: Stated<number | "none">;
  readonly simultaneousLogins?: Stated<number>;
  /** Which networks the client sends into the tunnel. */
  readonly split?: Stated<"all" | "listed" | "all-but-listed">;
  readonly splitList?: Located<string>;
  /** Accounting or logging of sessions by a server. */
  readonly accounting?: Located<string>;
}

/** One offer of algorithms; names are lower case (aes-256, sha1, 3des). */
export interface Proposal {
  readonly phase: "ike" | "data";
  readonly version?: 1 | 2;
  readonly encryption: readonly Stated<string>[];
  readonly integrity: readonly Stated<string>[];
  readonly groups: readonly Stated<number>[];
  readonly span: Span;
}
