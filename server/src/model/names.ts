import type { Located, Span } from "../text/span.ts";

/** What a name stands for. Names of different kinds never clash. */
export type NameKind =
  | "address"
  | "service"
  | "filter"
  | "schedule"
  | "interface"
  | "zone"
  | "tunnel"
  | "vpn-policy"
  | "certificate"
  | "crypto"
  | "account"
  | "server-group"
  | "class"
  | "pool"
  | "route-policy"
  | "other";

/** A thing that has a name and can be referred to. */
export interface Definition {
  readonly kind: NameKind;
  readonly name: Located<string>;
  /** All of its text. */
  readonly span: Span;
  /** What it is to its vendor: "network object", "access list". */
  readonly title: string;
  /** It exists to be referred to, so it is left over when nothing does. */
  readonly expectsUse: boolean;
}

/** A place where a name is used. */
export interface Reference {
  /** Any of these kinds may answer to it. */
  readonly kinds: readonly NameKind[];
  readonly name: Located<string>;
  /** Known to the vendor without a definition in the file: `any`, `LOCAL`. */
  readonly builtIn?: boolean;
  /** What the vendor does when nothing of that name exists, where that is known: "the list then permits nothing". */
  readonly whenUndefined?: string;
}
