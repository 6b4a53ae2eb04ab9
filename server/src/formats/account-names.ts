import type { Policy, PolicyIdentity, Principal } from "../model/policy.ts";

/** The names that a policy's report has beside the SIDs of accounts; its own files have the SIDs alone. */
export function namesIn({ rights, groups }: Policy): Pick<PolicyIdentity, "accountNames"> {
  const principals = [
    ...rights.flatMap(({ holders }) => holders),
    ...groups.flatMap(({ group, members }) => [group, ...members]),
  ];
  const names = new Map(principals.flatMap(({ sid, name }) => (sid && name ? [[sid, name] as const] : [])));
  return names.size > 0 ? { accountNames: [...names].map(([sid, name]) => ({ sid, name })) } : {};
}

/** The policy with the names that are known for its accounts. */
export function withAccountNames({ accountNames = [] }: PolicyIdentity, policy: Policy): Policy {
  if (accountNames.length === 0) return policy;
  const names = new Map(accountNames.map(({ sid, name }) => [sid, name]));
  const named = (principal: Principal): Principal => {
    const name = principal.name === undefined ? names.get(principal.sid ?? "") : undefined;
    return name === undefined ? principal : { ...principal, text: name, name };
  };
  return {
    ...policy,
    rights: policy.rights.map((right) => ({ ...right, holders: right.holders.map(named) })),
    groups: policy.groups.map((each) => ({ ...each, group: named(each.group), members: each.members.map(named) })),
  };
}
