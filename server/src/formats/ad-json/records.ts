import { attributeName } from "../../facts/windows-accounts.ts";
import type { JsonMember, JsonValue } from "../../syntax/json.ts";
import type { AttributeValue, ObjectRecord } from "../directory/record.ts";
import { valuesOf } from "../powershell/json-values.ts";

/** The objects that a document lists: one alone, a list, or lists by the name of their group. */
export function recordsOf(root: JsonValue | undefined): ObjectRecord[] {
  if (root?.kind === "array") return root.items.flatMap((item) => recordOf(item) ?? []);
  if (root?.kind !== "object") return [];
  const groups = root.members.filter(({ value }) => isListOfObjects(value));
  if (groups.length === 0 || isRecord(root)) return [recordOf(root)].flatMap((record) => record ?? []);
  return groups.flatMap((group) => membersOf(group));
}

/** Whether a value is an object that a directory names. */
export function isRecord(value: JsonValue | undefined): boolean {
  if (value?.kind !== "object") return false;
  const names = new Set(value.members.map(({ name }) => attributeName(name.value)));
  return names.has("samaccountname") || (names.has("distinguishedname") && names.has("objectclass"));
}

/** Values that a document lists beside its objects. */
export function othersOf(root: JsonValue | undefined): readonly JsonValue[] {
  return root?.kind === "array" ? root.items.filter((item) => !isRecord(item)) : [];
}

function isListOfObjects(value: JsonValue): boolean {
  return value.kind === "array" && value.items.length > 0 && value.items.every((item) => item.kind === "object");
}

/** `"Domain Admins": [ … ]` */
function membersOf({ name, value }: JsonMember): ObjectRecord[] {
  if (value.kind !== "array") return [];
  return value.items.flatMap((item) => {
    const record = recordOf(item);
    if (!record) return [];
    const group = { value: name.value, span: record.head };
    return [
      {
        ...record,
        attributes: new Map([
          ...record.attributes,
          ["memberof", [...(record.attributes.get("memberof") ?? []), group]],
        ]),
      },
    ];
  });
}

function recordOf(value: JsonValue): ObjectRecord | undefined {
  if (value.kind !== "object" || !isRecord(value)) return undefined;
  const attributes = new Map<string, readonly AttributeValue[]>();
  for (const member of value.members) attributes.set(attributeName(member.name.value), valuesOf(member.value));
  const head = attributes.get("samaccountname")?.[0] ?? attributes.get("distinguishedname")?.[0];
  return { span: value.span, head: head?.span ?? value.span, whole: false, attributes };
}
