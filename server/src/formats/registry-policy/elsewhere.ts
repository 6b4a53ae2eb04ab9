import type { Change } from "../../model/change.ts";
import type { RegistrySetting } from "../../model/policy.ts";
import type { Reading, TextElsewhere } from "../format.ts";

/** LGPO text that sets a registry value as the change wants it, to be brought into the policy; undefined for other changes. */
export function lgpoRecord({ configurations }: Reading, change: Change): TextElsewhere | undefined {
  if (change.kind !== "set-value") return undefined;
  const { start, end } = change.stated.span;
  const setting = configurations
    .flatMap(({ policy }) => policy?.registry ?? [])
    .find(({ data }) => data.span.start === start && data.span.end === end);
  const action = setting && actionOf(setting, change.to);
  if (!setting || action === undefined || setting.hive === "other") return undefined;
  const lines = [setting.hive === "machine" ? "Computer" : "User", setting.key.value, setting.name.value, action];
  return { form: "LGPO text", languageId: "lgpo", text: lines.join("\n") };
}

function actionOf({ type }: RegistrySetting, to: string): string | undefined {
  switch (type) {
    case "dword":
    case "qword":
      return /^[0-9]{1,20}$/.test(to) ? `${type.toUpperCase()}:${to}` : undefined;
    case "string":
      return /[\r\n]/.test(to) ? undefined : `SZ:${to}`;
    case "expandable":
      return /[\r\n]/.test(to) ? undefined : `EXSZ:${to}`;
    case "multi":
      return `MULTISZ:${to.replaceAll("\n", "\\0")}`;
    case "binary":
    case "delete":
    case "unknown":
      return undefined;
  }
}
