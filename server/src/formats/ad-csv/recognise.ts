import { readCsv } from "../../syntax/csv.ts";
import type { Sample } from "../format.ts";
import { columnsOf } from "./records.ts";

/** The columns stand first, or the file is none of ours. */
const sampleLength = 16_384;

const names = ["samaccountname", "distinguishedname", "objectsid", "userprincipalname"];

const facts = [
  "objectclass",
  "enabled",
  "useraccountcontrol",
  "memberof",
  "member",
  "accountexpirationdate",
  "accountexpires",
  "lastlogondate",
  "lastlogontimestamp",
  "passwordlastset",
  "pwdlastset",
  "passwordneverexpires",
  "logonworkstations",
  "userworkstations",
  "groupcategory",
  "objectguid",
  "surname",
];

/** How sure it is that the text is a table of accounts: by columns that only a directory has. */
export function recogniseAccountTable({ text }: Sample): number {
  const { header, rows } = readCsv(text.slice(0, sampleLength));
  if (!header || header.cells.length < 2 || header.span.end - header.span.start > sampleLength / 2) return 0;
  const columns = new Set(columnsOf(header));
  const named = names.filter((name) => columns.has(name)).length;
  const told = facts.filter((name) => columns.has(name)).length;
  if (named === 0 || told === 0 || !columns.has("samaccountname")) {
    const first = columns.has("distinguishedname") ? rows[0]?.cells.some(({ value }) => /,\s*DC=/i.test(value)) : false;
    return first && told > 0 ? 0.8 : 0;
  }
  return named + told > 2 ? 0.95 : 0.7;
}
