import type { ExportContext } from "./record.ts";

/** 1601-01-01, where Windows begins to count, as milliseconds before 1970. */
const fileTimeEpoch = 11_644_473_600_000n;

const neverTimes: ReadonlySet<string> = new Set(["0", "9223372036854775807", "-9223372036854775808"]);

/** Hundreds of nanoseconds since 1601; 0 and the largest number mean that there is no such time. */
export function parseFileTime(text: string): number | "never" | undefined {
  if (neverTimes.has(text)) return "never";
  return /^[0-9]{1,19}$/.test(text) ? Number(BigInt(text) / 10_000n - fileTimeEpoch) : undefined;
}

/** The same the other way: a moment in milliseconds since 1970 as Windows counts it. */
export function fileTimeOf(time: number): string {
  return String((BigInt(Math.round(time)) + fileTimeEpoch) * 10_000n);
}

/** A time in any of the forms that directories and PowerShell export; milliseconds since 1970 in UTC. */
export function parseTime(text: string, order: ExportContext["dateOrder"]): number | undefined {
  return parseGeneralizedTime(text) ?? parseIsoTime(text) ?? parseTicks(text) ?? parseLocalTime(text, order);
}

/** `20150802224853.0Z` */
function parseGeneralizedTime(text: string): number | undefined {
  const parts = /^([0-9]{4})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})(?:[.,][0-9]{1,6})?Z$/.exec(text);
  return parts ? timeOf(parts.slice(1).map(Number)) : undefined;
}

/** `2026-11-21T08:30:00.0000000Z`, `2026-11-21 08:30:00`, `2026-11-21`; without a zone it is taken for UTC. */
function parseIsoTime(text: string): number | undefined {
  const parts =
    /^([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]{1,9})?)?(Z|[+-][0-9]{2}:?[0-9]{2})?)?$/.exec(
      text,
    );
  if (!parts) return undefined;
  const zone = parts[7]?.replace(":", "") ?? "Z";
  const minutes = zone === "Z" ? 0 : Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3));
  const shift = (zone.startsWith("-") ? minutes : -minutes) * 60_000;
  const time = timeOf(parts.slice(1, 7).map((part) => Number(part ?? 0)));
  return time === undefined ? undefined : time + shift;
}

/** `/Date(1763713800000)/`, as Windows PowerShell writes times in JSON. */
function parseTicks(text: string): number | undefined {
  const ticks = /^\/Date\((-?[0-9]{1,15})(?:[+-][0-9]{4})?\)\/$/.exec(text)?.[1];
  return ticks === undefined ? undefined : Number(ticks);
}

const localDate =
  /^([0-9]{1,2})([./-])([0-9]{1,2})\2([0-9]{4})(?:,? ([0-9]{1,2})[:.]([0-9]{2})(?:[:.]([0-9]{2}))?(?: ?([AP])\.?M\.?)?)?$/i;

/** `11/21/2026 8:30:00 PM`, `21.11.2026 20:30:00`; taken for UTC, because the export does not tell its zone. */
function parseLocalTime(text: string, order: ExportContext["dateOrder"]): number | undefined {
  const parts = localDate.exec(text);
  if (!parts) return undefined;
  const [, first, , second, year, hour = "0", minute = "0", secondOfMinute = "0", half] = parts;
  const decided = dateOrderOf(text) ?? order;
  if (!decided || first === undefined || second === undefined || year === undefined) return undefined;
  const [day, month] = decided === "day-month" ? [first, second] : [second, first];
  const isAfternoon = half?.toUpperCase() === "P";
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (isAfternoon ? 12 : 0);
  return timeOf([year, month, day, hours, minute, secondOfMinute].map(Number));
}

/** Which of day and month comes first, where one date alone tells. */
export function dateOrderOf(text: string): ExportContext["dateOrder"] {
  const parts = localDate.exec(text);
  if (!parts) return undefined;
  if (Number(parts[1]) > 12 || parts[2] === ".") return "day-month";
  return Number(parts[3]) > 12 ? "month-day" : undefined;
}

/** Year, month, day, hour, minute, second; undefined where the calendar has no such moment. */
function timeOf([year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0]: readonly number[]):
  | number
  | undefined {
  const time = Date.UTC(year, month - 1, day, hour, minute, second);
  const date = new Date(time);
  const exists =
    date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour <= 23 && minute <= 59 && second <= 60;
  return exists ? time : undefined;
}
