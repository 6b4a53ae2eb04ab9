import { ciscoAsa } from "../../server/src/formats/cisco-asa/index.ts";
import { nodeTools } from "../../server/src/host/certificates.ts";
import type { Configuration } from "../../server/src/model/configuration.ts";
import { trafficOf } from "../../server/src/model/traffic-of.ts";
import { everything } from "../../server/src/review/catalogue.ts";
import { reviewFile } from "../../server/src/review/file.ts";
import type { RuleContext } from "../../server/src/rules/rule.ts";
import { rolesOf } from "../../server/src/site/roles.ts";
import { emptySite } from "../../server/src/site/site.ts";
import { asaConfiguration, promisedSize, scaled } from "./configurations.ts";
import { floorOf } from "./floor.ts";
import { cpuMilliseconds, heapMegabytes, leastOf, peakMegabytes } from "./measuring.ts";

/** A review of one configuration, and the parts it comes of. */
export interface Reviewing {
  readonly scale: number;
  readonly lines: number;
  readonly megabytes: number;
  readonly entries: number;
  readonly floor: number;
  readonly read: number;
  readonly whole: number;
  readonly findings: number;
  /** Milliseconds of each step of a review, one after the other: who needs an answer first pays for it. */
  readonly steps: Readonly<Record<string, number>>;
  /** Megabytes that a finished review keeps, and the most the process ever had. */
  readonly kept: number;
  readonly peak: number;
}

const seed = 7;
const tries = 10;
const today = 20_000;

export function reviewing(scale: number): Reviewing {
  const size = scaled(promisedSize, scale);
  const text = flat(asaConfiguration(size, seed));
  const floor = floorOf(text);
  const review = () => reviewFile({ path: "bench-asa.cfg", text }, { tools: nodeTools, today });
  const before = heapMegabytes();
  const { findings, reading } = review();
  const kept = heapMegabytes() - before;
  // The single steps first: by then the code is made fast, as it is in a server that has run for a while.
  const steps = leastSteps(text);
  const nothing = () => undefined;
  return {
    scale,
    lines: text.split("\n").length - 1,
    megabytes: text.length / 1e6,
    entries: (reading?.configurations ?? []).flatMap(({ filters }) => filters.flatMap((each) => each.entries)).length,
    floor,
    read: leastOf(tries, nothing, () => ciscoAsa.read(text, nodeTools)),
    whole: leastOf(tries, nothing, review),
    findings: findings.length,
    steps,
    kept,
    peak: peakMegabytes(),
  };
}

/** The same characters as one piece: a text pieced together is slower to read the first time. */
function flat(text: string): string {
  return Buffer.from(text).toString();
}

function leastSteps(text: string): Record<string, number> {
  const least: Record<string, number> = {};
  for (let tried = 0; tried < tries; tried++)
    for (const [step, time] of stepsOf(text)) least[step] = Math.min(least[step] ?? Number.POSITIVE_INFINITY, time);
  return least;
}

function* stepsOf(text: string): Generator<readonly [string, number]> {
  let configuration: Configuration | undefined;
  const read = cpuMilliseconds(() => {
    configuration = ciscoAsa.read(text, nodeTools).configurations[0];
  });
  if (!configuration) throw new Error("no configuration");
  yield ["reading", read];
  const traffic = trafficOf(configuration);
  const { filters } = configuration;
  yield [
    "names of entries looked up",
    cpuMilliseconds(() => {
      for (const filter of filters) for (const entry of filter.entries) traffic.matches(entry);
    }),
  ];
  yield [
    "dead entries of all lists",
    cpuMilliseconds(() => {
      for (const filter of filters) traffic.dead(filter);
    }),
  ];
  const site = emptySite;
  const context: RuleContext = {
    configuration,
    site,
    siteDeclared: false,
    roles: rolesOf(configuration, site),
    traffic,
    asOf: today,
    path: "bench-asa.cfg",
  };
  for (const rule of everything.rules) yield [`rule ${rule.id}`, cpuMilliseconds(() => [...rule.check(context)])];
}
