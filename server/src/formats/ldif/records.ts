import { attributeName } from "../../facts/windows-accounts.ts";
import { bytesOf, type LdifAttribute, type LdifLine, type LdifRecord, textOf } from "../../syntax/ldif.ts";
import { addTo } from "../../text/grouped.ts";
import type { AttributeValue, ObjectRecord } from "../directory/record.ts";

/** The objects that a record of LDIF tells of, and the value that each of its lines became. */
export interface RecordReading {
  readonly objects: readonly ObjectRecord[];
  readonly values: ReadonlyMap<LdifLine, AttributeValue>;
}

/** A record is an object, or says how one is changed: `changetype: modify`. */
export function readRecord(record: LdifRecord): RecordReading {
  const values = new Map<LdifLine, AttributeValue>();
  const attributes = record.lines.filter((line) => line.kind === "attribute");
  const dn = attributes.find((line) => nameIn(line) === "dn");
  const change = attributes.find((line) => nameIn(line) === "changetype")?.value.value.toLowerCase();
  if (!dn) return { objects: [], values };
  const objects =
    change === undefined || change === "add"
      ? [objectOf(record, dn, attributes, values)]
      : change === "modify"
        ? changesOf(record, dn, values)
        : [];
  return { objects, values };
}

function objectOf(
  record: LdifRecord,
  dn: LdifAttribute,
  lines: readonly LdifAttribute[],
  values: Map<LdifLine, AttributeValue>,
): ObjectRecord {
  const attributes = new Map<string, AttributeValue[]>();
  for (const line of lines) push(attributes, line, values);
  const whole = attributes.has("instancetype") && attributes.has("objectcategory");
  return { span: record.span, head: dn.value.span, whole, attributes };
}

/** `add: member`, its values, and a dash; the same with `delete` and `replace`. */
function changesOf(record: LdifRecord, dn: LdifAttribute, values: Map<LdifLine, AttributeValue>): ObjectRecord[] {
  const objects: ObjectRecord[] = [];
  let operation:
    | { readonly change: ObjectRecord["change"]; readonly attributes: Map<string, AttributeValue[]> }
    | undefined;
  const begin = (change: "add" | "remove", attribute: string) => {
    const own = { value: textOf(dn) ?? "", span: dn.value.span };
    values.set(dn, own);
    const attributes = new Map<string, AttributeValue[]>([
      ["distinguishedname", [own]],
      [attributeName(attribute), []],
    ]);
    objects.push({ span: record.span, head: dn.value.span, whole: false, attributes, change });
    return { change, attributes };
  };
  for (const line of record.lines) {
    if (line.kind === "dash") operation = undefined;
    if (line.kind !== "attribute" || line === dn || nameIn(line) === "changetype") continue;
    const named = line.value.value;
    if (operation) push(operation.attributes, line, values);
    else if (nameIn(line) === "add") operation = begin("add", named);
    else if (nameIn(line) === "delete") operation = begin("remove", named);
    else if (nameIn(line) === "replace") {
      begin("remove", named);
      operation = begin("add", named);
    }
  }
  return objects;
}

function push(
  attributes: Map<string, AttributeValue[]>,
  line: LdifAttribute,
  values: Map<LdifLine, AttributeValue>,
): void {
  if (line.value.value === "") return;
  const name = attributeName(line.name.value);
  const bytes = bytesOf(line);
  const value = { value: textOf(line) ?? "", span: line.value.span, ...(bytes ? { bytes } : {}) };
  values.set(line, value);
  addTo(attributes, name, value);
}

function nameIn(line: LdifAttribute): string {
  return line.name.value.toLowerCase();
}
