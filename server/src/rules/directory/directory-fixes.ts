import type { DirectoryAccount, DirectoryPrincipal } from "../../model/directory.ts";
import { formatDay, millisecondsOfDay } from "../../site/day.ts";
import type { Fix } from "../rule.ts";

/** Disables an account; it can be enabled again, with everything it had. */
export function disableFix(account: DirectoryAccount): Fix {
  const modification = { what: "disable", account } as const;
  return {
    title: `Disable ${account.name.value}`,
    changes: [{ kind: "modify-directory", modification }],
    safe: false,
  };
}

/** Lets an account work through that day, counted in UTC, and no longer. */
export function expireFix(account: DirectoryAccount, lastDay: number): Fix {
  const modification = { what: "expire", account, at: (lastDay + 1) * millisecondsOfDay } as const;
  return {
    title: `Let ${account.name.value} expire after ${formatDay(lastDay)}`,
    changes: [{ kind: "modify-directory", modification }],
    safe: false,
  };
}

/** Puts a member into a group, or takes it out. */
export function memberFix(
  what: "join" | "leave",
  {
    member,
    group,
    title,
  }: { readonly member: DirectoryPrincipal; readonly group: DirectoryPrincipal; readonly title: string },
): Fix {
  return { title, changes: [{ kind: "modify-directory", modification: { what, group, member } }], safe: false };
}
