import type { Format, Sample } from "../format.ts";
import { type AuditRows, readAuditCsv } from "./read.ts";
import { spellChange } from "./spell.ts";

/** The finer audit policy of Windows: audit.csv. */
export const auditCsv: Format<AuditRows> = {
  id: "audit-csv",
  name: "Windows audit policy",
  languageId: "audit-csv",
  usualNames: ["**/Audit/audit.csv", "**/auditpol*.csv"],
  reads: [
    "subcategories by their GUID, in any language; the column *Setting Value* decides, its words where it is missing",
    "options such as `Option:CrashOnAuditFail`, and access that is watched everywhere",
    "rows for single accounts stay unread",
  ],
  recognise,
  read: (text) => readAuditCsv(text),
  spell: spellChange,
};

/** Seven columns, or the six that `auditpol` writes, of which the fourth holds what only subcategories have. */
function recognise({ path, text }: Sample): number {
  const head = text.slice(0, sampleLength);
  if (/^\ufeff?Machine Name,Policy Target,Subcategory,Subcategory GUID,/i.test(head)) return 1;
  const row = /^[^,\r\n]*,[^,\r\n]*,[^,\r\n]*,\{[0-9a-f]{8}-69ae-11d9-bed3-505054503030\},/im;
  if (row.test(head)) return 0.95;
  return /(?:^|[\\/])audit\.csv$/i.test(path) && /^[^,\r\n]*(?:,[^,\r\n]*){6}$/m.test(head) ? 0.5 : 0;
}

const sampleLength = 16_384;
