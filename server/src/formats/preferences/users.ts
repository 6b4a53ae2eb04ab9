import type { LocalAccount, Principal } from "../../model/policy.ts";
import type { Located } from "../../text/span.ts";
import { conditionOf, type Item, type PreferencesDraft, type Taken } from "./draft.ts";
import { filled, switchOf } from "./elements.ts";
import { principalOf } from "./principals.ts";

/** `<User><Properties action="U" userName="svc" neverExpires="1" acctDisabled="0" …/></User>` */
export function readUser(item: Item, draft: PreferencesDraft): Taken {
  const { element, properties, action } = item;
  const named = principalOf(filled(properties, "userName") ?? filled(element, "name"), undefined);
  if (!named) return "unread";
  const newName = filled(properties, "newName");
  const disabled = switchOf(properties, "acctDisabled");
  const passwordNeverExpires = switchOf(properties, "neverExpires");
  const written = filled(properties, "expires");
  const expires = expiryOf(written, item);
  if (written && !expires) draft.problems.push({ span: written.span, message: "expected a date such as 2026-12-31" });
  draft.localAccounts.push({
    account: builtIn(filled(properties, "subAuthority"), named),
    action,
    span: element.span,
    ...(newName ? { newName } : {}),
    ...(disabled ? { disabled } : {}),
    ...(passwordNeverExpires ? { passwordNeverExpires } : {}),
    ...(expires ? { expires } : {}),
    ...conditionOf(item),
  });
  return written && !expires ? "unread" : "read";
}

/** `RID_ADMIN` means the built-in account, whatever it is called. */
function builtIn(authority: Located<string> | undefined, named: Principal): Principal {
  const known = { RID_ADMIN: "Administrator", RID_GUEST: "Guest" }[authority?.value.toUpperCase() ?? ""];
  return known === undefined ? named : { ...named, known };
}

/** The last day it works; an account that is made without one works for ever. */
function expiryOf(written: Located<string> | undefined, { element, action }: Item): LocalAccount["expires"] {
  if (!written) {
    const made = action.value === "create" || action.value === "replace";
    return made ? { value: "never", span: element.startTag, implied: "no date is set" } : undefined;
  }
  const parts = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(written.value.trim());
  if (!parts) return undefined;
  const [year = 0, month = 0, day = 0] = parts.slice(1).map(Number);
  return { value: Date.UTC(year, month - 1, day + 1) - 1, span: written.span };
}
