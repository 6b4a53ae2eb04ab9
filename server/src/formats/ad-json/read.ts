import { type JsonDocument, readJson } from "../../syntax/json.ts";
import { accountsOnly } from "../directory/configuration.ts";
import { directoryOf } from "../directory/directory.ts";
import { type ExportContext, newContext, type ObjectRecord } from "../directory/record.ts";
import { dateOrderOf } from "../directory/times.ts";
import type { Reading, Unread } from "../format.ts";
import { headOf } from "../head.ts";
import { countLines } from "../line-counts.ts";
import { othersOf, recordsOf } from "./records.ts";

/** Reads accounts and groups as `Get-ADUser | ConvertTo-Json` writes them. */
export function readAccountList(text: string): Reading<JsonDocument> {
  const syntax = readJson(text);
  const context = newContext();
  const records = recordsOf(syntax.root, context);
  const dateOrder = dateOrderIn(records);
  const { directory } = directoryOf(records, dateOrder ? { ...context, dateOrder } : context);
  const unread: Unread[] = [...syntax.problems, ...context.rejected].map(({ span }) => ({ span, about: "accounts" }));
  return {
    configurations: [accountsOnly("ad-json", "List of directory accounts", headOf(text), directory)],
    unread,
    lines: countLines(
      text,
      unread.map(({ span }) => span),
      othersOf(syntax.root).map(({ span }) => span),
    ),
    problems: [...syntax.problems, ...context.problems],
    syntax,
  };
}

function dateOrderIn(records: readonly ObjectRecord[]): ExportContext["dateOrder"] {
  for (const { attributes } of records)
    for (const values of attributes.values())
      for (const { value } of values) {
        const order = value.length < 30 ? dateOrderOf(value) : undefined;
        if (order) return order;
      }
  return undefined;
}
