import type { WeeklyWindow } from "../../model/network.ts";
import { millisecondsOfDay } from "../../site/day.ts";
import { formatMoment, type Moment } from "../../site/hours.ts";
import type { ServiceHours } from "../../site/site.ts";

const minutesOfDay = 1440;
const minutesOfWeek = 7 * minutesOfDay;

/** An hour, in the time zone of the service hours, that the windows (in UTC) hold and the service hours do not. */
export function hourOutside(windows: readonly WeeklyWindow[], hours: ServiceHours, asOf: number): string | undefined {
  const offsets = offsetsOf(hours.timeZone, asOf);
  for (const { days, from, to } of windows)
    for (const day of days)
      for (let minute = from; minute < (to > from ? to : to + minutesOfDay); minute += 60) {
        const utc = day * minutesOfDay + minute;
        const local = offsets.map((offset) => (((utc + offset) % minutesOfWeek) + minutesOfWeek) % minutesOfWeek);
        if (local.some((each) => isInside(each, hours))) continue;
        return formatMoment(momentOf(local[0] ?? utc));
      }
  return undefined;
}

function momentOf(minuteOfWeek: number): Moment {
  return { day: Math.floor(minuteOfWeek / minutesOfDay), minute: minuteOfWeek % minutesOfDay };
}

function isInside(minuteOfWeek: number, { days, from, to }: ServiceHours): boolean {
  const { day, minute } = momentOf(minuteOfWeek);
  if (to > from) return days.includes(day) && from <= minute && minute < to;
  // The hours end on the next day.
  return (days.includes(day) && minute >= from) || (days.includes((day + 6) % 7) && minute < to);
}

/** Minutes ahead of UTC in the winter and the summer of the year of a day; none without a time zone. */
function offsetsOf(timeZone: string | undefined, asOf: number): readonly number[] {
  if (timeZone === undefined) return [0];
  const year = new Date(asOf * millisecondsOfDay).getUTCFullYear();
  return [Date.UTC(year, 0, 15), Date.UTC(year, 6, 15)].map((time) => offsetAt(timeZone, time));
}

function offsetAt(timeZone: string, time: number): number {
  const format = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
  const name = format.formatToParts(new Date(time)).find(({ type }) => type === "timeZoneName")?.value ?? "";
  const match = /([+-])(\d{2}):(\d{2})/.exec(name);
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === "-" ? -minutes : minutes;
}
