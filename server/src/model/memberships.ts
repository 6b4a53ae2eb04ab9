import { addTo } from "../text/grouped.ts";
import type { Directory, DirectoryPrincipal, Membership } from "./directory.ts";
import { foldName } from "./distinguished-name.ts";

/** Who belongs to which groups, directly and by nesting, as several exports tell together. */
export interface Memberships {
  /** The groups it belongs to, nearest first. */
  groupsOf(member: DirectoryPrincipal): readonly Belonging[];
  /** The members of a group and of the groups in it, nearest first. */
  membersOf(group: DirectoryPrincipal): readonly Belonging[];
}

export interface Belonging {
  readonly member: DirectoryPrincipal;
  readonly group: DirectoryPrincipal;
  /** The memberships that lead from the member to the group: one where it is a direct member. */
  readonly via: readonly Membership[];
}

/** Puts the direct memberships of all exports together; names of one account are known to be one by SID or name. */
export function membershipsIn(directories: readonly Directory[]): Memberships {
  const identities = new Identities();
  for (const { accounts, groups } of directories)
    for (const { principal, name } of [...accounts, ...groups]) {
      identities.learn(principal);
      identities.learnName(name.value, principal);
    }
  const edges = directories.flatMap(({ memberships }) => memberships);
  for (const { group, member } of edges) {
    identities.learn(group);
    identities.learn(member);
  }
  const upward: Steps = new Map();
  const downward: Steps = new Map();
  for (const edge of edges) {
    const [member, group] = [identities.of(edge.member), identities.of(edge.group)];
    push(upward, member, { edge, end: group });
    push(downward, group, { edge, end: member });
  }
  return {
    groupsOf: (member) => walk(identities.of(member), upward).map((via) => ({ member, group: last(via).group, via })),
    membersOf: (group) =>
      walk(identities.of(group), downward).map((via) => ({ member: last(via).member, group, via: via.toReversed() })),
  };
}

/** A membership, and whom it leads to. */
interface Step {
  readonly edge: Membership;
  readonly end: number | undefined;
}

type Steps = Map<number, Step[]>;

type Path = readonly [Membership, ...Membership[]];

function last(path: Path): Membership {
  return path.at(-1) ?? path[0];
}

/** Nobody nests groups deeper. */
const deepest = 100;

/** The shortest path to everything that can be reached, each visited once: groups may lie in each other. */
function walk(start: number | undefined, steps: Steps): readonly Path[] {
  const found: Path[] = [];
  if (start === undefined) return found;
  const seen = new Set([start]);
  const queue: { readonly at: number; readonly path: readonly Membership[] }[] = [{ at: start, path: [] }];
  for (const { at, path } of queue)
    for (const { edge, end } of steps.get(at) ?? []) {
      if (end === undefined || seen.has(end) || path.length >= deepest) continue;
      seen.add(end);
      const [first = edge, ...rest] = [...path, edge];
      found.push([first, ...rest]);
      queue.push({ at: end, path: [...path, edge] });
    }
  return found;
}

/** Principals that share a SID, a distinguished name or a name are one. */
class Identities {
  readonly #byKey = new Map<string, number>();
  /** Undefined where several are called so. */
  readonly #byName = new Map<string, number | undefined>();
  readonly #parents: number[] = [];
  /** Names of groups come again with every member. */
  readonly #folded = new Map<string, string>();

  learn(principal: DirectoryPrincipal): void {
    let identity: number | undefined;
    for (const key of this.#keysOf(principal)) {
      const known = this.#byKey.get(key);
      if (known === undefined) {
        identity ??= this.#parents.push(this.#parents.length) - 1;
        this.#byKey.set(key, identity);
      } else if (identity === undefined) identity = this.#root(known);
      else this.#parents[this.#root(known)] = this.#root(identity);
    }
  }

  /** Lets the account be found by its bare name too, as long as no other is called so. */
  learnName(name: string, principal: DirectoryPrincipal): void {
    const key = name.toLowerCase();
    const identity = this.of(principal);
    const known = this.#byName.get(key);
    const isNew = !this.#byName.has(key) || (known !== undefined && this.#root(known) === identity);
    this.#byName.set(key, isNew ? identity : undefined);
  }

  of(principal: DirectoryPrincipal): number | undefined {
    const named = this.#byName.get(principal.text.toLowerCase());
    if (isBareName(principal) && named !== undefined) return this.#root(named);
    for (const key of this.#keysOf(principal)) {
      const known = this.#byKey.get(key);
      if (known !== undefined) return this.#root(known);
    }
    return undefined;
  }

  /** A SID and a distinguished name are sure; a mere name counts where there is neither. */
  #keysOf({ sid, distinguishedName, text }: DirectoryPrincipal): string[] {
    const keys: string[] = [];
    if (sid !== undefined) keys.push(`sid ${sid.toUpperCase()}`);
    if (distinguishedName !== undefined) keys.push(`name ${this.#fold(distinguishedName)}`);
    return keys.length > 0 ? keys : [`text ${text.toLowerCase()}`];
  }

  #fold(distinguishedName: string): string {
    const known = this.#folded.get(distinguishedName) ?? foldName(distinguishedName);
    this.#folded.set(distinguishedName, known);
    return known;
  }

  #root(identity: number): number {
    let at = identity;
    for (let parent = this.#parents[at]; parent !== undefined && parent !== at; parent = this.#parents[at]) {
      this.#parents[at] = this.#parents[parent] ?? parent;
      at = parent;
    }
    return at;
  }
}

function isBareName({ sid, distinguishedName }: DirectoryPrincipal): boolean {
  return sid === undefined && distinguishedName === undefined;
}

function push(steps: Steps, key: number | undefined, step: Step): void {
  if (key !== undefined) addTo(steps, key, step);
}
