import type { JsonValue } from "../../syntax/json.ts";
import type { Located } from "../../text/span.ts";

/** Members of objects that PowerShell makes of one value or list, which hold the value itself. */
const inner = ["value", "distinguishedname"];

/** Text, numbers and switches as they are, lists one by one, and of PowerShell's own objects what they stand for. */
export function valuesOf(value: JsonValue): readonly Located<string>[] {
  switch (value.kind) {
    case "string":
      return value.value === "" ? [] : [{ value: value.value, span: value.span }];
    case "number":
      return [{ value: value.value, span: value.span }];
    case "boolean":
      return [{ value: String(value.value), span: value.span }];
    case "null":
      return [];
    case "array":
      return value.items.flatMap((item) => (item.kind === "array" ? [] : valuesOf(item)));
    case "object": {
      const held = value.members.find(({ name }) => inner.includes(name.value.toLowerCase()))?.value;
      return held && held.kind !== "object" ? valuesOf(held) : [];
    }
  }
}
