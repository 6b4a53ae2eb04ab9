import { templateValue } from "../../facts/windows-templates.ts";
import type { PolicySetting, RegistrySetting, TemplateSetting } from "../../model/policy.ts";
import { localName, type XmlElement } from "../../syntax/xml.ts";
import type { Located } from "../../text/span.ts";
import { notShown } from "../registry-policy/entries.ts";
import { childNamed, childrenNamed, joinedText, textOf } from "../windows/xml-elements.ts";
import type { Half, ReportDraft, Taken } from "./draft.ts";
import { isPasswordLabel } from "./secrets.ts";

/** `<Policy>`: a setting of the policy editor by the name it has in the language of who made the report. */
export function readTemplate(element: XmlElement, half: Half, draft: ReportDraft): Taken {
  const name = textOf(element, "Name");
  const state = textOf(element, "State");
  const known = state && states.get(state.value.toLowerCase());
  if (!name || !state || !known) return "unread";
  const category = textOf(element, "Category");
  const template: TemplateSetting = {
    name,
    state: { value: known, span: state.span },
    hive: half,
    ...(category ? { category } : {}),
    parts: element.children.flatMap(partOfTemplate),
    span: element.span,
  };
  draft.templates.push(template);
  for (const each of registryBehind(template)) draft.registry.push(each);
  return "read";
}

/** The registry value that the setting is known to set; only machines' settings are known so. */
function registryBehind({ name, state, hive, category, parts, span }: TemplateSetting): RegistrySetting[] {
  const value = category && hive === "machine" ? templateValue(category.value, name.value) : undefined;
  if (!category || !value || state.value === "not-configured") return [];
  const said = value[state.value];
  const filled = said === "filled-in" ? parts.find((part) => /^[0-9]{1,10}$/.test(part.value.value))?.value : undefined;
  if (said === "filled-in" && !filled) return [];
  return [
    {
      hive,
      key: { value: value.key, span: category.span },
      name: { value: value.name, span: name.span },
      type: said === "deleted" ? "delete" : value.type,
      data: filled ?? { value: said === "deleted" ? "" : said, span: state.span },
      span,
    },
  ];
}

const states: ReadonlyMap<string, TemplateSetting["state"]["value"]> = new Map([
  ["enabled", "enabled"],
  ["disabled", "disabled"],
  ["not configured", "not-configured"],
]);

/** What is filled in below a setting: a choice, a number, a text, a tick or a list. */
function partOfTemplate(element: XmlElement): PolicySetting[] {
  const value = valueOfPart(element);
  if (!value) return [];
  const label = childNamed(element, "Name");
  const name = label?.text ?? { value: "", span: element.startTag };
  const isSecret = label !== undefined && isPasswordLabel(label) && localName(element) === "EditText";
  return [{ name, value: isSecret ? { ...value, value: notShown } : value, span: element.span }];
}

function valueOfPart(element: XmlElement): Located<string> | undefined {
  switch (localName(element)) {
    case "DropDownList":
      return textOf(element, "Value", "Name");
    case "Numeric":
    case "EditText":
      return textOf(element, "Value");
    case "CheckBox":
      return textOf(element, "State");
    case "MultiText": {
      const list = childNamed(element, "Value");
      return list && joinedText(list, "string");
    }
    case "ListBox": {
      const list = childNamed(element, "Value");
      return list && listed(list);
    }
    default:
      return undefined;
  }
}

/** `name=data`, or the data alone, a line each. */
function listed(list: XmlElement): Located<string> {
  const lines = childrenNamed(list, "Element").map((element) => {
    const name = textOf(element, "Name")?.value;
    const data = textOf(element, "Data")?.value ?? "";
    return name === undefined ? data : `${name}=${data}`;
  });
  return { value: lines.join("\n"), span: list.span };
}
