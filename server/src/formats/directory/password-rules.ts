import type { LockoutRules, PasswordRules } from "../../model/policy.ts";
import type { Located } from "../../text/span.ts";
import { switchOf } from "./account-flags.ts";
import { type ExportContext, firstOf, type ObjectRecord, reject } from "./record.ts";

const complexity = 0x1;
const storedReversibly = 0x10;

const ticksPerMinute = 600_000_000n;
const ticksPerDay = 1440n * ticksPerMinute;

/** What the record of a domain, or of finer rules for some of its accounts, demands of passwords. */
export function passwordRulesOf(record: ObjectRecord, context: ExportContext): PasswordRules {
  const minimumLength = numberOf(record, "minpwdlength", context);
  const history = numberOf(record, "pwdhistorylength", context);
  const maximumAge = intervalOf(record, "maxpwdage", context);
  const minimumAge = intervalOf(record, "minpwdage", context);
  const properties = numberOf(record, "pwdproperties", context);
  const isSet = (bit: number) => properties && { value: (properties.value & bit) !== 0, span: properties.span };
  return withoutAbsent({
    minimumLength,
    history,
    complexity: isSet(complexity) ?? switchOf(record, "msds-passwordcomplexityenabled", context),
    reversible: isSet(storedReversibly) ?? switchOf(record, "msds-passwordreversibleencryptionenabled", context),
    maximumAgeDays: maximumAge && { value: countOf(maximumAge.value, ticksPerDay) || "never", span: maximumAge.span },
    minimumAgeDays: minimumAge && { value: countOf(minimumAge.value, ticksPerDay), span: minimumAge.span },
  });
}

/** What failed logins lead to, by the record of a domain. */
export function lockoutRulesOf(record: ObjectRecord, context: ExportContext): LockoutRules {
  const duration = intervalOf(record, "lockoutduration", context);
  const window = intervalOf(record, "lockoutobservationwindow", context);
  return withoutAbsent({
    threshold: numberOf(record, "lockoutthreshold", context),
    minutes: duration && { value: countOf(duration.value, ticksPerMinute) || "forever", span: duration.span },
    windowMinutes: window && { value: countOf(window.value, ticksPerMinute), span: window.span },
  });
}

function numberOf(record: ObjectRecord, name: string, context: ExportContext): Located<number> | undefined {
  const written = firstOf(record, name);
  if (!written) return undefined;
  if (/^-?[0-9]{1,10}$/.test(written.value)) return { value: Number(written.value), span: written.span };
  return reject(context, written, "expected a number");
}

/** A span of time, which the directory keeps as a negative number of ticks. */
function intervalOf(record: ObjectRecord, name: string, context: ExportContext): Located<bigint> | undefined {
  const written = firstOf(record, name);
  if (!written) return undefined;
  if (/^-?[0-9]{1,19}$/.test(written.value)) return { value: -BigInt(written.value), span: written.span };
  return reject(context, written, "expected a negative number of ticks");
}

/** The smallest number of all means without end, and comes out as none. */
function countOf(ticks: bigint, unit: bigint): number {
  return ticks <= 0n || ticks >= 0x7fff_ffff_ffff_ffffn ? 0 : Number(ticks / unit);
}

function withoutAbsent<T extends object>(rules: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  return Object.fromEntries(Object.entries(rules).filter(([, value]) => value !== undefined)) as {
    [Name in keyof T]?: Exclude<T[Name], undefined>;
  };
}
