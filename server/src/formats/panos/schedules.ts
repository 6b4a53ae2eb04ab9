import type { Schedule, WeeklyWindow } from "../../model/network.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import { passOver, wordsOf } from "./places.ts";
import type { Scope } from "./scope.ts";

const days = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

/** `schedule`, as far as it is seen from here */
export function schedulesOf(scope: Scope): Schedule[] {
  return scope.table("schedule").map((entry) => {
    scope.define("schedule", entry, "schedule", true);
    const type = entry.get("schedule-type");
    const recurring = type?.get("recurring");
    const weekly = recurring ? windowsOf(recurring) : [];
    const dates = wordsOf(type, "non-recurring").flatMap((word) => datesOf(word.value) ?? []);
    const [absolute] = dates;
    passOver(entry, ["description", "disable-override"]);
    return {
      name: entry.located,
      span: entry.extent,
      ...(weekly.length > 0 ? { weekly } : {}),
      ...(absolute && dates.length === 1 ? { absolute } : {}),
    };
  });
}

/** `daily 08:00-18:00`, `weekly monday [ 08:00-12:00 13:00-18:00 ]` */
function windowsOf(recurring: PathNode): WeeklyWindow[] {
  const every = [0, 1, 2, 3, 4, 5, 6];
  const daily = wordsOf(recurring, "daily").flatMap((word) => windowOf(word.value, every) ?? []);
  const weekly = days.flatMap((day, number) =>
    wordsOf(recurring, "weekly", day).flatMap((word) => windowOf(word.value, [number]) ?? []),
  );
  return [...daily, ...weekly];
}

function windowOf(text: string, on: readonly number[]): WeeklyWindow | undefined {
  const found = /^([0-9]{2}):([0-9]{2})-([0-9]{2}):([0-9]{2})$/.exec(text);
  if (!found) return undefined;
  const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = found.slice(1).map(Number);
  const to = toHour * 60 + toMinute;
  // The last minute of the day is the last that can be said.
  return { days: on, from: fromHour * 60 + fromMinute, to: to === 23 * 60 + 59 ? 1440 : to };
}

/** `2026/11/01@08:00-2026/11/30@18:00` */
function datesOf(text: string): { start: string; end: string } | undefined {
  const found = /^([0-9]{4})\/([0-9]{2})\/([0-9]{2})@([0-9:]{5})-([0-9]{4})\/([0-9]{2})\/([0-9]{2})@([0-9:]{5})$/.exec(
    text,
  );
  if (!found) return undefined;
  const [, year, month, day, time, toYear, toMonth, toDay, toTime] = found;
  return { start: `${year}-${month}-${day}T${time}`, end: `${toYear}-${toMonth}-${toDay}T${toTime}` };
}
