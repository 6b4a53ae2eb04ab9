import type { SettingName } from "../../model/change.ts";
import type { IniEntry } from "../../syntax/ini.ts";
import type { TextEdit } from "../../text/edit.ts";
import type { Span } from "../../text/span.ts";
import { splitFields } from "./fields.ts";
import { addEntry, findEntry, statementAt, writeValue } from "./lines.ts";
import type { TemplateSyntax } from "./read.ts";
import { kindOf } from "./sections.ts";

type Value = string | number;

/** Sets what a setting says, adding its line where it is missing. */
export function spellSetting(
  text: string,
  syntax: TemplateSyntax,
  setting: SettingName,
  value: Value,
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

/** Where a template keeps an account rule, and how it writes its values. */
const accountSettings: Partial<Record<SettingName, { key: string; spell: (value: Value) => string | undefined }>> = {
  "password-minimum-length": { key: "MinimumPasswordLength", spell: (value) => countOf(value, 0, 128) },
  "password-complexity": { key: "PasswordComplexity", spell: switchOf },
  "password-maximum-age": {
    key: "MaximumPasswordAge",
    spell: (value) => (value === "never" ? "-1" : countOf(value, 1, 999)),
  },
  "password-history": { key: "PasswordHistorySize", spell: (value) => countOf(value, 0, 24) },
  "password-reversible": { key: "ClearTextPassword", spell: switchOf },
  "lockout-threshold": { key: "LockoutBadCount", spell: (value) => countOf(value, 0, 999) },
  "lockout-minutes": {
    key: "LockoutDuration",
    spell: (value) => (value === "forever" ? "-1" : countOf(value, 1, 99_999)),
  },
  "lockout-window": { key: "ResetLockoutCount", spell: (value) => countOf(value, 1, 99_999) },
  "force-logoff-outside-hours": { key: "ForceLogoffWhenHourExpire", spell: switchOf },
};

function countOf(value: Value, least: number, most: number): string | undefined {
  const number = typeof value === "number" ? value : /^[0-9]{1,10}$/.test(value) ? Number(value) : Number.NaN;
  return Number.isInteger(number) && least <= number && number <= most ? String(number) : undefined;
}

function switchOf(value: Value): string | undefined {
  if (/^(?:1|on|true|yes|enabled)$/i.test(String(value))) return "1";
  return /^(?:0|off|false|no|disabled)$/i.test(String(value)) ? "0" : undefined;
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
