import { type Configuration, emptyConfiguration } from "../../model/configuration.ts";
import { readCsv } from "../../syntax/csv.ts";
import { type JsonValue, readJson } from "../../syntax/json.ts";
import type { Located } from "../../text/span.ts";
import type { Reading, Unread } from "../format.ts";
import { headOf } from "../head.ts";
import { countLines } from "../line-counts.ts";
import { valuesOf } from "../powershell/json-values.ts";
import { firewallOf } from "../windows-firewall-rules/configuration.ts";
import { type FirewallDraft, newDraft } from "./draft.ts";
import { readNetsh } from "./netsh.ts";
import { readObject } from "./objects.ts";
import { shapeOf } from "./recognise.ts";

export const firewallId = "windows-firewall";
export const firewallName = "Windows Defender Firewall";

/** Reads an export of the firewall: what netsh prints, or PowerShell's objects as JSON or in a table. */
export function readFirewall(text: string): Reading<undefined> {
  const draft = newDraft();
  const shape = shapeOf(text);
  if (shape === "json") readObjects(text, draft);
  else if (shape === "table") readTable(text, draft);
  else readNetsh(text, draft);
  draft.unread.sort((a, b) => a.start - b.start);
  return {
    configurations: [configurationOf(text, draft)],
    unread: draft.unread.map((span): Unread => ({ span, about: "filters" })),
    lines: countLines(text, draft.unread, draft.ignored),
    problems: draft.problems,
    syntax: undefined,
  };
}

function readObjects(text: string, draft: FirewallDraft): void {
  const { root, problems } = readJson(text);
  for (const problem of problems) {
    draft.problems.push(problem);
    draft.unread.push(problem.span);
  }
  const items: readonly JsonValue[] = root?.kind === "array" ? root.items : root ? [root] : [];
  for (const item of items) {
    if (item.kind !== "object") {
      draft.unread.push(item.span);
      continue;
    }
    const values = new Map<string, readonly Located<string>[]>();
    for (const { name, value } of item.members) values.set(columnOf(name.value), valuesOf(value));
    readObject({ span: item.span, values }, draft);
  }
}

function readTable(text: string, draft: FirewallDraft): void {
  const { header, rows, asides, problems } = readCsv(text);
  for (const problem of problems) {
    draft.problems.push(problem);
    draft.unread.push(problem.span);
  }
  for (const aside of asides) draft.ignored.push(aside);
  const columns = header?.cells.map(({ value }) => columnOf(value)) ?? [];
  for (const { cells, span } of rows) {
    const values = new Map<string, readonly Located<string>[]>();
    columns.forEach((column, at) => {
      const cell = cells[at];
      if (cell) values.set(column, cell.value === "" ? [] : [cell]);
    });
    readObject({ span, values }, draft);
  }
}

function columnOf(name: string): string {
  return name.replaceAll(" ", "").toLowerCase();
}

function configurationOf(text: string, draft: FirewallDraft): Configuration {
  const head = headOf(text);
  const { rules, profiles } = draft;
  return {
    ...emptyConfiguration(firewallId, firewallName, head),
    subjects: ["firewall"],
    singleHost: true,
    // What the file does not tell of a profile may be set by a policy.
    fragment: profiles.size < 3,
    ...firewallOf(rules, [...profiles.values()], head),
    definitions: rules.flatMap(({ entry: { label, span } }) =>
      label ? [{ kind: "other" as const, name: label, span, title: "firewall rule", expectsUse: false }] : [],
    ),
  };
}
