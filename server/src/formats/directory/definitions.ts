import type { Directory, DirectoryAccount } from "../../model/directory.ts";
import type { Definition } from "../../model/names.ts";

const titles: Readonly<Record<DirectoryAccount["kind"], string>> = {
  user: "user account",
  computer: "computer account",
  "managed-service": "managed service account",
  trust: "trust account",
  unknown: "account",
};

/** What an outline of the export shows. */
export function definitionsOf({ accounts, groups }: Directory): Definition[] {
  return [
    ...accounts.map(({ name, span, kind }) => ({ name, span, title: titles[kind] })),
    ...groups.map(({ name, span }) => ({ name, span, title: "group" })),
  ].map((definition) => ({ kind: "other", ...definition, expectsUse: false }));
}
