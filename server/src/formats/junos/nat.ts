import type { AddressMatch, AddressTerm } from "../../model/address.ts";
import type { Translation } from "../../model/network.ts";
import { parseIp, parseNetwork } from "../../net/ip.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import { cover, type Located } from "../../text/span.ts";
import type { AddressBooks } from "./addresses.ts";
import type { Device } from "./device.ts";
import { ignoreKeys, Settings } from "./settings.ts";

export interface NatContext {
  readonly device: Device;
  readonly books: AddressBooks;
}

/** `security nat { source … static … destination … }` */
export function translationsOf(context: NatContext): Translation[] {
  const top = context.device.root.at("security", "nat");
  if (!top) return [];
  const found = (["source", "static", "destination"] as const).flatMap((kind) => {
    const node = top.get(kind);
    if (!node) return [];
    const pools = poolsOf(context, node);
    ignoreKeys(node, natKeys);
    return node.values("rule-set").flatMap((set) => readRuleSet(context, set, kind, pools));
  });
  ignoreKeys(top, new Set(["proxy-arp", "proxy-ndp", "traceoptions", "natv6v4", "allow-overlapping-pools"]));
  return found;
}

const natKeys: ReadonlySet<string> = new Set(
  `port-randomization address-persistent interface pool-default-port-range pool-utilization-alarm session-persistence-scan
  session-drop-hold-down pool-distribution allow-overlapping-pools pool-default-twin-port-range`.split(/\s+/),
);

type Pools = ReadonlyMap<string, readonly AddressTerm[]>;

const poolKeys: ReadonlySet<string> = new Set(
  `port routing-instance host-address-base overflow-pool address-shared address-pooling address-persistent
  pool-utilization-alarm description limit-ports-per-host ei-mapping-timeout mapping-timeout`.split(/\s+/),
);

/** `pool NAME { address A/L; address A to B; }` */
function poolsOf({ device }: NatContext, node: PathNode): Pools {
  const pools = new Map<string, readonly AddressTerm[]>();
  for (const pool of node.values("pool")) {
    device.define("pool", pool.located, pool, "address pool", true);
    const terms = pool.values("address").flatMap((address): AddressTerm[] => {
      const to = address.get("to")?.children[0]?.read();
      for (const each of address.all) if (each.taken === "unread") each.ignore();
      return rangeTerm(address, to);
    });
    ignoreKeys(pool, poolKeys);
    pools.set(pool.word, terms);
  }
  return pools;
}

function rangeTerm(from: PathNode, to: PathNode | undefined): AddressTerm[] {
  const range = parseNetwork(from.word);
  if (!to) return range ? [{ kind: "range", range, span: from.span }] : [];
  const lo = parseIp(from.word.split("/")[0] ?? "");
  const hi = parseIp(to.word.split("/")[0] ?? "");
  if (typeof lo !== "number" || typeof hi !== "number" || lo > hi) return [];
  return [{ kind: "range", range: { family: 4, lo, hi }, span: cover(from.span, to.span) }];
}

const placeKeys: ReadonlySet<string> = new Set(["zone", "interface", "routing-instance", "routing-group"]);

const matchKeys: ReadonlySet<string> = new Set(
  `source-address source-address-name destination-address destination-address-name destination-port source-port protocol
  application`.split(/\s+/),
);

/** `rule-set NAME { from zone A; to zone B; rule NAME { match … then … } }` */
function readRuleSet(
  context: NatContext,
  set: PathNode,
  kind: "source" | "static" | "destination",
  pools: Pools,
): Translation[] {
  const from = endOf(context, set.get("from"));
  const to = endOf(context, set.get("to"));
  ignoreKeys(set, new Set(["description"]));
  return set.values("rule").flatMap((rule): Translation[] => {
    const match = new Settings(rule.get("match") ?? rule, matchKeys);
    const source = sideOf(context, match, "source-address", from);
    const destination = sideOf(context, match, "destination-address", from);
    for (const key of ["destination-port", "source-port", "protocol", "application"])
      for (const value of match.values(key)) for (const each of value.all) each.read();
    ignoreKeys(rule, new Set(["description"]));
    const then = rule.get("then");
    if (kind === "source") return sourceRule(context, rule, then, source, { inside: from, outside: to }, pools);
    const inner = kind === "static" ? staticTarget(context, then) : poolTarget(context, then, pools);
    return targetRule(rule, inner, destination, from);
  });
}

