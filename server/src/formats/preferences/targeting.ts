import type { XmlElement } from "../../syntax/xml.ts";
import type { Located } from "../../text/span.ts";
import { childNamed, filled, lowerName } from "./elements.ts";

/** What item-level targeting asks of a machine or person: "computer PC-*, not group NORTHGATE\ops". */
export function targetingOf(item: XmlElement): Located<string> | undefined {
  const filters = childNamed(item, "filters");
  if (!filters || filters.children.length === 0) return undefined;
  const words = filters.children.flatMap((filter) => describe(filter, 0));
  return { value: words.join(", "), span: filters.span };
}

/** What each filter asks about, and the attribute that says what for. */
const subjects: ReadonlyMap<string, readonly [string, string]> = new Map([
  ["filtercomputer", ["computer", "name"]],
  ["filtergroup", ["group", "name"]],
  ["filteruser", ["user", "name"]],
  ["filterorgunit", ["organizational unit", "name"]],
  ["filterdomain", ["domain", "name"]],
  ["filtersite", ["site", "name"]],
  ["filteriprange", ["addresses from", "min"]],
  ["filteros", ["operating system", "version"]],
  ["filterfile", ["file", "path"]],
  ["filterregistry", ["registry key", "key"]],
  ["filtervariable", ["variable", "variableName"]],
  ["filterwmi", ["WMI query", ""]],
  ["filterldap", ["LDAP query", ""]],
  ["filterrunonce", ["only once", ""]],
]);

/** Collections may lie in each other; the tree is never deep. */
function describe(filter: XmlElement, depth: number): string[] {
  if (depth > 20) return [];
  if (filter.children.length > 0) return filter.children.flatMap((child) => describe(child, depth + 1));
  const [subject, name] = subjects.get(lowerName(filter)) ?? [lowerName(filter).replace(/^filter/, ""), "name"];
  const negated = filled(filter, "not")?.value === "1" ? "not " : "";
  const said = filled(filter, name)?.value;
  return [negated + (said === undefined ? subject : `${subject} ${said}`)];
}
