/** One recommendation of US-CERT alert TA18-276B, or of the two alerts that belong to it, in our own words. */
export interface Recommendation {
  /** Stable; findings, reports and tests cite it. */
  readonly id: string;
  /** A headline that is true when the recommendation is kept. */
  readonly title: string;
  /** The alert's section. */
  readonly section: string;
  /** Which headline bullets of TA18-276B it belongs to: "vpn-1", "log-3". */
  readonly bullets?: readonly string[];
  readonly source: AlertName;
  readonly says: string;
  readonly thresholds?: Readonly<Record<string, number | readonly number[]>>;
  readonly evidence: readonly EvidenceKind[];
  /** "partly": files show that it is broken, or show it only with facts from elsewhere. */
  readonly checkable: "yes" | "partly" | "only-by-record";
  /** What somebody must declare before files can show it. */
  readonly needs: readonly NeededFact[];
  readonly controls: Controls;
}

export type AlertName = "TA18-276B" | "TA18-276A" | "TA17-117A";

/** What can show a recommendation kept or broken. */
export type EvidenceKind = "firewall" | "vpn" | "gpo" | "accounts" | "logging" | "process-record";

/** Facts no export states. */
export type NeededFact =
  | "msp-accounts"
  | "msp-networks"
  | "msp-systems"
  | "service-accounts"
  | "zone-roles"
  | "resolvers"
  | "log-servers"
  | "contract-end"
  | "service-hours"
  | "approved-services"
  | "approved-admins"
  | "policy-tier"
  | "org-numbers"
  | "min-versions"
  | "baseline-manifest"
  | "review-records"
  | "as-of-date";

/** Where other catalogues say the same. */
export interface Controls {
  /** CIS Controls version 8. */
  readonly cis: readonly string[];
  /** NIST SP 800-53 revision 5. */
  readonly nist: readonly string[];
  /** MITRE ATT&CK techniques and mitigations. */
  readonly attack: readonly string[];
}
