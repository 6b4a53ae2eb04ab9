const millisecondsOfDay = 86_400_000;

/** `2026-11-21` of a day number (days since 1970-01-01). */
export function formatDay(day: number): string {
  return new Date(day * millisecondsOfDay).toISOString().slice(0, 10);
}

/** The day number of `2026-11-21`; undefined for anything else, 30 February included. */
export function parseDay(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const milliseconds = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(milliseconds)) return undefined;
  const day = milliseconds / millisecondsOfDay;
  return formatDay(day) === text ? day : undefined;
}
