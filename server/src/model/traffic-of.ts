import { blockOf, productsOf, without } from "../net/blocks.ts";
import { Budget } from "../net/budget.ts";
import type { Ip } from "../net/ip.ts";
import type { Packet } from "../net/packet.ts";
import { connectionStates, type PacketSet } from "../net/packet-set.ts";
import { everyValue, type Field, field, fieldCount, meet, overlap, type Product, whole } from "../net/product.ts";
import { coversRange, type Ranges, subtract, union } from "../net/ranges.ts";
import { type Cover, isCovered, remainder } from "../net/remainder.ts";
import { witnessOf } from "../net/witness.ts";
import type { Configuration } from "./configuration.ts";
import { deadEntries } from "./dead.ts";
import { endsOf } from "./ends.ts";
import type { Checkpoint, Entry, Filter, InterfaceMatch } from "./filter.ts";
import { type FlatFilter, flatten, type Line, unlimited } from "./flatten.ts";
import { type MatchBounds, matchBounds } from "./match.ts";
import { namesOf } from "./resolve.ts";
import type { Decision, Passage, Question, SpreadField, Traffic, Verdict, Way } from "./traffic.ts";

/** Steps one question may take before it answers "there may be more". */
const questionSteps = 2_000_000;

/** One place on the way: its deciding lines in order, the last one deciding whatever is left. */
interface Stage {
  readonly checkpoint: Checkpoint | undefined;
  readonly flat: FlatFilter;
}

/** What one configuration lets through; everything is computed when first asked for, and kept. */
export function trafficOf(configuration: Configuration): Traffic {
  const names = namesOf(configuration);
  const ends = endsOf(configuration);
  const schedules = new Map(configuration.schedules.map((schedule) => [schedule.name.value, schedule]));
  const filters = new Map(configuration.filters.map((filter) => [filter.name.value, filter]));
  const bounds = new Map<Entry, MatchBounds>();
  const boundsOf = (entry: Entry): MatchBounds => {
    const known = bounds.get(entry);
    if (known) return known;
    const made = matchBounds(entry, names, ends, schedules);
    bounds.set(entry, made);
    return made;
  };
  const stages = new Map<Checkpoint | Filter, Stage>();

  const stageOfFilter = (filter: Filter): Stage => {
    const known = stages.get(filter);
    if (known) return known;
    const stage = { checkpoint: undefined, flat: withLast(flatten([filter], filters, boundsOf), filter, false) };
    stages.set(filter, stage);
    return stage;
  };
  const stageOf = (checkpoint: Checkpoint): Stage => {
    const known = stages.get(checkpoint);
    if (known) return known;
    const chain = checkpoint.filters.flatMap((name) => filters.get(name.value) ?? []);
    const all = chain.length === checkpoint.filters.length;
    const flat = flatten(chain, filters, boundsOf);
    const last = withLast(
      { ...flat, complete: flat.complete && all },
      undefined,
      checkpoint.otherwise.value === "permit",
    );
    const stage = { checkpoint, flat: checkpoint.mirrored ? mirrored(last) : last };
    stages.set(checkpoint, stage);
    return stage;
  };

  /** Ends that pass the same checkpoints need one answer only. */
  const ways = (question: Question): { inbound: string; outbound: string; region: Product; stages: Stage[] }[] => {
    const kind = question.traffic ?? "forwarded";
    const points = configuration.checkpoints.filter((checkpoint) => checkpoint.traffic === kind);
    const groups = (zone: string, side: "inbound" | "outbound") => {
      const bySignature = new Map<string, number[]>();
      for (const end of valuesOf(ends.of(zone))) {
        const signature = points.map((point) => (applies(point[side], end) ? "1" : "0")).join("");
        const group = bySignature.get(signature);
        if (group) group.push(end);
        else bySignature.set(signature, [end]);
      }
      return [...bySignature.values()];
    };
    const applies = (match: InterfaceMatch | undefined, end: number) =>
      match === undefined || coversRange(ends.matching(match), end, end);
    const targets = kind === "to-device" ? [undefined] : question.to;
    return question.from.flatMap((inbound) =>
      targets.flatMap((outbound) =>
        groups(inbound, "inbound").flatMap((from) =>
          (outbound === undefined ? [[]] : groups(outbound, "outbound")).map((to) => {
            const region = new Array<Ranges<Ip> | undefined>(fieldCount).fill(undefined);
            region[field.inbound] = from.flatMap((end) => [end, end]);
            if (to.length > 0) region[field.outbound] = to.flatMap((end) => [end, end]);
            const passed = points.filter(
              (point) =>
                applies(point.inbound, from[0] as number) &&
                (to.length === 0 || applies(point.outbound, to[0] as number)),
            );
            return { inbound, outbound: outbound ?? "", region, stages: passed.map(stageOf) };
          }),
        ),
      ),
    );
  };

  return {
    permitted(question) {
      const budget = new Budget(questionSteps);
      const passages: Passage[] = [];
      let complete = true;
      for (const way of ways(question)) {
        if (way.stages.some((stage) => !stage.flat.complete)) complete = false;
        const place = { inbound: way.inbound, ...(way.outbound ? { outbound: way.outbound } : {}) };
        passages.push(...passagesThrough(way.stages, question.packets, way.region, place, budget));
      }
      return { passages, complete: complete && !budget.spent };
    },
    permittedBy(filter, packets) {
      const budget = new Budget(questionSteps);
      const stage = stageOfFilter(filter);
      const passages = [...passagesThrough([stage], packets, whole, {}, budget)];
      return { passages, complete: stage.flat.complete && !budget.spent };
    },
    spread(passage, of) {
      const stagesPassed = passage.by.map((decision) =>
        decision.checkpoint
          ? stageOf(decision.checkpoint)
          : decision.filter
            ? stageOfFilter(decision.filter)
            : undefined,
      );
      return spreadOf(stagesPassed, passage, of, ends);
    },
    verdict(packet, way) {
      const inbound = way.inbound === undefined ? undefined : ends.of(way.inbound);
      const outbound = way.outbound === undefined ? undefined : ends.of(way.outbound);
      const points = configuration.checkpoints.filter(
        (point) =>
          point.traffic === (way.outbound === undefined && way.inbound !== undefined ? "to-device" : "forwarded") &&
          meetsEnds(point.inbound && ends.matching(point.inbound), inbound) &&
          meetsEnds(point.outbound && ends.matching(point.outbound), outbound),
      );
      return verdictThrough(points.map(stageOf), packet, inbound, outbound);
    },
    verdictOf(filter, packet) {
      return verdictThrough([stageOfFilter(filter)], packet, undefined, undefined);
    },
    dead(filter) {
      return deadEntries(filter, boundsOf);
    },
    matches(entry) {
      const { maybe, unknown } = boundsOf(entry);
      const packets: PacketSet = ([4, 6] as const).flatMap((family) =>
        maybe[family].map((product) => blockOf(product, family)),
      );
      return { packets, certain: unknown.length === 0 };
    },
    without: (a, b) => without(a, b),
  };
}

