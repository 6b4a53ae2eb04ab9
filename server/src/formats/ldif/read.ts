import { attributeName, attributesRead } from "../../facts/windows-accounts.ts";
import { type Configuration, emptyConfiguration } from "../../model/configuration.ts";
import { type Ldif, type LdifLine, readLdif } from "../../syntax/ldif.ts";
import { lineEnd } from "../../text/line-edits.ts";
import type { Span } from "../../text/span.ts";
import { definitionsOf } from "../directory/definitions.ts";
import { classOf, type DirectoryFacts, directoryOf } from "../directory/directory.ts";
import { type ExportContext, newContext, type ObjectRecord } from "../directory/record.ts";
import type { LineCounts, Reading, Unread } from "../format.ts";
import { type RecordReading, readRecord } from "./records.ts";

/** Reads an export of a directory as ldifde, ldapsearch and ldbsearch write it. */
export function readLdifExport(text: string): Reading<Ldif> {
  const syntax = readLdif(text);
  const context = newContext();
  const readings = syntax.records.map(readRecord);
  const facts = directoryOf(
    readings.flatMap(({ objects }) => objects),
    context,
  );
  const unread: Unread[] = [];
  const counts = { total: syntax.blankLines, read: 0, ignored: syntax.blankLines, unread: 0 };
  syntax.records.forEach((record, at) => {
    const values = readings[at]?.objects.some(isTold) ? readings[at]?.values : undefined;
    for (const line of record.lines) {
      const taken = takenOf(line, values, context);
      counts.total += line.lines;
      counts[taken] += line.lines;
      if (taken === "unread") unread.push({ span: line.span, about: "accounts" });
    }
  });
  const configurations = [configurationOf(text, syntax, facts), ...facts.finer.map(finerConfiguration)];
  return { configurations, unread, lines: counts, problems: context.problems, syntax };
}

type Taken = Exclude<keyof LineCounts, "total">;

/** Lines that say how the record is to be taken. */
const directions: ReadonlySet<string> = new Set(["dn", "changetype", "add", "delete", "replace", "version"]);

function takenOf(line: LdifLine, values: RecordReading["values"] | undefined, context: ExportContext): Taken {
  if (line.kind !== "attribute") return line.kind === "damaged" ? "unread" : "ignored";
  const name = attributeName(line.name.value);
  if (directions.has(line.name.value.toLowerCase())) return "read";
  if (!attributesRead.has(name) || !values) return "ignored";
  const value = values.get(line);
  if (!value) return line.value.value === "" ? "ignored" : "unread";
  return context.rejected.has(value) ? "unread" : "read";
}

/** Folders, printers and the like say nothing about accounts. */
function isTold(record: ObjectRecord): boolean {
  return record.change !== undefined || classOf(record) !== "other" || record.attributes.has("currenttime");
}

function configurationOf(text: string, syntax: Ldif, facts: DirectoryFacts): Configuration {
  const { directory, finer: _, ...rules } = facts;
  const { accounts, groups, memberships } = directory;
  const told = accounts.length + groups.length + memberships.length > 0 || Object.keys(rules).length > 0;
  return {
    ...emptyConfiguration("ldif", "LDIF directory export", headOf(text, syntax)),
    subjects: told ? ["accounts"] : [],
    fragment: true,
    ...rules,
    directory,
    definitions: definitionsOf(directory),
  };
}

/** Rules for some accounts are judged like those of the domain, and beside them. */
function finerConfiguration({ span, ...rules }: DirectoryFacts["finer"][number]): Configuration {
  return {
    ...emptyConfiguration("ldif", "LDIF directory export", span),
    subjects: ["accounts"],
    fragment: true,
    ...rules,
  };
}

function headOf(text: string, syntax: Ldif): Span {
  const start = syntax.records[0]?.span.start ?? 0;
  return { start, end: lineEnd(text, start) };
}
