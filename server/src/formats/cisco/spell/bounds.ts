import type { TextEdit } from "../../../text/edit.ts";
import { severityName } from "../numbers.ts";

/** Writes a whole number that the device takes; no other. */
export function between(
  value: string | number,
  least: number,
  most: number,
  write: (number: number) => TextEdit[] | undefined,
): TextEdit[] | undefined {
  const number = Number(value);
  return Number.isInteger(number) && least <= number && number <= most ? write(number) : undefined;
}

/** Writes a syslog severity by its name. */
export function level(value: string | number, write: (name: string) => TextEdit[] | undefined): TextEdit[] | undefined {
  return between(value, 0, 7, (number) => write(severityName(number)));
}
