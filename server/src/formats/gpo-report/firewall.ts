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

function dataOf(value: Located<string>): Pick<RegistrySetting, "type" | "data"> {
  const truth = booleanOf(value);
  if (truth) return { type: "dword", data: { value: truth.value ? "1" : "0", span: value.span } };
  return { type: numberOf(value) ? "dword" : "string", data: value };
}

const ruleKey = "Software\\Policies\\Microsoft\\Windows\\SrpV2";

/** `<RuleCollection Type="Exe">`: whether the list of programs that may run is enforced, only watched, or neither. */
export function readRuleCollection(element: XmlElement, draft: ReportDraft): Taken {
  const type = element.attributes.find(({ name }) => name.value === "Type")?.value;
  const mode = textOf(element, "EnforcementMode", "Mode");
  const data = mode && modes.get(mode.value.toLowerCase());
  if (!type || !mode) return "unread";
  if (data === undefined) return mode.value.toLowerCase() === "notconfigured" ? "read" : "unread";
  draft.registry.push({
    hive: "machine",
    key: { value: `${ruleKey}\\${type.value}`, span: type.span },
    name: { value: "EnforcementMode", span: mode.span },
    type: "dword",
    data: { value: data, span: mode.span },
    span: element.span,
  });
  return "read";
}

/** What the report calls disabled is watched: programs are recorded, none is stopped. */
const modes: ReadonlyMap<string, string> = new Map([
  ["enabled", "1"],
  ["disabled", "0"],
]);
