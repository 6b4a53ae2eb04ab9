import type { PublishedPassword } from "../../model/policy.ts";
import type { XmlElement } from "../../syntax/xml.ts";
import type { PreferencesDraft } from "./draft.ts";
import { filled, lowerName } from "./elements.ts";
import { principalOf } from "./principals.ts";

/** What the password of each kind of item opens. */
const owners: ReadonlyMap<string, PublishedPassword["of"]> = new Map([
  ["user", "local-account"],
  ["ntservice", "service"],
  ["task", "task"],
  ["taskv2", "task"],
  ["immediatetask", "task"],
  ["immediatetaskv2", "task"],
  ["drive", "drive"],
  ["datasource", "data-source"],
  ["sharedprinter", "printer"],
  ["portprinter", "printer"],
  ["localprinter", "printer"],
]);

/** `cpassword="…"`: whatever the item is, its password can be read by everyone. */
export function readPassword(
  element: XmlElement,
  properties: XmlElement,
  disabled: boolean,
  draft: PreferencesDraft,
): void {
  const password = filled(properties, "cpassword");
  if (!password) return;
  const account = principalOf(
    filled(properties, "userName") ?? filled(properties, "runAs") ?? filled(properties, "accountName"),
    undefined,
  );
  const item = filled(element, "name");
  draft.publishedPasswords.push({
    ...(account ? { account } : {}),
    of: owners.get(lowerName(element)) ?? "other",
    ...(item ? { item } : {}),
    span: password.span,
    ...(disabled ? { disabled } : {}),
  });
}
