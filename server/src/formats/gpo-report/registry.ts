import type { PolicySetting, RegistrySetting, TemplateSetting } from "../../model/policy.ts";
import { localName, type XmlElement } from "../../syntax/xml.ts";
import { cover, type Located } from "../../text/span.ts";
import { notShown, settingOf, specialName } from "../registry-policy/entries.ts";
import { childNamed, childrenNamed, partOf, textOf, unquoted } from "../windows/xml-elements.ts";
import type { Half, ReportDraft, Taken } from "./draft.ts";
import { readSystemAccess } from "./security.ts";

type Data = Pick<RegistrySetting, "type" | "data">;

/** `<SecurityOptions>`: a registry value by its whole path, or a rule of the system's own. */
export function readSecurityOption(element: XmlElement, draft: ReportDraft): Taken {
  const rule = textOf(element, "SystemAccessPolicyName");
  if (rule) return readSystemAccess(element, rule, draft);
  const path = textOf(element, "KeyName");
  const value = optionData(element);
  if (!path || !value) return "unread";
  const first = path.value.indexOf("\\");
  const last = path.value.lastIndexOf("\\");
  const hive = hives.get(path.value.slice(0, Math.max(first, 0)).toLowerCase());
  if (!hive || last <= first || last === path.value.length - 1) return "unread";
  draft.registry.push(
    settingOf({
      hive,
      key: partOf(path, first + 1, last),
      name: partOf(path, last + 1, path.value.length),
      ...value,
      span: element.span,
    }),
  );
  return "read";
}

const hives: ReadonlyMap<string, RegistrySetting["hive"]> = new Map([
  ["machine", "machine"],
  ["users", "other"],
  ["classes_root", "other"],
  ["current_user", "user"],
]);

function optionData(element: XmlElement): Data | undefined {
  const number = textOf(element, "SettingNumber");
  if (number) return /^[0-9]{1,10}$/.test(number.value) ? { type: "dword", data: number } : undefined;
  const strings = childNamed(element, "SettingStrings");
  if (strings) return { type: "multi", data: joined(strings, "Value") };
  const text = childNamed(element, "SettingString");
  return text && { type: "string", data: unquoted(text.text) };
}

/** The texts of all children of that name, a line each, and where they stand. */
function joined(element: XmlElement, name: string): Located<string> {
  const texts = childrenNamed(element, name).map(({ text }) => text);
  const [first] = texts;
  if (!first) return { value: "", span: element.span };
  const span = texts.reduce((all, { span: each }) => cover(all, each), first.span);
  return { value: texts.map(({ value }) => value).join("\n"), span };
}

/** `<RegistrySetting>`: values whose key the report names, because no template of the policy editor explains them. */
export function readRegistrySetting(element: XmlElement, half: Half, draft: ReportDraft): Taken {
  const key = textOf(element, "KeyPath");
  if (!key) return "unread";
  let taken: Taken = "read";
  for (const value of childrenNamed(element, "Value")) {
    const name = childNamed(value, "Name")?.text;
    const data = settingData(value);
    if (!name || !data) {
      taken = "unread";
      continue;
    }
    draft.registry.push(settingOf({ hive: half, key, span: element.span, ...named(name, data) }));
  }
  return taken;
}

function named(name: Located<string>, data: Data): Pick<RegistrySetting, "name" | "type" | "data"> {
  const special = specialName(name.value);
  const none = { type: "delete", data: { value: "", span: data.data.span } } as const;
  if (special?.kind === "delete") return { name: { ...name, value: special.name }, ...none };
  if (special?.kind === "delete-all") return { name: { ...name, value: "*" }, ...none };
  return special?.kind === "soft" ? { name: { ...name, value: special.name }, ...data } : { name, ...data };
}

function settingData(value: XmlElement): Data | undefined {
  for (const element of value.children) {
    const data = element.text;
    switch (localName(element)) {
      case "Number":
        return /^[0-9]{1,10}$/.test(data.value) ? { type: "dword", data } : undefined;
      case "String":
        return { type: "string", data };
      case "ExpandString":
        return { type: "expandable", data };
      case "Binary":
        return { type: "binary", data };
      case "MultiString":
        return { type: "multi", data: element.children.length === 0 ? data : joined(element, "string") };
    }
  }
  return undefined;
}

/** `<Policy>`: a setting of the policy editor by the name it has in the language of who made the report. */
export function readTemplate(element: XmlElement, half: Half, draft: ReportDraft): Taken {
  const name = textOf(element, "Name");
  const state = textOf(element, "State");
  const known = state && states.get(state.value.toLowerCase());
  if (!name || !state || !known) return "unread";
  const category = textOf(element, "Category");
  draft.templates.push({
    name,
    state: { value: known, span: state.span },
    hive: half,
    ...(category ? { category } : {}),
    parts: element.children.flatMap(partOfTemplate),
    span: element.span,
  });
  return "read";
}

const states: ReadonlyMap<string, TemplateSetting["state"]["value"]> = new Map([
  ["enabled", "enabled"],
  ["disabled", "disabled"],
  ["not configured", "not-configured"],
]);

/** What is filled in below a setting: a choice, a number, a text, a tick or a list. */
function partOfTemplate(element: XmlElement): PolicySetting[] {
  const value = templateValue(element);
  if (!value) return [];
  const name = childNamed(element, "Name")?.text ?? { value: "", span: element.startTag };
  const shown = /passw|kennwort|mot de passe/i.test(name.value) && localName(element) === "EditText";
  return [{ name, value: shown ? { ...value, value: notShown } : value, span: element.span }];
}

function templateValue(element: XmlElement): Located<string> | undefined {
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
      return list && joined(list, "string");
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
