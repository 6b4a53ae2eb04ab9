import type { ServiceHours } from "../../site/site.ts";

/** The MSP is needed day and night, so nothing has to limit it. */
export function isAlways({ days, from, to }: ServiceHours): boolean {
  return days.length === 7 && from === 0 && to === 1440;
}
