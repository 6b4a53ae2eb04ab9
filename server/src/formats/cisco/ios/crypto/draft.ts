import type { Authentication } from "../../../../model/vpn.ts";
import type { Located, Span, Stated } from "../../../../text/span.ts";
import type { ProposalDraft } from "../../proposals.ts";

/** What tunnels are made of, as statements give it. */
export interface CryptoDraft {
  readonly policies: PolicyDraft[];
  readonly proposals: Map<string, ProposalDraft>;
  readonly profiles: Map<string, ProfileDraft>;
  readonly entries: ProfileDraft[];
  readonly keys: { readonly peer: string | undefined; readonly span: Span }[];
  /** IKEv2 and ISAKMP profiles: how the two ends prove themselves. */
  readonly proofs: Map<string, ProofDraft>;
}

/** An ISAKMP policy, or an IKEv2 proposal. */
export interface PolicyDraft {
  readonly proposal: ProposalDraft;
  authentication?: Authentication;
}

/** How the two ends prove themselves, as a profile says. */
export interface ProofDraft {
  readonly authentication: Authentication[];
  certificate?: Located<string>;
}

/** An IPsec profile, or an entry of a crypto map. */
export interface ProfileDraft {
  readonly name: Located<string>;
  readonly map?: string;
  readonly dynamic?: Located<string>;
  readonly isDynamic?: true;
  span: Span;
  readonly sets: Located<string>[];
  pfs?: Stated<number>;
  proof?: Located<string>;
  list?: Located<string>;
  /** ` set ip access-group LIST in`: what comes out of the tunnel is held against it. */
  filter?: Located<string>;
  readonly peers: Located<string>[];
}

export function emptyCryptoDraft(): CryptoDraft {
  return { policies: [], proposals: new Map(), profiles: new Map(), entries: [], keys: [], proofs: new Map() };
}
