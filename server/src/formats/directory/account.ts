import { managedServiceClasses } from "../../facts/windows-accounts.ts";
import type { DirectoryAccount, DirectoryPrincipal } from "../../model/directory.ts";
import type { WeeklyWindow } from "../../model/network.ts";
import type { Located, Stated } from "../../text/span.ts";
import { controlOf, enabledOf, flagsOf, kindOf } from "./account-flags.ts";
import { logonHoursOf } from "./logon-hours.ts";
import { nameOf } from "./principals.ts";
import {
  type AttributeValue,
  allOf,
  type ExportContext,
  firstOf,
  type ObjectRecord,
  reject,
  unsetPlace,
} from "./record.ts";
import { parseFileTime, parseTime } from "./times.ts";

/** What a record tells of an account. */
export function accountOf(
  record: ObjectRecord,
  principal: DirectoryPrincipal,
  context: ExportContext,
): DirectoryAccount {
  const name = nameOf(record) ?? { value: principal.text, span: principal.span };
  const control = controlOf(record, context);
  const classes = allOf(record, "objectclass").map(({ value }) => value.toLowerCase());
  const isManaged = classes.some((each) => managedServiceClasses.has(each));
  const servicePrincipalNames = record.attributes.get("serviceprincipalname") ?? (record.whole ? [] : undefined);
  return {
    principal: { ...principal, span: name.span },
    name: { value: name.value, span: name.span },
    span: record.span,
    kind: kindOf(classes, control, isManaged),
    flags: flagsOf(record, control, context),
    ...defined("control", control),
    ...defined("enabled", enabledOf(record, control, context)),
    ...defined("expires", expiryOf(record, context)),
    ...lastLogonOf(record, context),
    ...defined("passwordSet", passwordSetOf(record, context)),
    ...defined("logonHours", hoursOf(record, context)),
    ...defined("workstations", workstationsOf(record)),
    ...(servicePrincipalNames ? { servicePrincipalNames: servicePrincipalNames.map(located) } : {}),
    ...commonFacts(record, context),
  };
}

/** What accounts and groups have alike. */
export function commonFacts(record: ObjectRecord, context: ExportContext) {
  const guarded = firstOf(record, "admincount");
  return {
    ...defined("created", timeOf(firstOf(record, "whencreated"), context)),
    ...(guarded ? { guarded: { value: guarded.value === "1", span: guarded.span } } : {}),
  };
}

/** `accountExpires`, or PowerShell's `AccountExpirationDate` in the exporting machine's own time. */
function expiryOf(record: ObjectRecord, context: ExportContext): Stated<number | "never"> | undefined {
  return (
    fileTimeOf(firstOf(record, "accountexpires"), context) ??
    timeOf(firstOf(record, "accountexpirationdate"), context) ??
    neverWhereUnset(record, "accountexpires") ??
    neverWhereUnset(record, "accountexpirationdate")
  );
}

function lastLogonOf(
  record: ObjectRecord,
  context: ExportContext,
): Pick<DirectoryAccount, "lastLogon" | "lastLogonOfOneController"> {
  const replicated =
    fileTimeOf(firstOf(record, "lastlogontimestamp"), context) ??
    timeOf(firstOf(record, "lastlogondate"), context) ??
    neverWhereUnset(record, "lastlogontimestamp") ??
    neverWhereUnset(record, "lastlogondate");
  const own = fileTimeOf(firstOf(record, "lastlogon"), context);
  if (own && own.value !== "never" && (!replicated || replicated.value === "never" || replicated.value < own.value))
    return { lastLogon: own, lastLogonOfOneController: true };
  if (replicated) return { lastLogon: replicated };
  return own ? { lastLogon: own, lastLogonOfOneController: true } : {};
}

function passwordSetOf(record: ObjectRecord, context: ExportContext): DirectoryAccount["passwordSet"] {
  const raw = fileTimeOf(firstOf(record, "pwdlastset"), context);
  if (raw)
    return raw.value === "never" ? { value: "at-next-logon", span: raw.span } : { value: raw.value, span: raw.span };
  const date = timeOf(firstOf(record, "passwordlastset"), context);
  if (date) return date;
  const unset = unsetPlace({ ...record, whole: false }, "passwordlastset");
  return unset && { value: "at-next-logon", ...unset };
}

/** 21 bytes: as a directory keeps them, or as PowerShell counts them up. */
function hoursOf(record: ObjectRecord, context: ExportContext): Stated<readonly WeeklyWindow[] | "always"> | undefined {
  const written = allOf(record, "logonhours");
  const [first] = written;
  const last = written.at(-1);
  if (!first || !last) {
    const unset = unsetPlace(record, "logonhours");
    return unset && { value: "always", ...unset };
  }
  const counted = written.flatMap(({ value }) => value.split(/[\s,;|]+/)).map(Number);
  const bytes =
    first.bytes ?? (counted.every((byte) => 0 <= byte && byte <= 255) ? Uint8Array.from(counted) : undefined);
  const value = bytes && logonHoursOf(bytes);
  if (!value) return reject(context, first, "expected the 21 bytes that logonHours is");
  return { value, span: { start: first.span.start, end: last.span.end } };
}

/** `userWorkstations: PC-01,PC-02` */
function workstationsOf(record: ObjectRecord): DirectoryAccount["workstations"] {
  const written = firstOf(record, "userworkstations");
  if (!written) {
    const unset = unsetPlace(record, "userworkstations");
    return unset && { value: "any", ...unset };
  }
  const names = written.value.split(",").map((name) => name.trim());
  return {
    value: names.filter((name) => name !== "").map((value) => ({ value, span: written.span })),
    span: written.span,
  };
}

function neverWhereUnset(record: ObjectRecord, name: string): Stated<"never"> | undefined {
  const unset = unsetPlace(record, name);
  return unset && { value: "never", ...unset };
}

/** A time that Windows counts; PowerShell may have turned it into a date. */
function fileTimeOf(
  written: AttributeValue | undefined,
  context: ExportContext,
): Located<number | "never"> | undefined {
  if (!written) return undefined;
  const value = parseFileTime(written.value) ?? parseTime(written.value, context.dateOrder);
  return value === undefined ? rejectTime(written, context) : { value, span: written.span };
}

function timeOf(written: AttributeValue | undefined, context: ExportContext): Located<number> | undefined {
  if (!written) return undefined;
  const value = parseTime(written.value, context.dateOrder);
  return value === undefined ? rejectTime(written, context) : { value, span: written.span };
}

function rejectTime(written: AttributeValue, context: ExportContext): undefined {
  const undecided = /^[0-9]{1,2}[/-][0-9]{1,2}[/-][0-9]{4}/.test(written.value);
  return reject(
    context,
    written,
    undecided ? "no date of the file tells whether the day or the month comes first" : "expected a time",
  );
}

function located({ value, span }: AttributeValue): Located<string> {
  return { value, span };
}

function defined<Name extends string, Value>(name: Name, value: Value | undefined): { [Key in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { [Key in Name]?: Value });
}
