/** Rules that the kernel is asked about. */
export interface RuleSet {
  /** What the table calls it: a file's path, or the seed it was made from. */
  readonly name: string;
  /** What Palisade reads. */
  readonly text: string;
  /** What the kernel loads, where that is less: parts that change packets before they are judged are left out. */
  readonly loaded?: string;
  /** The file as its programs take it, where the text is only a part of one. */
  readonly whole?: (text: string) => string;
  /** How the kernel's programs take it. */
  readonly kind: "iptables" | "ip6tables" | "nft";
}

/** A format whose verdicts the Linux kernel can confirm. */
export interface OracleFormat {
  /** The format's id. */
  readonly id: string;
  /** Programs that must be installed, with the Debian packages they come from. */
  readonly programs: Readonly<Record<string, string>>;
  /** Real files beside the checkout, then so many rule sets made at random. */
  ruleSets(generated: number, seed: number): Iterable<RuleSet>;
}

/** A disagreement that is known and explained. */
export interface KnownDifference {
  /** The rule sets it is about. */
  readonly ruleSet: RegExp;
  readonly packet: (packet: OraclePacket) => boolean;
  readonly reason: string;
}

/** A packet as the oracle's programs write it. */
export interface OraclePacket {
  readonly in_iface?: string | null;
  readonly out_iface?: string | null;
  readonly src: string;
  readonly dst: string;
  readonly proto: string;
  readonly sport?: number;
  readonly dport?: number;
  readonly icmp_type?: number;
  readonly flags?: string;
  readonly state?: string;
}
