import type { RegistrySetting } from "../../model/policy.ts";
import type { XmlElement } from "../../syntax/xml.ts";
import type { Located } from "../../text/span.ts";
import { settingOf } from "../registry-policy/entries.ts";
import { conditionOf, type Item, type PreferencesDraft, type Taken } from "./draft.ts";
import { attribute, childNamed, childrenNamed, filled, switchOf } from "./elements.ts";

/** `<Registry><Properties action="U" hive="HKEY_LOCAL_MACHINE" key="…" name="…" type="REG_DWORD" value="0000000F"/></Registry>` */
export function readRegistry(item: Item, draft: PreferencesDraft): Taken {
  const { element, properties, action } = item;
  const key = filled(properties, "key");
  const hive = filled(properties, "hive");
  const name = attribute(properties, "name") ?? { value: "", span: properties.startTag };
  if (!key || !hive) return "unread";
  const place = { hive: hives.get(hive.value.toUpperCase()) ?? ("other" as const), key, name };
  const common = { ...place, span: element.span, ...conditionOf(item) };
  if (action.value === "delete") {
    draft.registry.push(settingOf({ ...common, type: "delete", data: { value: "", span: action.span } }));
    return "read";
  }
  const type = types.get((filled(properties, "type")?.value ?? "").toUpperCase());
  // A key alone, without a value.
  if (!type) return name.value === "" && !switchOf(properties, "default")?.value ? "read" : "unread";
  const data = dataOf(properties, type);
  if (!data) {
    const written = attribute(properties, "value");
    draft.problems.push({ span: written?.span ?? properties.startTag, message: `expected hexadecimal digits` });
    return "unread";
  }
  draft.registry.push(settingOf({ ...common, type, data }));
  return "read";
}

const hives: ReadonlyMap<string, RegistrySetting["hive"]> = new Map([
  ["HKEY_LOCAL_MACHINE", "machine"],
  ["HKEY_CURRENT_USER", "user"],
]);

const types: ReadonlyMap<string, RegistrySetting["type"]> = new Map([
  ["REG_SZ", "string"],
  ["REG_EXPAND_SZ", "expandable"],
  ["REG_BINARY", "binary"],
  ["REG_DWORD", "dword"],
  ["REG_DWORD_LITTLE_ENDIAN", "dword"],
  ["REG_QWORD", "qword"],
  ["REG_MULTI_SZ", "multi"],
  ["REG_NONE", "unknown"],
]);

/** Numbers are written as hexadecimal digits, several strings as elements of their own or parted by blanks. */
function dataOf(properties: XmlElement, type: RegistrySetting["type"]): Located<string> | undefined {
  const written = attribute(properties, "value") ?? { value: "", span: properties.startTag };
  if (type === "dword" || type === "qword") {
    const digits = written.value.trim().replace(/^0x/i, "");
    if (!/^[0-9a-f]{1,16}$/i.test(digits)) return undefined;
    return { value: BigInt(`0x${digits}`).toString(), span: written.span };
  }
  const values = childNamed(properties, "values");
  if (type !== "multi" || !values) return written;
  return {
    value: childrenNamed(values, "value")
      .map(({ text }) => text.value)
      .join("\n"),
    span: values.span,
  };
}