/** The lines with one at the end that decides what nothing else did. */
function withLast(flat: FlatFilter, filter: Filter | undefined, permits: boolean): FlatFilter {
  const nothing: readonly Product[] = [];
  const covers = {
    4: { products: unlimited.sure[4], except: nothing },
    6: { products: unlimited.sure[6], except: nothing },
  };
  const last = {
    filter: filter as Filter,
    entry: undefined,
    via: [],
    permits,
    sure: covers,
    maybe: covers,
    unknown: [],
  };
  return { ...flat, lines: [...flat.lines, last] };
}

/** The same lines for packets that go the other way: what they call source is this packet's destination. */
function mirrored(flat: FlatFilter): FlatFilter {
  const mirrorProducts = (products: readonly Product[]) => products.map(mirrorProduct);
  const mirror = (cover: Cover): Cover => ({
    products: mirrorProducts(cover.products),
    except: mirrorProducts(cover.except),
  });
  return {
    ...flat,
    lines: flat.lines.map((line) => {
      const maybe = { 4: mirror(line.maybe[4]), 6: mirror(line.maybe[6]) };
      return {
        ...line,
        maybe,
        sure: line.sure === line.maybe ? maybe : { 4: mirror(line.sure[4]), 6: mirror(line.sure[6]) },
      };
    }),
  };
}

function mirrorProduct(product: Product): Product {
  const mirror = product.slice();
  mirror[field.source] = product[field.destination];
  mirror[field.destination] = product[field.source];
  const protocols = product[field.protocol];
  if (protocols && (coversRange(protocols, 1, 1) || coversRange(protocols, 58, 58))) return mirror;
  mirror[field.sourcePort] = product[field.detail];
  mirror[field.detail] = product[field.sourcePort];
  return mirror;
}

