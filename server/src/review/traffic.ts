import type { Configuration } from "../model/configuration.ts";
import type { Traffic } from "../model/traffic.ts";
import { trafficOf } from "../model/traffic-of.ts";

const known = new WeakMap<Configuration, Traffic>();

/** What a configuration lets through; rules of the file, of the estate and proofs share the answers. */
export function trafficOnce(configuration: Configuration): Traffic {
  const answers = known.get(configuration) ?? trafficOf(configuration);
  known.set(configuration, answers);
  return answers;
}
