import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Schedule } from "../../server/src/model/network.ts";
import { firstMomentOutside, formatMoment, liesInside, readServiceHours } from "../../server/src/site/hours.ts";
import type { ServiceHours } from "../../server/src/site/site.ts";

function hours(text: string): ServiceHours {
  const { value } = readServiceHours(text);
  if (value === undefined) throw new Error(`not hours: ${text}`);
  return value;
}

function schedule(parts: Pick<Schedule, "weekly" | "absolute">): Schedule {
  return { name: { value: "S", span: { start: 0, end: 1 } }, span: { start: 0, end: 1 }, ...parts };
}

describe("readServiceHours", () => {
  test.each([
    ["Mon-Fri 08:00-18:00 America/New_York", [1, 2, 3, 4, 5], 480, 1080, "America/New_York"],
    ["mon-FRI 8:00 - 18:00", [1, 2, 3, 4, 5], 480, 1080, undefined],
    ["Monday–Friday 08:00–18:00 UTC", [1, 2, 3, 4, 5], 480, 1080, "UTC"],
    ["Sat-Mon 00:00-24:00", [0, 1, 6], 0, 1440, undefined],
    ["Mon, Wed,Fri 09:30-12:00", [1, 3, 5], 570, 720, undefined],
    ["daily 22:00-06:00", [0, 1, 2, 3, 4, 5, 6], 1320, 360, undefined],
    ["Tue 08:00-18:00 Etc/GMT+5", [2], 480, 1080, "Etc/GMT+5"],
  ])("%s", (text, days, from, to, timeZone) => {
    const { value, problem } = readServiceHours(text);
    expect(problem).toBeUndefined();
    expect(value).toMatchObject({ text, days, from, to });
    expect(value?.timeZone).toBe(timeZone);
  });

  test.each([
    "",
    "Mon-Fri",
    "08:00-18:00",
    "Mon-Fri 08:00",
    "Mo-Fr 08:00-18:00",
    "Mon-Fri 8-18",
    "Mon-Fri 24:00-25:00",
    "Mon-Fri 08:60-18:00",
    "Mon-Fri 08:00-08:00",
    "Mon--Fri 08:00-18:00",
    "Mon- 08:00-18:00",
    "Mon-Wed-Fri 08:00-18:00",
    "Mon-Fri 08:00-18:00 New York",
    "Mon-Fri 08:00-18:00 UTC, Sat 09:00-12:00",
    "Mon".repeat(1000),
  ])("%s is none", (text) => {
    const { value, problem } = readServiceHours(text);
    expect(value).toBeUndefined();
    expect(problem).toBeTruthy();
  });
});

describe("a schedule beside service hours", () => {
  const office = hours("Mon-Fri 08:00-18:00 America/New_York");
  const weekly = (days: readonly number[], from: number, to: number) => schedule({ weekly: [{ days, from, to }] });

  test.each([
    ["the same hours", weekly([1, 2, 3, 4, 5], 480, 1080)],
    ["fewer hours", weekly([2], 540, 600)],
    ["no hours", schedule({ weekly: [] })],
    [
      "two windows that meet",
      schedule({
        weekly: [
          { days: [1], from: 480, to: 720 },
          { days: [1], from: 720, to: 1080 },
        ],
      }),
    ],
    ["one afternoon", schedule({ absolute: { start: "2026-11-23T13:00", end: "2026-11-23T17:00" } })],
    [
      "office hours in some month",
      schedule({
        weekly: [{ days: [1], from: 480, to: 1080 }],
        absolute: { start: "2026-11-01T00:00", end: "2026-12-01T00:00" },
      }),
    ],
    [
      "whole days, but only within one morning",
      schedule({
        weekly: [{ days: [1], from: 0, to: 1440 }],
        absolute: { start: "2026-11-23T09:00", end: "2026-11-23T11:00" },
      }),
    ],
  ])("%s lie inside", (_, inside) => expect(liesInside(inside, office)).toBe(true));

  test.each([
    ["always", schedule({}), "Sunday 00:00"],
    ["a minute longer", weekly([1], 480, 1081), "Monday 18:00"],
    ["a minute earlier", weekly([5], 479, 1080), "Friday 07:59"],
    ["Saturday too", weekly([1, 6], 480, 1080), "Saturday 08:00"],
    ["over night", weekly([1], 1020, 540), "Monday 18:00"],
    ["a whole month", schedule({ absolute: { start: "2026-11-01T00:00", end: "2026-12-01T00:00" } }), "Sunday 00:00"],
    ["from some day on", schedule({ absolute: { start: "2026-11-23T09:00" } }), "Sunday 00:00"],
    ["one Sunday", schedule({ absolute: { start: "2026-11-22T09:00", end: "2026-11-22T10:00" } }), "Sunday 09:00"],
    ["a weekend", schedule({ absolute: { start: "2026-11-20T17:00", end: "2026-11-23T09:00" } }), "Sunday 00:00"],
    ["dates nobody can read", schedule({ absolute: { start: "soon", end: "later" } }), "Sunday 00:00"],
  ])("%s do not", (_, outside, first) => {
    expect(liesInside(outside, office)).toBe(false);
    const moment = firstMomentOutside(outside, office);
    expect(moment && formatMoment(moment)).toBe(first);
  });

  test("hours over midnight go on into the next day, and over the end of the week", () => {
    const night = hours("Sat 22:00-06:00");
    expect(liesInside(weekly([0], 0, 360), night)).toBe(true);
    expect(liesInside(weekly([6], 1320, 1440), night)).toBe(true);
    expect(liesInside(weekly([6], 0, 60), night)).toBe(false);
    expect(liesInside(weekly([6], 1380, 300), night)).toBe(true);
  });

  test("whole days every day hold everything", () =>
    expect(liesInside(schedule({}), hours("daily 00:00-24:00"))).toBe(true));

  const window = fc
    .record({
      days: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
      from: fc.integer({ min: 0, max: 1439 }),
      to: fc.integer({ min: 0, max: 1440 }),
    })
    .filter(({ from, to }) => from !== to);
  const holds = (
    windows: readonly { days: readonly number[]; from: number; to: number }[],
    day: number,
    minute: number,
  ) =>
    windows.some(({ days, from, to }) =>
      from < to
        ? days.includes(day) && from <= minute && minute < to
        : (days.includes(day) && from <= minute) || (days.includes((day + 6) % 7) && minute < to),
    );
  test("it lies inside when each of its minutes does", () =>
    fc.assert(
      fc.property(fc.array(window, { minLength: 1, maxLength: 3 }), window, (weekly, inside) => {
        let all = true;
        for (let day = 0; day < 7 && all; day++)
          for (let minute = 0; minute < 1440 && all; minute++)
            all = !holds(weekly, day, minute) || holds([inside], day, minute);
        expect(liesInside(schedule({ weekly }), { text: "", ...inside })).toBe(all);
      }),
    ));
});