function* passagesThrough(
  stages: readonly Stage[],
  packets: PacketSet,
  ends: Product,
  place: Way,
  budget: Budget,
): Generator<Passage> {
  const seen = new Set<string>();
  const ids = new Map<Line, number>();
  const idOf = (line: Line): number => {
    const known = ids.get(line);
    if (known !== undefined) return known;
    ids.set(line, ids.size);
    return ids.size - 1;
  };
  for (const certain of [true, false])
    for (const family of [4, 6] as const)
      for (const asked of productsOf(packets, family)) {
        const region = meet(asked, ends);
        if (!region) continue;
        for (const found of through(stages, 0, region, [], certain, family, budget, seen, idOf)) {
          const key = found.by.map(idOf).join();
          if (seen.has(key)) continue;
          seen.add(key);
          const by = found.by.map((line, at) => decisionOf(stages[at] as Stage, line));
          yield { ...place, by, witness: witnessOf(found.region, family), certain };
        }
      }
}

interface Found {
  readonly region: Product;
  readonly by: readonly Line[];
}

/** One product for each sequence of lines that lets part of the region through the stages from `at` on. */
function* through(
  stages: readonly Stage[],
  at: number,
  region: Product,
  by: readonly Line[],
  certain: boolean,
  family: 4 | 6,
  budget: Budget,
  seen: ReadonlySet<string>,
  idOf: (line: Line) => number,
): Generator<Found> {
  const stage = stages[at];
  if (!stage) {
    yield { region, by };
    return;
  }
  const last = at === stages.length - 1;
  const before: Cover[] = [];
  for (const line of stage.flat.lines) {
    const own = (certain ? line.sure : line.maybe)[family];
    if (line.permits && own.products.length > 0) {
      const way = [...by, line];
      if (!(last && seen.has(way.map(idOf).join()))) {
        search: for (const product of own.products) {
          const inside = overlap(product, region) ? meet(product, region) : undefined;
          if (!inside) continue;
          const covers = own.except.length > 0 ? [{ products: own.except, except: [] }, ...before] : before;
          for (const piece of remainder(inside, covers, family, budget)) {
            yield* through(stages, at + 1, piece, way, certain, family, budget, seen, idOf);
            if (last) break search;
          }
          if (budget.spent) return;
        }
      }
    }
    // For sure: an earlier deny takes all it may match, an earlier permit only what it matches for sure.
    // At most: only what an earlier line matches for sure is gone.
    const taken = (certain && !line.permits ? line.maybe : line.sure)[family];
    if (taken.products.some((product) => overlap(product, region))) before.push(taken);
  }
}

function decisionOf(stage: Stage, line: Line): Decision {
  return {
    ...(stage.checkpoint ? { checkpoint: stage.checkpoint } : {}),
    ...(line.filter ? { filter: line.filter } : {}),
    ...(line.entry ? { entry: line.entry } : {}),
    ...(line.via.length > 0 ? { via: line.via } : {}),
  };
}

/** The packet as a region of one point; parts it leaves out are taken as what most packets are. */
function pointOf(
  packet: Packet,
  inbound: Ranges | undefined,
  outbound: Ranges | undefined,
): { point: Product; family: 4 | 6 } {
  const family = typeof packet.source === "bigint" ? 6 : 4;
  const point = new Array<Ranges<Ip> | undefined>(fieldCount).fill(undefined);
  const set = (at: Field, value: Ip | undefined) => {
    if (value !== undefined) point[at] = [value, value];
  };
  set(field.protocol, packet.protocol);
  set(field.source, packet.source);
  set(field.destination, packet.destination);
  set(field.sourcePort, packet.sourcePort);
  set(
    field.detail,
    packet.destinationPort ??
      (packet.icmpType === undefined ? undefined : packet.icmpType * 256 + (packet.icmpCode ?? 0)),
  );
  if (packet.protocol === 6) set(field.flags, packet.flags);
  if (packet.state !== undefined) set(field.state, connectionStates.indexOf(packet.state));
  set(field.fragment, packet.fragment ? 1 : 0);
  point[field.inbound] = inbound;
  point[field.outbound] = outbound;
  return { point, family };
}

function verdictThrough(
  stages: readonly Stage[],
  packet: Packet,
  inbound: Ranges | undefined,
  outbound: Ranges | undefined,
): Verdict {
  const { point, family } = pointOf(packet, inbound, outbound);
  const by: Decision[] = [];
  const dependsOn = new Set<string>();
  let verdict: Verdict["verdict"] = "permit";
  for (const stage of stages) {
    const here = verdictAt(stage, point, family, by, dependsOn);
    if (here === "deny") return { verdict: "deny", by, dependsOn: [...dependsOn] };
    if (here === "depends") verdict = "depends";
  }
  return { verdict, by, dependsOn: verdict === "depends" ? [...dependsOn] : [] };
}

