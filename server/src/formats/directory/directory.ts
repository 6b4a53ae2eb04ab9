import { accountClasses, groupClasses } from "../../facts/windows-accounts.ts";
import type { Configuration } from "../../model/configuration.ts";
import type { Directory, DirectoryAccount, DirectoryGroup } from "../../model/directory.ts";
import { domainOf, namePartsOf } from "../../model/distinguished-name.ts";
import type { Located, Span, Stated } from "../../text/span.ts";
import { accountOf } from "./account.ts";
import { groupOf } from "./group.ts";
import { membershipsOf } from "./memberships.ts";
import { ExportedObjects } from "./objects.ts";
import { lockoutRulesOf, passwordRulesOf } from "./password-rules.ts";
import { isDeletedName } from "./principals.ts";
import { allOf, type ExportContext, firstOf, type ObjectRecord } from "./record.ts";
import { parseFileTime, parseTime } from "./times.ts";

/** What the objects of an export mean together. */
export interface DirectoryFacts extends AccountRules {
  readonly directory: Directory;
  /** Password rules that hold for some accounts instead of the domain's, and the text that states them. */
  readonly finer: readonly (AccountRules & { readonly span: Span })[];
}

type AccountRules = Pick<Configuration, "passwords" | "lockout">;

export function directoryOf(records: readonly ObjectRecord[], context: ExportContext): DirectoryFacts {
  const alive = records.filter((record) => !isDeleted(record));
  const objects = new ExportedObjects(alive);
  const accounts: DirectoryAccount[] = [];
  const groups: DirectoryGroup[] = [];
  const finer: (AccountRules & { span: Span })[] = [];
  let rules: AccountRules = {};
  for (const record of alive) {
    const what = classOf(record);
    const principal = objects.of(record)?.principal;
    if (principal && what === "account") accounts.push(accountOf(record, principal, context));
    if (principal && what === "group") groups.push(groupOf(record, principal, context));
    if (what === "domain") rules = rulesOf(record, context);
    if (what === "password-rules") finer.push({ ...rulesOf(record, context), span: record.span });
  }
  const domain = domainIn(alive);
  const taken = takenAt(alive, context);
  const directory = {
    ...(domain ? { domain } : {}),
    ...(taken ? { taken } : {}),
    accounts,
    groups,
    memberships: membershipsOf(alive, objects),
  };
  return { directory, finer, ...rules };
}

/** What a record is about; foreign members, folders and the like are none of these. */
export function classOf(record: ObjectRecord): "account" | "group" | "domain" | "password-rules" | "other" {
  if (record.change) return "other";
  const classes = allOf(record, "objectclass").map(({ value }) => value.toLowerCase());
  if (classes.some((name) => groupClasses.has(name))) return "group";
  if (classes.some((name) => accountClasses.has(name))) return "account";
  if (classes.includes("domaindns") || classes.includes("domain")) return "domain";
  if (classes.includes("msds-passwordsettings")) return "password-rules";
  if (classes.length > 0) return "other";
  if (firstOf(record, "groupcategory") || firstOf(record, "grouptype")) return "group";
  return firstOf(record, "samaccountname") || firstOf(record, "useraccountcontrol") ? "account" : "other";
}

function isDeleted(record: ObjectRecord): boolean {
  const name = firstOf(record, "distinguishedname");
  return (name && isDeletedName(name.value)) || firstOf(record, "isdeleted")?.value.toLowerCase() === "true";
}

function rulesOf(record: ObjectRecord, context: ExportContext): AccountRules {
  const passwords = passwordRulesOf(record, context);
  const lockout = lockoutRulesOf(record, context);
  return {
    ...(Object.keys(passwords).length > 0 ? { passwords } : {}),
    ...(Object.keys(lockout).length > 0 ? { lockout } : {}),
  };
}

function domainIn(records: readonly ObjectRecord[]): Located<string> | undefined {
  for (const record of records) {
    const name = firstOf(record, "distinguishedname");
    const value = name && domainOf(namePartsOf(name.value));
    if (name && value !== undefined) return { value, span: name.span };
  }
  return undefined;
}

/** Times at which something in the directory had happened. */
const pastTimes = [
  "lastlogontimestamp",
  "lastlogon",
  "lastlogondate",
  "pwdlastset",
  "passwordlastset",
  "whenchanged",
  "whencreated",
];

/** The directory's own clock where it was exported; else no earlier than the latest thing that had happened. */
function takenAt(records: readonly ObjectRecord[], context: ExportContext): Stated<number> | undefined {
  let latest: Stated<number> | undefined;
  for (const record of records) {
    const clock = firstOf(record, "currenttime");
    const now = clock && parseTime(clock.value, context.dateOrder);
    if (clock && now !== undefined) return { value: now, span: clock.span };
    for (const name of pastTimes) {
      const written = firstOf(record, name);
      const time = written && (parseFileTime(written.value) ?? parseTime(written.value, context.dateOrder));
      if (written && typeof time === "number" && (!latest || latest.value < time))
        latest = { value: time, span: written.span, implied: "the latest time in the export" };
    }
  }
  return latest;
}
