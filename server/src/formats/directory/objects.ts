import type { DirectoryPrincipal } from "../../model/directory.ts";
import { foldName } from "../../model/distinguished-name.ts";
import { principalOfName, principalOfRecord } from "./principals.ts";
import { firstOf, type ObjectRecord } from "./record.ts";

/** A principal, and what it is known by within one export. */
export interface Named {
  readonly principal: DirectoryPrincipal;
  readonly key: string;
}

/** What the records of one export are called, by record and by distinguished name. */
export class ExportedObjects {
  readonly #byRecord = new Map<ObjectRecord, Named>();
  readonly #byKey = new Map<string, DirectoryPrincipal>();
  /** Names of groups come again with every member. */
  readonly #folded = new Map<string, string>();

  constructor(records: readonly ObjectRecord[]) {
    for (const record of records) {
      const principal = record.change ? undefined : principalOfRecord(record, record.head);
      if (!principal) continue;
      const key = this.#keyOf(principal);
      this.#byRecord.set(record, { principal, key });
      if (principal.distinguishedName !== undefined) this.#byKey.set(key, principal);
    }
  }

  /** The object that a record tells of, or whose memberships it changes. */
  of(record: ObjectRecord): Named | undefined {
    const known = this.#byRecord.get(record);
    if (known) return known;
    const written = firstOf(record, "distinguishedname");
    const principal = written && principalOfName(written.value, written.span);
    return principal && this.named(principal);
  }

  /** The same object as its own record names it, where there is one. */
  named(principal: DirectoryPrincipal): Named {
    const key = this.#keyOf(principal);
    const known = this.#byKey.get(key);
    return { principal: known ? { ...known, span: principal.span } : principal, key };
  }

  #keyOf({ distinguishedName, sid, text }: DirectoryPrincipal): string {
    if (distinguishedName === undefined) return sid ?? text.toLowerCase();
    const known = this.#folded.get(distinguishedName) ?? foldName(distinguishedName);
    this.#folded.set(distinguishedName, known);
    return known;
  }
}
