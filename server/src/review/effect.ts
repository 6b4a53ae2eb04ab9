import type { Reading } from "../formats/format.ts";
import type { Configuration } from "../model/configuration.ts";
import type { PacketEffect } from "../rules/rule.ts";
import type { Finding } from "./review.ts";

/** Whether exactly the announced packets are treated otherwise by the new text; unannounced, none may be. */
export function effectHolds(
  before: Reading,
  after: Reading,
  _finding: Finding,
  effect: PacketEffect | undefined,
): boolean {
  return effect === undefined && traffic(before.configurations) === traffic(after.configurations);
}

/** Everything that bears on what passes, without places in the text and without what only describes. */
function traffic(configurations: readonly Configuration[]): string {
  const parts = configurations.map(
    ({ interfaces, zones, routes, translations, addresses, services, schedules, filters, checkpoints }) => ({
      interfaces,
      zones,
      routes,
      translations,
      addresses,
      services,
      schedules,
      filters,
      checkpoints,
    }),
  );
  return JSON.stringify(parts, (key, value) => {
    if (key === "disabled") return value !== undefined;
    if (silent.has(key)) return undefined;
    return typeof value === "bigint" ? `${value}n` : value;
  });
}

const silent = new Set(["span", "log", "otherwiseLog", "label", "remark", "description", "title", "implied"]);
