import { accountControl } from "../../facts/windows-accounts.ts";
import type { Change, DirectoryModification } from "../../model/change.ts";
import { encodeBase64 } from "../../text/base64.ts";
import type { Reading, TextElsewhere } from "../format.ts";
import { fileTimeOf } from "./times.ts";

/** LDIF that makes the change in the directory an export was taken from, for `ldifde -i` or ldapmodify; undefined for other changes. */
export function ldifModification(_: Reading, change: Change): TextElsewhere | undefined {
  const record = change.kind === "modify-directory" ? recordOf(change.modification) : undefined;
  return record === undefined ? undefined : { form: "LDIF", languageId: "ldif", text: record };
}

function recordOf(modification: DirectoryModification): string | undefined {
  switch (modification.what) {
    case "disable": {
      const { principal, control } = modification.account;
      const disabled = control && String(control.value | accountControl.disabled);
      return modify(principal.distinguishedName, "replace", "userAccountControl", disabled);
    }
    case "expire":
      return modify(
        modification.account.principal.distinguishedName,
        "replace",
        "accountExpires",
        fileTimeOf(modification.at),
      );
    case "join":
    case "leave": {
      const operation = modification.what === "join" ? "add" : "delete";
      const { group, member } = modification;
      return modify(group.distinguishedName, operation, "member", member.distinguishedName);
    }
  }
}

/** `dn: …`, `changetype: modify`, `replace: name`, `name: value`, `-` */
function modify(
  object: string | undefined,
  operation: "add" | "delete" | "replace",
  attribute: string,
  value: string | undefined,
): string | undefined {
  if (object === undefined || value === undefined) return undefined;
  const lines = [line("dn", object), "changetype: modify", `${operation}: ${attribute}`, line(attribute, value), "-"];
  return lines.join("\n");
}

/** A value as it is where it is plain ASCII that LDIF takes for itself, in base64 otherwise (RFC 2849). */
function line(name: string, value: string): string {
  const isPlain = /^(?![ :<])[\x20-\x7e]*$/.test(value) && !value.endsWith(" ");
  return isPlain ? `${name}: ${value}` : `${name}:: ${encodeBase64(new TextEncoder().encode(value))}`;
}