/** First match of one stage on a point: lines that only may match leave both answers open until they agree. */
function verdictAt(
  stage: Stage,
  point: Product,
  family: 4 | 6,
  by: Decision[],
  dependsOn: Set<string>,
): Verdict["verdict"] {
  let mayPermit = false;
  let mayDeny = false;
  if (!stage.flat.complete) {
    dependsOn.add("calls that are too many or name no filter");
    return "depends";
  }
  for (const line of stage.flat.lines) {
    if (!touches(line.maybe[family], point)) continue;
    by.push(decisionOf(stage, line));
    if (line.permits) mayPermit = true;
    else mayDeny = true;
    if (covers(line.sure[family], point, family)) break;
    for (const each of line.unknown.length > 0 ? line.unknown : ["parts of the packet that were not given"])
      dependsOn.add(each);
  }
  return mayPermit === mayDeny ? "depends" : mayPermit ? "permit" : "deny";
}

function touches(cover: Cover, point: Product): boolean {
  return (
    cover.products.some((product) => overlap(product, point)) &&
    !cover.except.some((except) => containsPoint(except, point))
  );
}

function covers(cover: Cover, point: Product, family: 4 | 6): boolean {
  return (
    isCovered(point, [{ products: cover.products, except: [] }], family, new Budget(10_000)) === true &&
    !cover.except.some((except) => overlap(except, point))
  );
}

function containsPoint(product: Product, point: Product): boolean {
  return product.every((set, at) => {
    if (set === undefined) return true;
    const value = point[at];
    return value !== undefined && value.length >= 2 && coversRange(set, value[0] as Ip, value.at(-1) as Ip);
  });
}

/** All values of one field for which the point, otherwise unchanged, passes every stage for sure. */
function spreadOf(
  stages: readonly (Stage | undefined)[],
  passage: Passage,
  of: SpreadField,
  ends: ReturnType<typeof endsOf>,
): Ranges<Ip> {
  const inbound = passage.inbound === undefined ? undefined : ends.of(passage.inbound);
  const outbound = passage.outbound === undefined || passage.outbound === "" ? undefined : ends.of(passage.outbound);
  const { point, family } = pointOf(passage.witness, inbound, outbound);
  const at = field[of === "destinationPort" || of === "icmp" ? "detail" : of];
  const line = point.slice();
  line[at] = undefined;
  if (at === field.protocol) {
    line[field.detail] = undefined;
    line[field.sourcePort] = undefined;
    line[field.flags] = undefined;
  }
  let passing = everyValue(at, family);
  for (const stage of stages) if (stage) passing = intersection(passing, permittedValues(stage, line, at, family));
  return passing;
}

function permittedValues(stage: Stage, region: Product, at: Field, family: 4 | 6): Ranges<Ip> {
  let open = everyValue(at, family);
  let permitted: Ranges<Ip> = [];
  for (const line of stage.flat.lines) {
    if (open.length === 0) break;
    const sure = valuesAlong(line.sure[family], region, at, family, true);
    if (line.permits) permitted = union(permitted, intersection(open, sure));
    open = subtract(open, line.permits ? sure : valuesAlong(line.maybe[family], region, at, family, false));
  }
  return permitted;
}

/** Values of the field with which all (or, for `wholly` false, some) of the region lies in the cover. */
function valuesAlong(cover: Cover, region: Product, at: Field, family: 4 | 6, wholly: boolean): Ranges<Ip> {
  const along = (products: readonly Product[], all: boolean): Ranges<Ip> => {
    let values: Ranges<Ip> = [];
    for (const product of products) {
      const rest = product.slice();
      rest[at] = undefined;
      const fits = all
        ? isCovered(region, [{ products: [rest], except: [] }], family, new Budget(1000)) === true
        : overlap(rest, region);
      if (fits) values = union(values, product[at] ?? everyValue(at, family));
    }
    return values;
  };
  return subtract(along(cover.products, wholly), along(cover.except, !wholly));
}

function intersection(a: Ranges<Ip>, b: Ranges<Ip>): Ranges<Ip> {
  return subtract(a, subtract(a, b));
}

function meetsEnds(match: Ranges | undefined, end: Ranges | undefined): boolean {
  if (match === undefined || end === undefined) return true;
  for (const value of valuesOf(end)) if (coversRange(match, value, value)) return true;
  return false;
}

function* valuesOf(set: Ranges): Generator<number> {
  for (let at = 0; at < set.length; at += 2)
    for (let value = set[at] as number; value <= (set[at + 1] as number); value++) yield value;
}
