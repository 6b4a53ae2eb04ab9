import type { Membership } from "../../model/directory.ts";
import type { Named } from "./objects.ts";

/** The memberships that an export states, and what its later records take away again. */
export class MembershipLedger {
  /** By group, then by member. */
  readonly #stated = new Map<string, Map<string, Membership[]>>();

  add(group: Named, member: Named, stated: Pick<Membership, "span" | "by">): void {
    const membership = { group: group.principal, member: member.principal, ...stated };
    const members = this.#stated.get(group.key);
    const before = members?.get(member.key);
    if (before) before.push(membership);
    else if (members) members.set(member.key, [membership]);
    else this.#stated.set(group.key, new Map([[member.key, [membership]]]));
  }

  remove(group: Named, member: Named): void {
    this.#stated.get(group.key)?.delete(member.key);
  }

  removeAll(group: Named): void {
    this.#stated.delete(group.key);
  }

  /** In the order of the text. */
  all(): Membership[] {
    const all = [...this.#stated.values()].flatMap((members) => [...members.values()].flat());
    return all.sort((a, b) => a.span.start - b.span.start);
  }
}
