import { isSecretValue, namesAreSecret } from "../../facts/windows-registry.ts";
import type { RegistrySetting } from "../../model/policy.ts";
import type { IniEntry } from "../../syntax/ini.ts";
import type { Located } from "../../text/span.ts";
import type { Draft, Taken } from "./draft.ts";
import { parseInteger, splitFields, unquote } from "./fields.ts";

/** `MACHINE\Software\…\InactivityTimeoutSecs=4,900` */
export function readRegistryValue(text: string, line: IniEntry, draft: Draft): Taken {
  const place = registryPlace(line);
  const typed = typedData(text, line);
  if (!place || !typed) return "unread";
  const hidden = isSecretValue(place.key.value, place.name.value);
  draft.registry.push({
    ...place,
    name: namesAreSecret(place.key.value) ? { ...place.name, value: notShown } : place.name,
    type: typed.type,
    data: hidden && typed.data.value !== "" ? { ...typed.data, value: notShown } : typed.data,
    span: line.span,
  });
  return "read";
}

/** Stands in the model for a password, so that its presence shows and nothing else. */
const notShown = "(not shown)";

const hives: ReadonlyMap<string, RegistrySetting["hive"]> = new Map([
  ["machine", "machine"],
  ["users", "other"],
  ["classes_root", "other"],
  ["current_user", "user"],
]);

/** `MACHINE\path\name`: the value's name is what follows the last backslash. */
function registryPlace(line: IniEntry): Pick<RegistrySetting, "hive" | "key" | "name"> | undefined {
  const path = unquote(line.key.value);
  const start = line.key.span.start + (line.key.value.startsWith('"') ? 1 : 0);
  const first = path.indexOf("\\");
  const last = path.lastIndexOf("\\");
  const hive = hives.get(path.slice(0, Math.max(first, 0)).trim().toLowerCase());
  if (!hive || last <= first || last === path.length - 1) return undefined;
  return {
    hive,
    key: part(path, start, first + 1, last),
    name: part(path, start, last + 1, path.length),
  };
}

function part(path: string, offset: number, start: number, end: number): Located<string> {
  return { value: path.slice(start, end), span: { start: offset + start, end: offset + end } };
}

const types: ReadonlyMap<string, RegistrySetting["type"]> = new Map([
  ["0", "unknown"],
  ["1", "string"],
  ["2", "expandable"],
  ["3", "binary"],
  ["4", "dword"],
  ["7", "multi"],
  ["11", "qword"],
]);

/** `4,900`, `1,"10"` or `7,one,two`: the type's number, then what it holds. */
function typedData(text: string, line: IniEntry): Pick<RegistrySetting, "type" | "data"> | undefined {
  const fields = splitFields(text, line.value.span);
  const type = types.get(fields[0]?.value ?? "");
  const first = fields[1];
  const last = fields.at(-1);
  if (!type || !first || !last) return undefined;
  const span = { start: first.span.start, end: last.span.end };
  if (type === "multi") return { type, data: { value: items(fields.slice(1)), span } };
  if (type === "dword" || type === "qword") {
    const number = fields.length === 2 ? parseInteger(first.value) : undefined;
    return number === undefined ? undefined : { type, data: { value: String(number), span } };
  }
  return { type, data: { value: unquote(text.slice(span.start, span.end)), span } };
}

function items(fields: readonly Located<string>[]): string {
  return fields.map((field) => field.value).join("\n");
}
