import type { SettingName } from "../../model/change.ts";
import type { IniEntry } from "../../syntax/ini.ts";
import type { TextEdit } from "../../text/edit.ts";
import type { Span } from "../../text/span.ts";
import { accountSettings, countOf } from "../windows/account-settings.ts";
import { splitFields } from "./fields.ts";
import { addEntry, findEntry, statementAt, writeValue } from "./lines.ts";
import type { TemplateSyntax } from "./read.ts";
import { kindOf } from "./sections.ts";

/** Sets what a setting says, adding its line where it is missing. */
export function spellSetting(
  text: string,
  syntax: TemplateSyntax,
  setting: SettingName,
  value: string | number,
  at: Span | undefined,
): readonly TextEdit[] | undefined {
  if (setting === "log-kilobytes" || setting === "log-days") {
    const section = at && syntax.find(({ header }) => header?.span.start === at.start && header.span.end === at.end);
    const name = section && kindOf(section)?.name;
    if (!name) return undefined;
    const wanted =
      setting === "log-kilobytes"
        ? { MaximumLogSize: countOf(value, 64, 4_194_240) }
        : { AuditLogRetentionPeriod: "1", RetentionDays: countOf(value, 1, 365) };
    return writeAll(text, syntax, name, wanted);
  }
  const place = accountSettings[setting];
  return place && writeAll(text, syntax, "System Access", { [place.key]: place.spell(value) });
}

/** Every key with its value, or nothing at all. */
function writeAll(
  text: string,
  syntax: TemplateSyntax,
  section: string,
  wanted: Readonly<Record<string, string | undefined>>,
): readonly TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  for (const [key, value] of Object.entries(wanted)) {
    if (value === undefined) return undefined;
    const line = findEntry(syntax, section, key);
    edits.push(...(line ? [writeValue(text, line, value)] : addEntry(text, syntax, section, key, value)));
  }
  return edits;
}

/** Another value where the span states one: a setting's, an audit category's, or a registry value's data. */
export function spellValue(
  text: string,
  syntax: TemplateSyntax,
  span: Span,
  to: string,
): readonly TextEdit[] | undefined {
  const found = statementAt(syntax, span);
  if (found?.line.kind !== "entry") return undefined;
  if (kindOf(found.section)?.name === "Registry Values") return spellRegistryData(text, found.line, span, to);
  if (!sameSpan(found.line.value.span, span)) return undefined;
  const value = found.line.value.value.startsWith('"') ? quote(to) : isPlain(to) ? to : undefined;
  return value === undefined ? undefined : [writeValue(text, found.line, value)];
}

/** Registry data, written as its type is. */
function spellRegistryData(text: string, line: IniEntry, span: Span, to: string): readonly TextEdit[] | undefined {
  const [type, ...data] = splitFields(text, line.value.span);
  if (data[0]?.span.start !== span.start || data.at(-1)?.span.end !== span.end) return undefined;
  const written = dataOfType(type?.value ?? "", to);
  return written === undefined ? undefined : [{ span, text: written }];
}

function dataOfType(type: string, to: string): string | undefined {
  switch (type) {
    case "1":
    case "2":
      return quote(to);
    case "4":
    case "11":
      return /^[0-9]{1,20}$/.test(to) ? to : undefined;
    case "7":
      return to.includes("\r") || to.includes('"') || to.includes(";")
        ? undefined
        : to.replaceAll(",", '","').replaceAll("\n", ",");
    default:
      return undefined;
  }
}

function quote(value: string): string | undefined {
  return /[\r\n]/.test(value) ? undefined : `"${value.replaceAll('"', '""')}"`;
}

function isPlain(value: string): boolean {
  return /^[^",;=\s](?:[^",;\r\n]*[^",;\s])?$/.test(value);
}

function sameSpan(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}
