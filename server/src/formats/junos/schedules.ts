import type { Schedule, WeeklyWindow } from "../../model/network.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import type { Device } from "./device.ts";
import { ignoreKeys } from "./settings.ts";

const days = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

/** `schedulers { scheduler NAME { daily { start-time … stop-time …; } saturday exclude; start-date … } }` */
export function schedulesOf(device: Device): Schedule[] {
  const top = device.root.get("schedulers");
  return (top?.values("scheduler") ?? []).map((node) => {
    device.define("schedule", node.located, node, "scheduler", true);
    const daily = node.get("daily");
    const weekly = days.flatMap((name, day) => {
      const own = node.get(name);
      const stated = own ?? daily;
      return stated ? windowsOf(stated, day) : [];
    });
    const absolute = node.values("start-date").map((start) => ({ start: momentOf(start), end: stopOf(start) }))[0];
    ignoreKeys(node, new Set(["description"]));
    return {
      name: node.located,
      span: node.extent,
      ...(weekly.length > 0 ? { weekly } : {}),
      ...(absolute
        ? {
            absolute: {
              ...(absolute.start ? { start: absolute.start } : {}),
              ...(absolute.end ? { end: absolute.end } : {}),
            },
          }
        : {}),
    };
  });
}

/** `all-day`, `exclude`, `start-time 08:00:00 stop-time 18:00:00` */
function windowsOf(node: PathNode, day: number): WeeklyWindow[] {
  if (node.get("exclude")) return [];
  if (node.get("all-day")) return [{ days: [day], from: 0, to: 1440 }];
  const begins = node.values("start-time");
  const ends = [...node.values("stop-time"), ...begins.flatMap((each) => each.values("stop-time"))];
  return begins.map((begin, at) => ({
    days: [day],
    from: minutesOf(begin) ?? 0,
    to: Math.max(minutesOf(ends[at]) ?? 1440, minutesOf(begin) ?? 0),
  }));
}

function minutesOf(node: PathNode | undefined): number | undefined {
  const found = /^([0-9]{1,2}):([0-9]{2})(?::[0-9]{2})?$/.exec(node?.word ?? "");
  return found ? Number(found[1]) * 60 + Number(found[2]) : undefined;
}

function stopOf(start: PathNode): string | undefined {
  const [stop] = start.values("stop-date");
  return stop && momentOf(stop);
}

/** `2026-11-21.08:00`; a date without its year means none in particular. */
function momentOf({ word }: PathNode): string | undefined {
  const found = /^([0-9]{4}-[0-9]{2}-[0-9]{2})\.([0-9]{2}:[0-9]{2})/.exec(word);
  return found ? `${found[1]}T${found[2]}` : undefined;
}
