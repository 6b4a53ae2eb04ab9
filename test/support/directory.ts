import type { Configuration } from "../../server/src/model/configuration.ts";
import type { DirectoryAccount } from "../../server/src/model/directory.ts";
import { membershipsIn } from "../../server/src/model/memberships.ts";
import type { Problem, Span } from "../../server/src/text/span.ts";

/** Facts of accounts as words at their places; implied ones are left out, and times are days. */
export function accountFacts({ directory }: Configuration): Problem[] {
  return (directory?.accounts ?? []).flatMap((account) => [
    { span: account.name.span, message: `${account.name.value}, ${account.kind}` },
    ...factsOf(account),
  ]);
}

function factsOf(account: DirectoryAccount): Problem[] {
  const { enabled, expires, lastLogon, passwordSet, logonHours, workstations, created } = account;
  const facts: readonly (readonly [string, { value: unknown; span: Span; implied?: string } | undefined])[] = [
    ["enabled", enabled],
    ["expires", expires],
    ["last logon", lastLogon],
    ["password set", passwordSet],
    ["logon hours", logonHours],
    ["workstations", workstations],
    ["created", created],
    ...Object.entries(account.flags),
  ];
  return facts.flatMap(([name, fact]) =>
    !fact || fact.implied !== undefined || fact.value === false
      ? []
      : [{ span: fact.span, message: `${name} ${wordsOf(fact.value)}` }],
  );
}

function wordsOf(value: unknown): string {
  if (typeof value === "number") return new Date(value).toISOString().slice(0, 10);
  if (!Array.isArray(value)) return String(value);
  return value
    .map((each) => ("days" in each ? `${each.days.join("")} ${each.from / 60}-${each.to / 60}` : each.value))
    .join(", ");
}

/** Memberships as `member < group`, by the names of well-known groups. */
export function membershipFacts({ directory }: Configuration): Problem[] {
  return (directory?.memberships ?? []).map(({ member, group, span }) => ({
    span,
    message: `${member.text} < ${group.known ?? group.text}`,
  }));
}

/** The groups of an account, nested ones among them. */
export function groupsOf({ directory }: Configuration, account: string): string[] {
  const found = directory?.accounts.find(({ name }) => name.value === account);
  if (!directory || !found) return [];
  return membershipsIn([directory])
    .groupsOf(found.principal)
    .map(({ group }) => group.known ?? group.text);
}
