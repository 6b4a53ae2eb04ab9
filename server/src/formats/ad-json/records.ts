import { attributeName } from "../../facts/windows-accounts.ts";
import type { JsonMember, JsonValue } from "../../syntax/json.ts";
import { listed } from "../directory/lists.ts";
import type { AttributeValue, ExportContext, ObjectRecord } from "../directory/record.ts";
import { valuesOf } from "../powershell/json-values.ts";

/** The objects that a document lists: one alone, a list, or lists by the name of their group. */
export function recordsOf(root: JsonValue | undefined, context: ExportContext): ObjectRecord[] {
  if (root?.kind === "array") return root.items.flatMap((item) => recordOf(item, context) ?? []);
  if (root?.kind !== "object") return [];
  const groups = root.members.filter(({ value }) => isListOfObjects(value));
  if (groups.length === 0 || isRecord(root)) return [recordOf(root, context)].flatMap((record) => record ?? []);
  return groups.flatMap((group) => membersOf(group, context));
}

/** Whether a value is an object that a directory names. */
function isRecord(value: JsonValue | undefined): boolean {
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
function membersOf({ name, value }: JsonMember, context: ExportContext): ObjectRecord[] {
  if (value.kind !== "array") return [];
  return value.items.flatMap((item) => {
    const record = recordOf(item, context);
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

function recordOf(value: JsonValue, context: ExportContext): ObjectRecord | undefined {
  if (value.kind !== "object" || !isRecord(value)) return undefined;
  const attributes = new Map<string, readonly AttributeValue[]>();
  for (const member of value.members) {
    const name = attributeName(member.name.value);
    const values = valuesOf(member.value).map((each) => listed(name, each, context));
    if (!values.includes(undefined))
      attributes.set(
        name,
        values.flatMap((each) => each ?? []),
      );
  }
  const head = attributes.get("samaccountname")?.[0] ?? attributes.get("distinguishedname")?.[0];
  return { span: value.span, head: head?.span ?? value.span, whole: false, attributes };
}
