import type { Configuration } from "../model/configuration.ts";
import type { Traffic } from "../model/traffic.ts";
import { trafficOf } from "../model/traffic-of.ts";

const known = new WeakMap<Configuration, Traffic>();

/**
 * What a configuration lets through; rules of the file, of the estate and proofs share the answers. Where an `earlier`
 * configuration of the same file was asked about, the answers that still hold are taken over.
 */
export function trafficOnce(configuration: Configuration, earlier?: Configuration): Traffic {
  const answers = known.get(configuration) ?? trafficOf(configuration, earlier && known.get(earlier));
  known.set(configuration, answers);
  return answers;
}
