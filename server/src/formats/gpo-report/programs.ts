import type { XmlElement } from "../../syntax/xml.ts";
import { readProgramRule } from "../windows/program-rules.ts";
import { textOf } from "../windows/xml-elements.ts";
import type { ReportDraft, Taken } from "./draft.ts";

const ruleKey = "Software\\Policies\\Microsoft\\Windows\\SrpV2";

/** `<RuleCollection Type="Exe">`: the rules of a list of programs, and whether it is enforced, only watched, or neither. */
export function readRuleCollection(element: XmlElement, draft: ReportDraft): Taken {
  const type = element.attributes.find(({ name }) => name.value === "Type")?.value;
  const mode = textOf(element, "EnforcementMode", "Mode");
  const data = mode && modes.get(mode.value.toLowerCase());
  if (!type || !mode) return "unread";
  const written = element.children.filter((child) => child.attributes.length > 0);
  const rules = written.flatMap((child) => readProgramRule(child, type.value) ?? []);
  for (const each of rules) draft.programRules.push(each);
  if (rules.length < written.length) return "unread";
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
