import type { Configuration } from "../../server/src/model/configuration.ts";
import type { Policy, Principal, ProgramMatch } from "../../server/src/model/policy.ts";
import type { Stated } from "../../server/src/text/span.ts";

/** What a policy sets, by what is set: `right SeTcbPrivilege` → `S-1-5-18`. Case, order and type names play no part. */
export type Facts = ReadonlyMap<string, string>;

/** The facts of a configuration. A group's fact is written from its own side, whichever side the file wrote. */
export function factsOf(configuration: Configuration, programs: ProgramFacts = "rules"): Facts {
  const facts = new Map<string, string>();
  const { policy, passwords, lockout, logging } = configuration;
  for (const [name, stated] of Object.entries({ ...passwords, ...lockout }) as [string, Stated<unknown>][])
    facts.set(`rule ${name}`, String(stated.value));
  for (const { name, kilobytes, days, full } of logging?.local ?? [])
    for (const [what, stated] of Object.entries({ kilobytes, days, full }))
      if (stated) facts.set(`log ${name} ${what}`, String(stated.value));
  if (policy) addPolicy(policy, facts, programs);
  return facts;
}

function addPolicy(policy: Policy, facts: Map<string, string>, programs: ProgramFacts): void {
  for (const { name, value } of policy.settings) facts.set(`setting ${name.value}`, value.value);
  for (const { right, holders } of policy.rights) facts.set(`right ${right.value}`, everyone(holders));
  for (const { group, mode, members, fromMember } of policy.groups) {
    if (fromMember) for (const member of members) facts.set(`group ${keyOf(group)} ${mode} ${keyOf(member)}`, "member");
    else facts.set(`group ${keyOf(group)} ${mode}`, everyone(members));
  }
  for (const { account, action } of policy.localAccounts ?? []) facts.set(`account ${keyOf(account)}`, action.value);
  for (const { name, action } of policy.tasks ?? []) facts.set(`task ${name.value}`, action.value);
  for (const { service, startup } of policy.services)
    facts.set(`service ${service.value.toLowerCase()}`, startup.value);
  for (const { guid, subject, success, failure } of policy.audit)
    facts.set(`audit ${guid ?? subject.value}`, `${success ? "S" : "-"}${failure ? "F" : "-"}`);
  for (const rule of programs === "rules" ? (policy.programRules ?? []) : [])
    facts.set(
      `program rule ${rule.list} ${keyOf(rule.principal)} ${rule.name?.value}`,
      [rule.action.value, ...rule.programs.map(matchOf), "but", ...rule.exceptions.map(matchOf)].join(" "),
    );
  for (const { hive, key, name, type, data } of policy.registry)
    if (programs === "values" || !programRuleKey.test(key.value))
      facts.set(
        `registry ${hive}\\${key.value}\\${name.value}`.toLowerCase(),
        type === "delete" ? "(deleted)" : data.value,
      );
}

/** Rules of lists of programs as what they say, or as the registry values that hold them. */
type ProgramFacts = "rules" | "values";

/** Values that hold one rule of a list of programs each, which is a fact of its own. */
const programRuleKey = /\\SrpV2\\\w+\\[{0-9a-f-]{36,38}\}?$/i;

function matchOf(match: ProgramMatch): string {
  if (match.by === "path") return match.path.value;
  if (match.by === "hash") return `hash of ${match.file?.value}`;
  return [match.publisher, match.product, match.file].map((each) => each?.value).join("/");
}

function everyone(principals: readonly Principal[]): string {
  return principals.map(keyOf).sort().join(" ");
}

/** By SID where there is one; a name without its domain. */
function keyOf({ sid, text }: Principal): string {
  return sid ?? text.slice(text.lastIndexOf("\\") + 1).toLowerCase();
}
