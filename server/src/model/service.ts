import type { Ranges } from "../net/ranges.ts";
import type { Located, Span } from "../text/span.ts";

/** Which ports: numbers (1–65535 as closed ranges), or a named set of ports. */
export type PortTerm =
  | { readonly kind: "ports"; readonly ports: Ranges; readonly span: Span }
  | { readonly kind: "name"; readonly name: Located<string>; readonly span: Span };

/** TCP flags as RFC 9293 numbers them: FIN 1, SYN 2, RST 4, PSH 8, ACK 16, URG 32, ECE 64, CWR 128. */
export interface FlagMatch {
  readonly mask: number;
  readonly value: number;
  /** Packets whose masked flags differ. */
  readonly negated?: boolean;
}

export type ProtocolTerm =
  /** IP protocol numbers as closed ranges, 0–255. */
  | { readonly kind: "numbers"; readonly numbers: Ranges; readonly span: Span }
  /** A named group of protocols. */
  | { readonly kind: "name"; readonly name: Located<string>; readonly span: Span };

/** One way a configuration says which traffic it means, addresses aside. */
export type ServiceTerm =
  | { readonly kind: "any"; readonly span: Span }
  /** A protocol, and within it ports, ICMP types or flags. Absent parts match everything. */
  | {
      readonly kind: "protocol";
      readonly protocol: ProtocolTerm;
      readonly source?: readonly PortTerm[];
      readonly destination?: readonly PortTerm[];
      readonly icmp?: readonly IcmpTerm[];
      /** Any of these: `established` is ACK or RST. */
      readonly flags?: readonly FlagMatch[];
      readonly span: Span;
    }
  | { readonly kind: "name"; readonly name: Located<string>; readonly span: Span }
  /** An application the device tells by content. `usual` is what it runs on by default; the match stays uncertain. */
  | {
      readonly kind: "application";
      readonly name: string;
      readonly usual?: readonly ServiceTerm[];
      readonly span: Span;
    }
  | { readonly kind: "unknown"; readonly text: string; readonly span: Span };

export type IcmpTerm =
  /** ICMP types and, within them, codes, as closed ranges 0–255. */
  | { readonly kind: "types"; readonly types: Ranges; readonly codes?: Ranges; readonly span: Span }
  | { readonly kind: "name"; readonly name: Located<string>; readonly span: Span };

export interface ServiceMatch {
  readonly terms: readonly ServiceTerm[];
  readonly except?: readonly ServiceTerm[];
  readonly negated?: boolean;
  readonly span: Span;
}

/** A named service or group; what its terms are used for depends on where its name stands. */
export interface ServiceObject {
  readonly name: Located<string>;
  readonly span: Span;
  readonly group: boolean;
  readonly content:
    | { readonly kind: "services"; readonly terms: readonly ServiceTerm[]; readonly except?: readonly ServiceTerm[] }
    | {
        readonly kind: "ports";
        readonly terms: readonly PortTerm[];
        /** The IP protocols its ports belong to, where the text says; absent: TCP and UDP. */
        readonly protocols?: Ranges;
      }
    | { readonly kind: "protocols"; readonly terms: readonly ProtocolTerm[] }
    | { readonly kind: "icmp"; readonly terms: readonly IcmpTerm[] };
}
