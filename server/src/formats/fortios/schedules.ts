import { defaultSchedules } from "../../facts/fortios-names.ts";
import type { Entry } from "../../model/filter.ts";
import type { Schedule, WeeklyWindow } from "../../model/network.ts";
import type { Located } from "../../text/span.ts";
import { scheduleKeys } from "./ignored-keys.ts";
import type { Scope } from "./scope.ts";
import type { Settings } from "./settings.ts";

/** `config firewall schedule onetime`, `recurring`, `group`; a group whose times cannot be told is left out. */
export function schedulesOf(scope: Scope): Schedule[] {
  const schedules = new Map<string, Schedule>();
  for (const kind of ["onetime", "recurring", "group"] as const)
    for (const { name, span, settings } of scope.table(`firewall schedule ${kind}`)?.rows ?? []) {
      scope.define("schedule", name, "schedule", span, !defaultSchedules.has(name.value));
      const members = settings.words("member");
      for (const member of members) scope.refer(["schedule"], member, isBuiltIn(member.value));
      const times =
        kind === "onetime"
          ? onceOf(settings)
          : kind === "recurring"
            ? weeklyOf(settings)
            : together(members.map(({ value }) => schedules.get(value) ?? builtIn(value)));
      settings.finish(scheduleKeys, "filters");
      if (times) schedules.set(name.value, { name, span, ...times });
    }
  return [...schedules.values()];
}

/** `set schedule "always"`, `set status disable`: when a policy holds, as far as it does not always. */
export function timesOf(
  scope: Scope,
  settings: Settings,
  schedules: ReadonlyMap<string, Schedule>,
): Pick<Entry, "schedule" | "disabled"> {
  const name = settings.word("schedule");
  if (name) scope.refer(["schedule"], name, isBuiltIn(name.value));
  const status = settings.flag("status");
  if (status?.value === false) return { ...scheduled(name), disabled: status.span };
  const isNever = name && (schedules.get(name.value) ?? builtIn(name.value))?.weekly?.length === 0;
  return isNever ? { schedule: name, disabled: name.span } : scheduled(name);
}

function scheduled(name: Located<string> | undefined): Pick<Entry, "schedule"> {
  return name && name.value !== "always" ? { schedule: { value: name.value, span: name.span } } : {};
}

function isBuiltIn(name: string): boolean {
  return name === "always" || name === "none";
}

type Times = Pick<Schedule, "weekly" | "absolute">;

/** What the schedules that need not stand in the file hold. */
function builtIn(name: string): Times | undefined {
  if (name === "always") return {};
  return name === "none" ? { weekly: [] } : undefined;
}

/** What the members of a group hold; undefined where one of them is a span of dates, or not there. */
function together(members: readonly (Times | undefined)[]): Times | undefined {
  if (members.some((each) => each && !each.absolute && !each.weekly)) return {};
  const weeks = members.map((each) => (each?.absolute ? undefined : each?.weekly));
  return weeks.every((week) => week !== undefined) ? { weekly: weeks.flat() } : undefined;
}

/** `set start 08:00 2026/11/21`, `set end …` */
function onceOf(settings: Settings): Pick<Schedule, "absolute"> {
  const [start, end] = [momentOf(settings, "start"), momentOf(settings, "end")];
  return { absolute: { ...(start ? { start } : {}), ...(end ? { end } : {}) } };
}

function momentOf(settings: Settings, key: string): string | undefined {
  const [time, day] = settings.words(key);
  const date = /^([0-9]{4})\/([0-9]{1,2})\/([0-9]{1,2})$/.exec(day?.value ?? "");
  const minutes = minutesOf(time?.value);
  if (!date || minutes === undefined) return undefined;
  const two = (number: number) => String(number).padStart(2, "0");
  return `${date[1]}-${two(Number(date[2]))}-${two(Number(date[3]))}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** `set start 08:00`, `set end 18:00`, `set day monday tuesday`; an end not after the start is on the next day, and no day is never. */
function weeklyOf(settings: Settings): Pick<Schedule, "weekly"> {
  const from = minutesOf(settings.value("start")) ?? 0;
  const to = minutesOf(settings.value("end")) ?? 0;
  const days = settings.words("day").flatMap((word) => {
    const day = dayNames.indexOf(word.value);
    return day < 0 ? [] : [day];
  });
  if (days.length === 0) return { weekly: [] };
  if (from < to) return { weekly: [{ days, from, to }] };
  const evening: WeeklyWindow = { days, from, to: 1440 };
  const morning: WeeklyWindow = { days: days.map((day) => (day + 1) % 7), from: 0, to };
  return { weekly: to === 0 ? [evening] : [evening, morning] };
}

const dayNames = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

function minutesOf(text: string | undefined): number | undefined {
  const found = /^([0-9]{1,2}):([0-9]{2})$/.exec(text ?? "");
  return found ? Number(found[1]) * 60 + Number(found[2]) : undefined;
}
