import type { Ip } from "../../net/ip.ts";
import { connectionStates } from "../../net/packet-set.ts";
import { field, type Product, whole } from "../../net/product.ts";
import { normalise, type Ranges } from "../../net/ranges.ts";
import type { Entry } from "../filter.ts";
import type { Schedule } from "../network.ts";
import type { Ends } from "./ends.ts";
import type { AddressBounds, Names } from "./resolve.ts";
import { type ServiceBounds, serviceBounds } from "./service-blocks.ts";

/** The packets an entry matches, between two bounds, by address family. */
export interface MatchBounds {
  readonly sure: ByFamily;
  readonly maybe: ByFamily;
  /** What is not known; empty where the bounds agree. */
  readonly unknown: readonly string[];
}

export interface ByFamily {
  readonly 4: readonly Product[];
  readonly 6: readonly Product[];
}

/** What an entry matches, its names resolved, its action and the entries before it left aside. */
export function matchBounds(
  entry: Entry,
  names: Names,
  ends: Ends,
  schedules: ReadonlyMap<string, Schedule>,
): MatchBounds {
  const unknown: string[] = [];
  const source = entry.source && names.addressBounds(entry.source);
  const destination = entry.destination && names.addressBounds(entry.destination);
  const service = entry.service && serviceBounds(entry.service, names.services);
  for (const part of [source, destination, service]) if (part) for (const each of part.unknown) unknown.push(each);
  for (const condition of entry.conditions ?? []) unknown.push(condition.value);
  if (entry.schedule && !isAlways(schedules.get(entry.schedule.value)))
    unknown.push(`schedule ${entry.schedule.value}`);
  const wholesale =
    (entry.conditions?.length ?? 0) > 0 ||
    (entry.schedule !== undefined && !isAlways(schedules.get(entry.schedule.value)));

  const rest = restOf(entry, ends);
  if (rest === undefined) return { sure: { 4: [], 6: [] }, maybe: { 4: [], 6: [] }, unknown };
  const at = (side: "sure" | "maybe"): ByFamily => ({
    4: products(source, destination, service, rest, side, 4),
    6: products(source, destination, service, rest, side, 6),
  });
  const maybe = at("maybe");
  if (unknown.length === 0) return { sure: maybe, maybe, unknown };
  return { sure: wholesale ? { 4: [], 6: [] } : at("sure"), maybe, unknown };
}

/** The parts that are neither address nor service; undefined when nothing can meet them. */
function restOf(entry: Entry, ends: Ends): Product | undefined {
  if (!entry.inbound && !entry.outbound && !entry.states && !entry.fragments) return whole;
  const rest = whole.slice();
  if (entry.inbound) rest[field.inbound] = ends.matching(entry.inbound);
  if (entry.outbound) rest[field.outbound] = ends.matching(entry.outbound);
  if (entry.states)
    rest[field.state] = normalise(
      entry.states.flatMap((state) => [connectionStates.indexOf(state), connectionStates.indexOf(state)]),
    );
  if (entry.fragments) rest[field.fragment] = entry.fragments === "only" ? [1, 1] : [0, 0];
  return rest.some((set) => set?.length === 0) ? undefined : rest;
}

const limitedByRest = [field.inbound, field.outbound, field.state, field.fragment];
const anyService: readonly Product[] = [whole];

function products(
  source: AddressBounds | undefined,
  destination: AddressBounds | undefined,
  service: ServiceBounds | undefined,
  rest: Product,
  side: "sure" | "maybe",
  family: 4 | 6,
): readonly Product[] {
  const from = source?.[side][family];
  const to = destination?.[side][family];
  if (from?.length === 0 || to?.length === 0) return [];
  const result: Product[] = [];
  for (const what of service ? service[side] : anyService) {
    // A service limits neither addresses nor what the rest limits, so the parts need not be met with each other.
    const product = what.slice();
    if (from && !isEvery(from)) product[field.source] = from;
    if (to && !isEvery(to)) product[field.destination] = to;
    if (rest !== whole) for (const at of limitedByRest) product[at] = rest[at];
    result.push(product);
  }
  return result;
}

function isEvery(set: Ranges<Ip>): boolean {
  return (
    set.length === 2 && (set[0] === 0 || set[0] === 0n) && (set[1] === 0xffff_ffff || set[1] === (1n << 128n) - 1n)
  );
}

function isAlways(schedule: Schedule | undefined): boolean {
  if (!schedule || schedule.absolute?.start !== undefined || schedule.absolute?.end !== undefined) return false;
  if (schedule.weekly === undefined) return true;
  const minutes = new Set<number>();
  for (const window of schedule.weekly)
    for (const day of window.days) if (window.from === 0 && window.to >= 1439) minutes.add(day);
  return minutes.size === 7;
}
