import type { Authentication, VpnAccess } from "../../model/vpn.ts";
import type { Located, Span, Stated } from "../../text/span.ts";

/** What tunnels are made of, as statements give it. */
export interface VpnDraft {
  readonly policies: Map<string, PolicyDraft>;
  readonly tunnelGroups: Map<string, TunnelGroupDraft>;
  readonly users: Map<string, UserDraft>;
  /** The statements that hold the attributes of each policy. */
  readonly policySpans: Map<string, Span>;
  /** Interfaces that answer web browsers and TLS clients. */
  readonly webInterfaces: Located<string>[];
  /** `ssl trust-point` */
  readonly webCertificates: Located<string>[];
  /** Policies that a directory's attributes choose. */
  readonly mappedPolicies: Located<string>[];
  /** `sysopt connection permit-vpn`; on unless the file says no. */
  bypass: Stated<boolean> | undefined;
}

export interface PolicyDraft {
  /** Where its last statement starts. */
  lastPart: number;
  /** As its last statement with attributes writes it. */
  name: Located<string>;
  span: Span;
  external: boolean;
  parent?: Located<string>;
  readonly attributes: SessionAttributes;
}

/** What policies and users may say of a session; `vpn-filter none` is stated, and means no filter. */
export interface SessionAttributes {
  filter?: Stated<string | undefined>;
  hours?: Stated<string | undefined>;
  idle?: Stated<number | "none">;
  session?: Stated<number | "none">;
  logins?: Stated<number>;
  split?: NonNullable<VpnAccess["split"]>;
  splitList?: Located<string>;
  protocols?: readonly string[];
}

export interface TunnelGroupDraft {
  lastPart: number;
  readonly name: Located<string>;
  span: Span;
  type?: string;
  policy?: Located<string>;
  readonly userChecks: Authentication[];
  /** `authentication aaa certificate` */
  web?: { readonly methods: readonly string[]; readonly span: Span };
  readonly peerChecks: Authentication[];
  readonly certificates: Located<string>[];
  accounting?: Located<string>;
  /** IKEv1 clients are not asked for a name and password. */
  noUserCheck?: Span;
}

export interface UserDraft {
  lastPart: number;
  readonly name: Located<string>;
  span: Span;
  policy?: Located<string>;
  remoteAccessOnly: boolean;
  readonly attributes: SessionAttributes;
}

export function emptyVpnDraft(): VpnDraft {
  return {
    policies: new Map(),
    tunnelGroups: new Map(),
    users: new Map(),
    policySpans: new Map(),
    webInterfaces: [],
    webCertificates: [],
    mappedPolicies: [],
    bypass: undefined,
  };
}
