import type { Located } from "../../text/span.ts";
import type { AccessGroup } from "./access-lists.ts";
import type { Draft } from "./draft.ts";

/** Which lists are bound where; a later statement for the same place wins. */
export class Bindings {
  /** The list for all interfaces. */
  readonly global: AccessGroup | undefined;
  readonly #in = new Map<string, AccessGroup>();
  readonly #out = new Map<string, AccessGroup>();
  readonly #controlPlane = new Map<string, AccessGroup>();

  /** `whole`: no list stands elsewhere, and the device refuses to bind one that does not exist. */
  constructor(draft: Draft, whole: boolean) {
    for (const group of draft.accessGroups) {
      const list = draft.lists.get(group.list.value);
      if (list ? list.kind === "ethertype" || list.kind === "webtype" : whole) continue;
      if (group.direction === "global") this.global = group;
      else if (group.interface) {
        const place = group.controlPlane ? this.#controlPlane : group.direction === "in" ? this.#in : this.#out;
        place.set(group.interface.value, group);
      }
    }
  }

  /** What packets that come in by an interface meet: its own list, then the one for all interfaces. */
  inbound(zone: string): AccessGroup[] {
    const own = this.#in.get(zone);
    return [...(own ? [own] : []), ...(this.global ? [this.global] : [])];
  }

  outbound(): Iterable<AccessGroup> {
    return this.#out.values();
  }

  controlPlane(): Iterable<AccessGroup> {
    return this.#controlPlane.values();
  }

  /** Interfaces that only the bindings name, as in a pasted fragment. */
  zonesBeside(known: ReadonlySet<string>): Located<string>[] {
    return [...this.#in.values()].flatMap(({ interface: zone }) => (zone && !known.has(zone.value) ? [zone] : []));
  }
}
