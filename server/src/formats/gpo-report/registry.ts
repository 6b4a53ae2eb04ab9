import type { RegistrySetting } from "../../model/policy.ts";
import { localName, type XmlElement } from "../../syntax/xml.ts";
import type { Located } from "../../text/span.ts";
import { settingOf, specialName } from "../registry-policy/entries.ts";
import { childNamed, childrenNamed, joinedText, partOf, textOf, unquoted } from "../windows/xml-elements.ts";
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
  if (strings) return { type: "multi", data: joinedText(strings, "Value") };
  const text = childNamed(element, "SettingString");
  return text && { type: "string", data: unquoted(text.text) };
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
        return { type: "multi", data: element.children.length === 0 ? data : joinedText(element, "string") };
    }
  }
  return undefined;
}
