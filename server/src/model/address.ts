import type { IpRange } from "../net/ip.ts";
import type { Located, Span } from "../text/span.ts";

/** One way a configuration says which addresses it means. */
export type AddressTerm =
  /** Every address; `family` where the text limits it (`any4`). */
  | { readonly kind: "any"; readonly family?: 4 | 6; readonly span: Span }
  /** A host, network or range. */
  | { readonly kind: "range"; readonly range: IpRange; readonly span: Span }
  /** IPv4 addresses equal to `address` in the bits that are 0 in `wildcard`; the set bits need not be contiguous. */
  | { readonly kind: "wildcard"; readonly address: number; readonly wildcard: number; readonly span: Span }
  /** A named object or group. */
  | { readonly kind: "name"; readonly name: Located<string>; readonly span: Span }
  /** A host or domain name that is looked up when the device runs; `*.` in front means its subdomains too. */
  | { readonly kind: "fqdn"; readonly name: string; readonly span: Span }
  /** The device's own addresses on an interface. */
  | { readonly kind: "interface"; readonly interface: Located<string>; readonly span: Span }
  /** Something only the running device knows: a country, a dynamic group, a user; `text` says what. */
  | { readonly kind: "unknown"; readonly text: string; readonly span: Span };

/** Addresses in any of `terms` and in none of `except`; `negated` means all others. */
export interface AddressMatch {
  readonly terms: readonly AddressTerm[];
  readonly except?: readonly AddressTerm[];
  readonly negated?: boolean;
  readonly span: Span;
}

/** A named address, network, or group of such. */
export interface AddressObject {
  readonly name: Located<string>;
  readonly span: Span;
  readonly group: boolean;
  readonly terms: readonly AddressTerm[];
  readonly except?: readonly AddressTerm[];
}
