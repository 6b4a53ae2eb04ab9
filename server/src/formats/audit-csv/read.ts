import { auditSubcategory, auditValueOf } from "../../facts/windows-audit.ts";
import { type Configuration, emptyConfiguration } from "../../model/configuration.ts";
import type { AuditSetting, PolicySetting } from "../../model/policy.ts";
import { type CsvRow, readCsv } from "../../syntax/csv.ts";
import type { Located, Problem } from "../../text/span.ts";
import type { Reading, Unread } from "../format.ts";
import { headOf } from "../head.ts";

/** The rows behind the header. */
export type AuditRows = readonly CsvRow[];

/** The columns, which stand in this order in every language. */
export const columns = { target: 1, subject: 2, guid: 3, words: 4, value: 6 } as const;

/** Reads the finer audit policy, as Group Policy keeps it and `auditpol /backup` writes it. */
export function readAuditCsv(text: string): Reading<AuditRows> {
  const table = readCsv(text);
  const problems: Problem[] = [...table.problems];
  const unread: Unread[] = [];
  const counts = { total: 0, read: 0, ignored: 0, unread: 0 };
  const count = (taken: "read" | "ignored" | "unread", lines: number) => {
    counts.total += lines;
    counts[taken] += lines;
  };
  count("ignored", table.asides.length + table.blankLines + (table.header?.lines ?? 0));

  const audit: AuditSetting[] = [];
  const settings: PolicySetting[] = [];
  for (const row of table.rows) {
    const setting = readSubcategory(row, problems);
    const option = setting ? undefined : readOption(row);
    if (setting) audit.push(setting);
    if (option) settings.push(option);
    count(setting || option ? "read" : "unread", row.lines);
    if (!setting && !option) unread.push({ span: row.span, about: "logging" });
  }
  return {
    configurations: [configurationOf(text, audit, settings)],
    unread,
    lines: counts,
    problems,
    syntax: table.rows,
  };
}

/** `,System,Audit Logon,{0cce9215-69ae-11d9-bed3-505054503030},Success and Failure,,3`; rows for single accounts stay unread. */
function readSubcategory(row: CsvRow, problems: Problem[]): AuditSetting | undefined {
  const target = row.cells[columns.target];
  const subject = row.cells[columns.subject];
  const guid = row.cells[columns.guid];
  if (!target || !subject || !guid || !/^system$/i.test(target.value)) return undefined;
  const known = auditSubcategory(guid.value);
  if (!known && !/^\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i.test(guid.value)) return undefined;
  const stated = statedValue(row, problems);
  if (!stated) return undefined;
  return {
    subject: { value: known?.name ?? subject.value.replace(/^Audit /, ""), span: subject.span },
    guid: guid.value.replace(/^\{|\}$/g, "").toUpperCase(),
    ...flags(stated.number),
    category: false,
    span: row.span,
    value: stated.cell,
    ...wordsOf(row),
  };
}

/** The number decides; where the column is missing or empty, the words do. */
function statedValue(row: CsvRow, problems: Problem[]): { number: number; cell: Located<string> } | undefined {
  const cell = row.cells[columns.value];
  if (cell && cell.value !== "") {
    // 4 is an explicit "none".
    if (/^[0-4]$/.test(cell.value)) return { number: Number(cell.value) % 4, cell };
    problems.push({ span: cell.span, message: "expected 0, 1, 2, 3 or 4" });
    return undefined;
  }
  const words = row.cells[columns.words];
  const number = words && auditValueOf(words.value);
  return words && number !== undefined ? { number, cell: words } : undefined;
}

function wordsOf(row: CsvRow): Pick<AuditSetting, "words"> {
  const words = row.cells[columns.words];
  const number = words && auditValueOf(words.value);
  return words && number !== undefined ? { words: { ...words, ...flags(number) } } : {};
}

function flags(number: number): { readonly success: boolean; readonly failure: boolean } {
  return { success: (number & 1) !== 0, failure: (number & 2) !== 0 };
}

/** `,,Option:CrashOnAuditFail,,Disabled,,0` and the access that is watched everywhere: `,,FileGlobalSacl,,,,S:(AU;…)` */
function readOption(row: CsvRow): PolicySetting | undefined {
  const subject = row.cells[columns.subject];
  const value = row.cells[columns.value] ?? row.cells[columns.words];
  if (!subject || !value) return undefined;
  const option = /^Option:([A-Za-z]+)$/i.exec(subject.value)?.[1] ?? globalAccess.exec(subject.value)?.[0];
  return option === undefined ? undefined : { name: { value: option, span: subject.span }, value, span: row.span };
}

const globalAccess = /^(?:File|Registry)GlobalSacl$/i;

function configurationOf(
  text: string,
  audit: readonly AuditSetting[],
  settings: readonly PolicySetting[],
): Configuration {
  return {
    ...emptyConfiguration("audit-csv", "Windows audit policy", headOf(text)),
    subjects: ["policy", "logging"],
    // A policy has more parts than what it audits.
    fragment: true,
    policy: { settings, rights: [], groups: [], registry: [], services: [], audit },
    definitions: audit.map(({ subject, span }) => ({
      kind: "other",
      name: subject,
      span,
      title: "audit subcategory",
      expectsUse: false,
    })),
  };
}
