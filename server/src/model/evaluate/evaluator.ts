import type { Configuration } from "../configuration.ts";
import type { Checkpoint, Entry, Filter, Traffic } from "../filter.ts";
import { Crossings, type Side } from "./crossings.ts";
import type { Ends } from "./ends.ts";
import { flatten, ofFamily } from "./flatten.ts";
import { type MatchBounds, matchBounds } from "./match.ts";
import { type Matched, Matches } from "./matches.ts";
import { namesOf } from "./resolve.ts";
import { type Routing, routingOf } from "./routing.ts";
import { mirrored, type Stage, withLast } from "./stage.ts";
import { chosenBy, flattenBeside } from "./untracked.ts";

/** One configuration's lists and checkpoints made ready for evaluation; each part is made when first asked for, and kept. */
export interface Evaluator {
  readonly configuration: Configuration;
  readonly ends: Ends;
  readonly routing: Routing;
  boundsOf(entry: Entry): MatchBounds;
  matchOf(entry: Entry): Matched;
  stageOfFilter(filter: Filter): Stage;
  stageOf(checkpoint: Checkpoint): Stage;
  /** The checkpoints of a kind of traffic that lie between two ends. */
  between(kind: Traffic, inbound: number | undefined, outbound: number | undefined): readonly Checkpoint[];
  /** The same for ends of one side that lie behind the same checkpoints, and for no others. */
  signatureOf(kind: Traffic, side: Side, end: number): string;
}

/** `matches` are those of entries that are known already; what else is asked for is added. */
export function evaluatorOf(configuration: Configuration, ends: Ends, matches: Matches = new Matches()): Evaluator {
  const names = namesOf(configuration);
  const schedules = new Map(configuration.schedules.map((schedule) => [schedule.name.value, schedule]));
  const filters = new Map(configuration.filters.map((filter) => [filter.name.value, filter]));
  const stages = new WeakMap<Checkpoint | Filter, Stage>();

  const families = new Map(
    configuration.filters.flatMap(({ family, entries }) =>
      family === undefined ? [] : entries.map((entry) => [entry, family] as const),
    ),
  );

  const matchOf = (entry: Entry) =>
    matches.of(entry, () => {
      const family = families.get(entry);
      const bounds = matchBounds(entry, names, ends, schedules);
      return family === undefined ? bounds : ofFamily(bounds, family);
    });
  const boundsOf = (entry: Entry) => matchOf(entry).bounds;
  const crossings = new Crossings(configuration.checkpoints, ends);

  return {
    configuration,
    ends,
    routing: routingOf(configuration, ends, names),
    boundsOf,
    matchOf,
    stageOfFilter: (filter) =>
      kept(stages, filter, () => ({
        checkpoint: undefined,
        flat: withLast(flatten([filter], filters, boundsOf), filter, false, filter.family),
      })),
    stageOf: (checkpoint) =>
      kept(stages, checkpoint, () => {
        const chain = checkpoint.filters.map((name) => filters.get(name.value) ?? name.value);
        const permits = checkpoint.otherwise.value === "permit";
        const choosing = checkpoint.untracked && filters.get(checkpoint.untracked.value);
        const flat = choosing
          ? flattenBeside(chain, filters, boundsOf, chosenBy(flatten([choosing], filters, boundsOf)), permits)
          : flatten(chain, filters, boundsOf);
        const decided = withLast(flat, undefined, permits, checkpoint.family);
        return { checkpoint, flat: checkpoint.mirrored ? mirrored(decided) : decided };
      }),
    between: (kind, inbound, outbound) => crossings.between(kind, inbound, outbound),
    signatureOf: (kind, side, end) => crossings.signatureOf(kind, side, end),
  };
}

function kept<K extends object, V>(map: WeakMap<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
