import type { Span } from "../../text/span.ts";
import type { RuleDraft, TableDraft } from "./draft.ts";

/** Where rules stand, for those who spell changes. */
export interface NftSyntax {
  readonly chains: ReadonlyMap<string, ChainSyntax>;
  /** Rules by where they begin. */
  readonly rules: ReadonlyMap<number, RuleSyntax>;
  /** Definitions that may be taken away whole: nothing else in the file adds to them. */
  readonly removable: readonly Span[];
}

export interface ChainSyntax {
  readonly table: TableDraft;
  readonly name: string;
  readonly rules: readonly RuleDraft[];
  /** Where the last statement that is no rule stands. */
  readonly head: Span | undefined;
}

export interface RuleSyntax {
  readonly rule: RuleDraft;
  readonly chain: ChainSyntax;
  /** The rule is this one entry and no other. */
  readonly sole: boolean;
}
