import type { Outcome } from "./outcome.ts";

export const millisecondsOfDay = 86_400_000;

/** The day number (days since 1970-01-01) of `2026-11-21`; undefined for anything else, 30 February included. */
export function parseDay(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const day =
    Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)) - 1, Number(text.slice(8))) / millisecondsOfDay;
  return day >= 0 && formatDay(day) === text ? day : undefined;
}

/** `2026-11-21` of a day number. */
export function formatDay(day: number): string {
  return new Date(day * millisecondsOfDay).toISOString().slice(0, 10);
}

export function readDay(text: string): Outcome<number> {
  const value = parseDay(text);
  if (value !== undefined) return { value };
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return { problem: "there is no such day" };
  return { problem: "expected a date such as 2026-11-21: year, month, day" };
}
