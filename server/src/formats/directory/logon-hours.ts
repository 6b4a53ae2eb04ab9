import type { WeeklyWindow } from "../../model/network.ts";

/**
 * When an account may log on: a bit for each hour of the week from Sunday midnight in UTC, lowest bit first, in 21
 * bytes. Undefined for any other number of bytes.
 */
export function logonHoursOf(bytes: Uint8Array): readonly WeeklyWindow[] | "always" | undefined {
  if (bytes.length !== 21) return undefined;
  const allowed = (hour: number) => ((bytes[hour >> 3] ?? 0) >> (hour & 7)) & 1;
  const windows = new Map<string, { days: number[]; from: number; to: number }>();
  let hours = 0;
  for (let day = 0; day < 7; day++)
    for (let hour = 0; hour < 24; hour++) {
      if (!allowed(day * 24 + hour)) continue;
      const from = hour;
      while (hour < 24 && allowed(day * 24 + hour)) hour++;
      hours += hour - from;
      const key = `${from}-${hour}`;
      const window = windows.get(key) ?? { days: [], from: from * 60, to: hour * 60 };
      window.days.push(day);
      windows.set(key, window);
    }
  return hours === 168 ? "always" : [...windows.values()];
}
