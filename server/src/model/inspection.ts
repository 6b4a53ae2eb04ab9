import type { Located, Stated } from "../text/span.ts";

/** A profile of content inspection that entries apply to what they permit, as far as checks ask. */
export interface Inspection {
  readonly name: Located<string>;
  /** What the vendor calls it: "web filter profile". */
  readonly title: string;
  /** What becomes of sites, or of applications, that share files with anybody. Absent: the profile does not tell. */
  readonly fileShares?: Stated<"deny" | "permit">;
}
