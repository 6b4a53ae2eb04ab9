import { syslogSeverities } from "../../facts/syslog.ts";

/** A decimal number without sign, up to `most`. */
export function parseNatural(text: string, most: number): number | undefined {
  if (text.length === 0 || text.length > 10) return undefined;
  let value = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 48 || 57 < code) return undefined;
    value = value * 10 + code - 48;
  }
  return value <= most ? value : undefined;
}

/** A syslog severity by name or number, 0 to 7. */
export function parseSeverity(text: string): number | undefined {
  const named = syslogSeverities.indexOf(text);
  if (named >= 0) return named;
  // `notification` and `debug` are what some releases take and show.
  if (text === "notification") return 5;
  return parseNatural(text, 7);
}

export function severityName(level: number): string {
  return syslogSeverities[level] ?? String(level);
}
