import type { Schedule, WeeklyWindow } from "../model/network.ts";
import { normalise, type Ranges, subtract } from "../net/ranges.ts";
import type { Outcome } from "./outcome.ts";
import type { ServiceHours } from "./site.ts";

const dayNames = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;
const minutesOfDay = 1440;
const minutesOfWeek = 7 * minutesOfDay;
const expected = "expected days, times and a time zone, such as Mon-Fri 08:00-18:00 America/New_York";

/** `Mon-Fri 08:00-18:00 America/New_York`; an end before the start is on the next day. */
export function readServiceHours(text: string): Outcome<ServiceHours> {
  if (text.length > 200) return { problem: expected };
  const written = text
    .trim()
    .replace(/\s*,\s*/g, ",")
    .replaceAll("–", "-")
    .replace(/\s*-\s*/g, "-");
  const [days = "", times = "", timeZone, ...more] = written.split(/\s+/);
  if (/\d\s*[ap]m\b/i.test(text)) return { problem: "times count from 00:00 to 24:00, such as 08:00-18:00" };
  const dayNumbers = parseDays(days);
  if (dayNumbers === undefined)
    return { problem: /^\d/.test(days) ? "the days come first, such as Mon-Fri 08:00-18:00" : expected };
  const match = /^(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})$/.exec(times);
  if (!match) return { problem: expected };
  const from = minutesAt(match[1], match[2]);
  const to = minutesAt(match[3], match[4]);
  if (from === undefined || to === undefined || from === minutesOfDay)
    return { problem: "times count from 00:00 to 24:00" };
  if (from === to) return { problem: "the hours begin and end at the same time; a whole day is 00:00-24:00" };
  if (more.length > 0) return { problem: expected };
  const value = { text, days: dayNumbers, from, to };
  if (timeZone === undefined) return { value };
  if (!isTimeZone(timeZone))
    return { value, problem: `no time zone is called ${timeZone}; names are such as America/New_York or UTC` };
  return { value: { ...value, timeZone } };
}

/** Whether every moment of the schedule lies in the hours, both taken to be in one time zone. */
export function liesInside(schedule: Schedule, hours: ServiceHours): boolean {
  return firstMomentOutside(schedule, hours) === undefined;
}

/** The first moment of the week, Sunday to Saturday, that the schedule has and the hours have not. */
export function firstMomentOutside(schedule: Schedule, hours: ServiceHours): Moment | undefined {
  const inside = weekOf([hours]);
  const outside = [schedule.weekly ? weekOf(schedule.weekly) : undefined, weekOfSpan(schedule)]
    .filter((each) => each !== undefined)
    .map((each) => subtract(each, inside));
  if (outside.length === 0) outside.push(subtract([0, minutesOfWeek - 1], inside));
  if (outside.some((each) => each.length === 0)) return undefined;
  const minute = outside[0]?.[0] ?? 0;
  return { day: Math.floor(minute / minutesOfDay), minute: minute % minutesOfDay };
}

export interface Moment {
  /** 0 (Sunday) to 6. */
  readonly day: number;
  /** Of the day. */
  readonly minute: number;
}

/** `Saturday 07:30` */
export function formatMoment(moment: Moment): string {
  return `${dayNames[moment.day]} ${formatMinute(moment.minute)}`;
}

function formatMinute(minute: number): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** "Monday, Tuesday, from 08:00 to 18:00 in America/New_York" */
export function describeServiceHours(hours: ServiceHours): string {
  const days = hours.days.length === 7 ? "Every day" : hours.days.map((day) => dayNames[day]).join(", ");
  const end = hours.to <= hours.from ? `${formatMinute(hours.to)} of the next day` : formatMinute(hours.to);
  const zone = hours.timeZone === undefined ? "the time of the device" : hours.timeZone;
  return `${days}, from ${formatMinute(hours.from)} to ${end} in ${zone}`;
}

/** The minutes of the week that windows hold. */
function weekOf(windows: readonly WeeklyWindow[]): Ranges {
  const pairs: number[] = [];
  for (const { days, from, to } of windows)
    for (const day of days) {
      const start = day * minutesOfDay + from;
      const length = to > from ? to - from : minutesOfDay - from + to;
      addStretch(pairs, start, length);
    }
  return normalise(pairs);
}

/** The minutes of the week that a schedule's one span of dates touches; undefined where it has none. */
function weekOfSpan(schedule: Schedule): Ranges | undefined {
  if (!schedule.absolute) return undefined;
  const start = minuteOf(schedule.absolute.start);
  const end = minuteOf(schedule.absolute.end);
  if (start === undefined || end === undefined || end - start >= minutesOfWeek) return [0, minutesOfWeek - 1];
  const pairs: number[] = [];
  addStretch(pairs, start % minutesOfWeek, Math.max(0, end - start));
  return normalise(pairs);
}

/** Minutes since a Sunday midnight before 1970. */
function minuteOf(date: string | undefined): number | undefined {
  if (date === undefined || !/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(date)) return undefined;
  const milliseconds = Date.parse(`${date}:00Z`);
  return Number.isNaN(milliseconds) ? undefined : Math.floor(milliseconds / 60_000) + 4 * minutesOfDay;
}

function addStretch(pairs: number[], start: number, length: number): void {
  if (length <= 0) return;
  const end = start + length - 1;
  if (end < minutesOfWeek) pairs.push(start, end);
  else pairs.push(start, minutesOfWeek - 1, 0, end - minutesOfWeek);
}

function minutesAt(hours: string | undefined, minutes: string | undefined): number | undefined {
  const total = Number(hours) * 60 + Number(minutes);
  return Number(minutes) < 60 && total <= minutesOfDay ? total : undefined;
}

/** `Mon-Fri`, `Mon,Wed`, `Sat-Sun`, `daily` */
function parseDays(text: string): number[] | undefined {
  if (text.toLowerCase() === "daily") return [0, 1, 2, 3, 4, 5, 6];
  const days = new Set<number>();
  for (const part of text.split(",")) {
    const [first, last, ...more] = part.split("-").map(parseDayName);
    if (first === undefined || more.length > 0) return undefined;
    if (part.includes("-") && last === undefined) return undefined;
    for (let day = first; ; day = (day + 1) % 7) {
      days.add(day);
      if (day === (last ?? first)) break;
    }
  }
  return [...days].sort((a, b) => a - b);
}

function parseDayName(text: string): number | undefined {
  const name = text.toLowerCase();
  const day = dayNames.findIndex((each) => name.length >= 3 && each.toLowerCase().startsWith(name));
  return day < 0 ? undefined : day;
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}
