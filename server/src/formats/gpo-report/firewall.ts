import type { RegistrySetting } from "../../model/policy.ts";
import { localName, type XmlElement } from "../../syntax/xml.ts";
import type { Located } from "../../text/span.ts";
import { booleanOf, numberOf, textOf } from "../windows/xml-elements.ts";
import type { ReportDraft, Taken } from "./draft.ts";

const firewallKey = "Software\\Policies\\Microsoft\\WindowsFirewall";

/** `<DomainProfile>`, its like, and `<GlobalSettings>`: each child is the registry value of that name, `true` being 1. */
export function readFirewallProfile(element: XmlElement, draft: ReportDraft): Taken {
  const profile = localName(element) === "GlobalSettings" ? "" : `\\${localName(element)}`;
  let taken: Taken = "read";
  for (const child of element.children) {
    const name = localName(child);
    const value = textOf(child, "Value");
    const data = value && dataOf(value);
    if (!data) {
      taken = "unread";
      continue;
    }
    const below = name.startsWith("Log") ? "\\Logging" : "";
    draft.registry.push({
      hive: "machine",
      key: { value: `${firewallKey}${profile}${below}`, span: element.name.span },
      name: { value: name, span: child.name.span },
      ...data,
      span: child.span,
    });
  }
  return taken;
}

/**
 * `<InboundFirewallRules>`, one of which is one rule: the registry value that holds the rule, put together from the
 * elements it was taken apart into. Its places are all that of the rule.
 */
export function readFirewallRule(element: XmlElement, draft: ReportDraft): Taken {
  const fields = element.children.filter((child) => localName(child) !== "Version");
  if (fields.length === 0) return "unread";
  const version = textOf(element, "Version")?.value ?? "2.0";
  const parts = fields.map((field) => `${localName(field)}=${fieldValue(field)}`);
  draft.registry.push({
    hive: "machine",
    key: { value: `${firewallKey}\\FirewallRules`, span: element.name.span },
    name: { value: textOf(element, "Name")?.value ?? "", span: element.span },
    type: "string",
    data: { value: [`v${version}`, ...parts, ""].join("|"), span: element.span },
    span: element.span,
  });
  return "read";
}

/** A field's text; of an ICMP field, type and code. */
function fieldValue(field: XmlElement): string {
  const text = field.text.value === "" ? field.children.map((child) => child.text.value).join(":") : field.text.value;
  return text.replaceAll("|", "");
}

function dataOf(value: Located<string>): Pick<RegistrySetting, "type" | "data"> {
  const truth = booleanOf(value);
  if (truth) return { type: "dword", data: { value: truth.value ? "1" : "0", span: value.span } };
  return { type: numberOf(value) ? "dword" : "string", data: value };
}
