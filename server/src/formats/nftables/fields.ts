import type { Cursor } from "./cursor.ts";

/** What of a packet a match looks at. */
export type Field =
  | { readonly kind: "address"; readonly side: "source" | "destination"; readonly family: 4 | 6 }
  | { readonly kind: "interface"; readonly side: "inbound" | "outbound" }
  /** Without a protocol (`th`), of any that has ports. */
  | { readonly kind: "port"; readonly side: "source" | "destination"; readonly protocol?: number }
  /** `ip protocol` and `ip6 nexthdr` mean one family only. */
  | { readonly kind: "protocol"; readonly family?: 4 | 6 }
  | { readonly kind: "family"; readonly by: "name" | "ether" | "version" }
  | { readonly kind: "icmp"; readonly part: "type" | "code"; readonly family: 4 | 6 }
  | { readonly kind: "state" }
  | { readonly kind: "flags" }
  | { readonly kind: "fragment" }
  /** Something that a file cannot tell of a packet; it may still say which packets have it at all. */
  | { readonly kind: "other"; readonly family?: 4 | 6; readonly protocol?: number };

/** Something that a file cannot tell of a packet. */
export const other: Field = { kind: "other" };

/** The words in a text, parted by blanks. */
export const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

/** The field, when one of its parts stands next. */
export function takeOneOf(cursor: Cursor, parts: ReadonlySet<string>, field: Field): Field | undefined {
  return cursor.takeAnyOf(parts) === undefined ? undefined : field;
}