/** A zone or an interface */
function endOf({ device }: NatContext, node: PathNode | undefined): Located<string> | undefined {
  if (!node) return undefined;
  const settings = new Settings(node, placeKeys);
  const zones = settings.values("zone");
  for (const zone of zones) device.refer(["zone"], zone.located, zone.word === "junos-host");
  const ports = settings.values("interface");
  for (const port of ports) device.refer(["interface"], port.located);
  settings.values("routing-instance");
  settings.values("routing-group");
  return zones[0]?.located ?? ports[0]?.located;
}

function sideOf(
  { books }: NatContext,
  match: Settings,
  key: "source-address" | "destination-address",
  zone: Located<string> | undefined,
): AddressMatch | undefined {
  const plain = match.values(key).flatMap((word) => rangeTerm(word, undefined));
  const named = match.values(`${key}-name`).map((word) => books.term(word, zone ? [zone.value] : []));
  const terms = [...plain, ...named];
  const [first] = terms;
  return first && { terms, span: cover(first.span, (terms.at(-1) ?? first).span) };
}

interface Ends {
  readonly inside: Located<string> | undefined;
  readonly outside: Located<string> | undefined;
}

/** `then { source-nat { interface; pool NAME; off; } }` */
function sourceRule(
  { device }: NatContext,
  rule: PathNode,
  then: PathNode | undefined,
  source: AddressMatch | undefined,
  { inside, outside }: Ends,
  pools: Pools,
): Translation[] {
  const action = then?.get("source-nat");
  const pool = action?.value("pool");
  if (pool) device.refer(["pool"], pool.located);
  const port = action?.get("interface");
  const off = action?.get("off");
  for (const each of [...(pool?.all ?? []), ...(port?.all ?? [])]) each.ignore();
  const real = source ?? { terms: [{ kind: "any" as const, span: rule.span }], span: rule.span };
  const own = pool && pools.get(pool.word);
  const mapped: AddressTerm[] =
    port && outside ? [{ kind: "interface", interface: outside, span: port.span }] : [...(own ?? [])];
  const span = rule.extent;
  const ends = { ...(inside ? { inside } : {}), ...(outside ? { outside } : {}) };
  if (off) return [{ kind: "identity", ...ends, real, span }];
  if (!pool && !port) return [];
  const [first] = mapped;
  return [{ kind: "dynamic", ...ends, real, ...(first ? { mapped: { terms: mapped, span: first.span } } : {}), span }];
}

/** `then { static-nat { prefix { 10.0.0.5/32; mapped-port 80; } } }`, `prefix-name NAME` */
function staticTarget({ books }: NatContext, then: PathNode | undefined): readonly AddressTerm[] {
  const action = then?.get("static-nat");
  const prefix = action?.values("prefix") ?? [];
  const named = action?.values("prefix-name") ?? [];
  for (const each of [...prefix, ...named]) for (const inner of each.all) inner.ignore();
  for (const each of action?.all ?? []) if (each.taken === "unread" && each.word === "inet") each.ignore();
  return [
    ...prefix.flatMap((word) => rangeTerm(word, undefined)),
    ...named.filter((word) => !flags.has(word.word)).map((word) => books.term(word, [])),
  ];
}

const flags: ReadonlySet<string> = new Set(["routing-instance", "mapped-port"]);

/** `then { destination-nat { pool NAME; off; } }` */
function poolTarget({ device }: NatContext, then: PathNode | undefined, pools: Pools): readonly AddressTerm[] {
  const action = then?.get("destination-nat");
  const pool = action?.value("pool");
  action?.get("off");
  if (!pool) return [];
  device.refer(["pool"], pool.located);
  return pools.get(pool.word) ?? [];
}

/** Policies see the inner address, so only where it is reached from matters. */
function targetRule(
  rule: PathNode,
  inner: readonly AddressTerm[],
  outer: AddressMatch | undefined,
  from: Located<string> | undefined,
): Translation[] {
  const [first] = inner;
  if (!first) return [];
  return [
    {
      kind: "static",
      ...(from ? { outside: from } : {}),
      real: { terms: inner, span: first.span },
      ...(outer ? { mapped: outer } : {}),
      span: rule.extent,
    },
  ];
}
