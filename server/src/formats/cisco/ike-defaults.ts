import type { Proposal } from "../../model/vpn.ts";
import type { Stated } from "../../text/span.ts";

/** What a system uses where a policy of IKE version 1 does not say. */
export interface IkeDefaults {
  readonly encryption: string;
  readonly integrity: string;
  readonly group: number;
}

/** A policy of IKE version 1 with what the device uses where it does not say; other versions as they are. */
export function withIkeDefaults(policy: Proposal, { encryption, integrity, group }: IkeDefaults): Proposal {
  if (policy.version !== 1) return policy;
  const implied = "the policy does not say, and this is what the device then uses";
  const stated = <T>(own: readonly Stated<T>[], value: T): readonly Stated<T>[] =>
    own.length > 0 ? own : [{ value, span: policy.span, implied }];
  return {
    ...policy,
    encryption: stated(policy.encryption, encryption),
    integrity: stated(policy.integrity, integrity),
    groups: stated(policy.groups, group),
  };
}
