import type { Schedule, WeeklyWindow } from "../../model/network.ts";
import { block, type Outcome, type Reader } from "../../syntax/indented.ts";
import type { Words } from "../../syntax/words.ts";
import { define, type Names } from "./names.ts";
import { parseNatural } from "./numbers.ts";

export type ScheduleDraft = { -readonly [Key in keyof Schedule]: Schedule[Key] };

/** Where the time ranges of a file are gathered. */
export interface ScheduleGathering extends Names {
  readonly schedules: ScheduleDraft[];
}

/** `time-range NAME`, with ` absolute …` and ` periodic …` below */
export function readTimeRange(words: Words, draft: ScheduleGathering): Outcome {
  const name = words.takeLocated();
  if (name.value === "") return "unknown";
  define(draft, "schedule", name, words, "time range", true);
  const schedule: ScheduleDraft = { name, span: words.statement };
  draft.schedules.push(schedule);
  return block(statements, schedule, { strangers: "unread" });
}

const statements: ReadonlyMap<string, Reader<ScheduleDraft>> = new Map<string, Reader<ScheduleDraft>>([
  ["absolute", readAbsolute],
  ["periodic", readPeriodic],
]);

/** ` absolute [start 8:00 1 January 2026] [end 18:00 31 March 2026]` */
function readAbsolute(words: Words, schedule: ScheduleDraft): Outcome {
  const absolute: { start?: string; end?: string } = {};
  if (words.accept("start")) {
    const date = readDate(words);
    if (!date) return "unknown";
    absolute.start = date;
  }
  if (words.accept("end")) {
    const date = readDate(words);
    if (!date) return "unknown";
    absolute.end = date;
  }
  schedule.absolute = absolute;
  return undefined;
}

const months = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

/** `18:00 31 March 2026`, as 2026-03-31T18:00 */
function readDate(words: Words): string | undefined {
  const minutes = parseTime(words.peek());
  const day = parseNatural(words.peek(1), 31);
  const month = months.indexOf(words.peek(2).toLowerCase()) + 1;
  const year = parseNatural(words.peek(3), 9999);
  if (minutes === undefined || !day || month === 0 || year === undefined) return undefined;
  words.skip(4);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** ` periodic {daily | weekdays | weekend | DAY…} 8:00 to [DAY] 18:00` */
function readPeriodic(words: Words, schedule: ScheduleDraft): Outcome {
  const days: number[] = [];
  for (let found = daysOf(words.peek()); found; found = daysOf(words.peek())) {
    days.push(...found);
    words.skip();
  }
  const from = parseTime(words.peek());
  if (days.length === 0 || from === undefined || !words.is("to", 1)) return "unknown";
  words.skip(2);
  const lastDay = daysOf(words.peek())?.[0];
  if (lastDay !== undefined) words.skip();
  const to = parseTime(words.peek());
  if (to === undefined) return "unknown";
  words.skip();
  schedule.weekly = [...(schedule.weekly ?? []), ...windowsOf([...new Set(days)], from, lastDay, to)];
  return undefined;
}

/** A window that ends on a later day, or before it starts, is cut at each midnight; 23:59 is the end of the day. */
function windowsOf(days: readonly number[], from: number, lastDay: number | undefined, to: number): WeeklyWindow[] {
  const end = to === 1439 ? 1440 : to;
  if (lastDay === undefined && from <= to) return [{ days, from, to: end }];
  const windows: WeeklyWindow[] = [];
  for (const day of days) {
    let length = lastDay === undefined ? 1 : (lastDay - day + 7) % 7;
    if (length === 0 && to < from) length = 7;
    if (length === 0) {
      windows.push({ days: [day], from, to: end });
      continue;
    }
    windows.push({ days: [day], from, to: 1440 });
    for (let later = 1; later < length; later++) windows.push({ days: [(day + later) % 7], from: 0, to: 1440 });
    windows.push({ days: [(day + length) % 7], from: 0, to: end });
  }
  return windows;
}

const dayNames = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

function daysOf(word: string): readonly number[] | undefined {
  switch (word.toLowerCase()) {
    case "daily":
      return [0, 1, 2, 3, 4, 5, 6];
    case "weekdays":
      return [1, 2, 3, 4, 5];
    case "weekend":
      return [0, 6];
    default: {
      const day = dayNames.indexOf(word.toLowerCase());
      return day < 0 ? undefined : [day];
    }
  }
}

/** `8:00`, in minutes of the day */
function parseTime(word: string): number | undefined {
  const colon = word.indexOf(":");
  if (colon < 0) return undefined;
  const hours = parseNatural(word.slice(0, colon), 24);
  const minutes = parseNatural(word.slice(colon + 1), 59);
  return hours === undefined || minutes === undefined || hours * 60 + minutes > 1440 ? undefined : hours * 60 + minutes;
}
