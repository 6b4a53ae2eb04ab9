import type { Directory, DirectoryAccount, DirectoryPrincipal } from "../../model/directory.ts";
import { foldName } from "../../model/distinguished-name.ts";
import { type Memberships, membershipsIn } from "../../model/memberships.ts";

const known = new WeakMap<Directory, Memberships>();

/** Who belongs to whom in one export, put together once for all checks. */
export function membershipsOf(directory: Directory): Memberships {
  const memberships = known.get(directory) ?? membershipsIn([directory]);
  known.set(directory, memberships);
  return memberships;
}

/** The well-known groups of these names that the export speaks of, once each; a table of accounts has no record of theirs. */
export function wellKnownGroups(
  { groups, memberships }: Directory,
  names: ReadonlySet<string>,
): readonly DirectoryPrincipal[] {
  const all = [
    ...groups.map(({ principal, name }) => ({ ...principal, span: name.span })),
    ...memberships.map(({ group }) => group),
  ];
  const byName = new Map<string, DirectoryPrincipal>();
  for (const group of all)
    if (group.known !== undefined && names.has(group.known) && !byName.has(group.known)) byName.set(group.known, group);
  return [...byName.values()];
}

/** Accounts that belong to one of the groups, or share a name with one that does: few of many have to be followed upwards. */
export function candidatesFor(
  groups: readonly DirectoryPrincipal[],
  directory: Directory,
): readonly DirectoryAccount[] {
  const memberships = membershipsOf(directory);
  const members = groups.flatMap((group) => memberships.membersOf(group).map(({ member }) => member));
  const keys = new Set(members.flatMap(keysOf));
  return directory.accounts.filter(({ principal, name }) =>
    [...keysOf(principal), name.value.toLowerCase()].some((key) => keys.has(key)),
  );
}

function keysOf({ sid, distinguishedName, text }: DirectoryPrincipal): string[] {
  const sure = [sid?.toUpperCase(), distinguishedName === undefined ? undefined : foldName(distinguishedName)];
  return [...sure, text.toLowerCase()].filter((key) => key !== undefined);
}
