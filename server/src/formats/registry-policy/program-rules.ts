import type { ProgramRule, RegistrySetting } from "../../model/policy.ts";
import { readXml } from "../../syntax/xml.ts";
import type { Span } from "../../text/span.ts";
import { readProgramRule } from "../windows/program-rules.ts";

/** The rules of AppLocker's lists, each of which is a registry value that holds XML. */
export function programRulesIn(settings: readonly RegistrySetting[]): ProgramRule[] {
  return settings.flatMap((setting) => ruleIn(setting) ?? []);
}

/** `SrpV2\Exe\{GUID}`, value `Value` */
function ruleIn({ key, name, type, data }: RegistrySetting): ProgramRule | undefined {
  const collection = /\\SrpV2\\([a-z]+)\\\{?[0-9a-f-]{36}\}?$/i.exec(key.value)?.[1];
  if (collection === undefined || name.value.toLowerCase() !== "value" || type !== "string") return undefined;
  const [rule] = readXml(data.value).roots;
  // Only where the text stands as it is are the places of its parts known.
  const isPlain = data.span.end - data.span.start === data.value.length;
  const placed = ({ start, end }: Span): Span =>
    isPlain ? { start: start + data.span.start, end: end + data.span.start } : data.span;
  return rule && readProgramRule(rule, collection, placed);
}
