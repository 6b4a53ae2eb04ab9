import { productOf } from "../../net/blocks.ts";
import { Budget } from "../../net/budget.ts";
import type { PacketBlock } from "../../net/packet-set.ts";
import { type Product, whole } from "../../net/product.ts";
import { equal, type Ranges } from "../../net/ranges.ts";
import { remainder } from "../../net/remainder.ts";
import type { IcmpTerm, PortTerm, ProtocolTerm, ServiceMatch, ServiceObject, ServiceTerm } from "../service.ts";
import { joinRanges } from "./resolve.ts";
import { flagValues, icmpValues, termsOf } from "./service-values.ts";

/** Services between two bounds, as products that limit no address. */
export interface ServiceBounds {
  readonly sure: readonly Product[];
  readonly maybe: readonly Product[];
  readonly unknown: readonly string[];
}

const everything: ServiceBounds = { sure: [whole], maybe: [whole], unknown: [] };

/** What a service match means, names opened. */
export function serviceBounds(match: ServiceMatch, services: ReadonlyMap<string, ServiceObject>): ServiceBounds {
  const simple = match.except || match.negated || match.terms.length !== 1 ? undefined : simpleBounds(match.terms[0]);
  if (simple) return simple;
  const bounds = new Opener(services).sum(match.terms);
  const less =
    match.except && match.except.length > 0 ? difference(bounds, new Opener(services).sum(match.except)) : bounds;
  return match.negated ? difference(everything, less) : less;
}

/** What most entries say: one protocol, and at most one set of ports for each side. */
function simpleBounds(term: ServiceTerm | undefined): ServiceBounds | undefined {
  if (term?.kind !== "protocol" || term.protocol.kind !== "numbers" || term.icmp || term.flags) return undefined;
  const source = onlyPorts(term.source);
  const destination = onlyPorts(term.destination);
  if (source === undefined || destination === undefined) return undefined;
  const block: { -readonly [P in keyof PacketBlock]: PacketBlock[P] } = { family: 4 };
  if (!isAll(term.protocol.numbers, 255)) block.protocol = term.protocol.numbers;
  if (source !== "any") block.sourcePort = source;
  if (destination !== "any") block.destinationPort = destination;
  const product = productOf(block);
  const products = product ? [product] : [];
  return { sure: products, maybe: products, unknown: [] };
}

function onlyPorts(terms: readonly PortTerm[] | undefined): Ranges | "any" | undefined {
  if (terms === undefined) return "any";
  const [only, ...more] = terms;
  return only?.kind === "ports" && more.length === 0 ? only.ports : undefined;
}

function difference(a: ServiceBounds, b: ServiceBounds): ServiceBounds {
  const sure = less(a.sure, b.maybe);
  const maybe = less(a.maybe, b.sure);
  const unknown = [...a.unknown, ...b.unknown];
  if (sure === undefined || maybe === undefined)
    return { sure: [], maybe: a.maybe, unknown: [...unknown, "too many services"] };
  return { sure, maybe, unknown };
}

function less(a: readonly Product[], b: readonly Product[]): readonly Product[] | undefined {
  const budget = new Budget(20_000);
  const covers = b.map((product) => ({ products: [product], except: [] }));
  const result = a.flatMap((region) => [...remainder(region, covers, 4, budget)]);
  return budget.spent ? undefined : result;
}

/** Opens names with a stack of its own, each once: groups may nest deep, or in themselves. */
class Opener {
  readonly #services: ReadonlyMap<string, ServiceObject>;

  constructor(services: ReadonlyMap<string, ServiceObject>) {
    this.#services = services;
  }

  sum(terms: readonly ServiceTerm[]): ServiceBounds {
    const sure: PacketBlock[] = [];
    const maybe: PacketBlock[] = [];
    const unknown: string[] = [];
    const opened = new Set<string>();
    const stack: { readonly terms: readonly ServiceTerm[]; at: number; readonly certain: boolean }[] = [
      { terms, at: 0, certain: true },
    ];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const term = top.terms[top.at++];
      if (term === undefined) {
        stack.pop();
        continue;
      }
      const { certain } = top;
      switch (term.kind) {
        case "any":
          (certain ? sure : maybe).push({ family: 4 });
          break;
        case "protocol": {
          const block = this.#protocolBlocks(term, unknown);
          if (certain) for (const each of block.sure) sure.push(each);
          for (const each of block.maybe) maybe.push(each);
          break;
        }
        case "name": {
          const object = this.#services.get(term.name.value);
          if (!object) {
            unknown.push(`undefined ${term.name.value}`);
            maybe.push({ family: 4 });
          } else if (!opened.has(term.name.value)) {
            opened.add(term.name.value);
            stack.push({ terms: termsOf(object), at: 0, certain });
          }
          break;
        }
        case "application":
          unknown.push(term.name);
          if (term.usual && term.usual.length > 0) stack.push({ terms: term.usual, at: 0, certain: false });
          else maybe.push({ family: 4 });
          break;
        case "unknown":
          unknown.push(term.text);
          maybe.push({ family: 4 });
          break;
      }
    }
    const sureProducts = joined(sure);
    return { sure: sureProducts, maybe: unknown.length === 0 ? sureProducts : joined([...sure, ...maybe]), unknown };
  }

  #protocolBlocks(
    term: Extract<ServiceTerm, { kind: "protocol" }>,
    unknown: string[],
  ): { sure: readonly PacketBlock[]; maybe: readonly PacketBlock[] } {
    const before = unknown.length;
    const protocol = this.#numbers([term.protocol], unknown);
    const block: PacketBlock = {
      family: 4,
      ...(isAll(protocol, 255) ? {} : { protocol }),
      ...(term.source ? { sourcePort: this.#ports(term.source, unknown) } : {}),
      ...(term.destination ? { destinationPort: this.#ports(term.destination, unknown) } : {}),
      ...(term.icmp ? { icmp: this.#icmp(term.icmp, unknown) } : {}),
      ...(term.flags ? { flags: flagValues(term.flags) } : {}),
    };
    if (unknown.length === before) return { sure: [block], maybe: [block] };
    return { sure: [block], maybe: [{ family: 4, ...(protocol.length > 0 ? { protocol } : {}) }] };
  }

  #numbers(terms: readonly ProtocolTerm[], unknown: string[]): Ranges {
    return this.#leaves(
      terms,
      (term) => (term.kind === "numbers" ? term.numbers : undefined),
      (content) => (content.kind === "protocols" ? content.terms : undefined),
      unknown,
    );
  }

  #ports(terms: readonly PortTerm[], unknown: string[]): Ranges {
    return this.#leaves(
      terms,
      (term) => (term.kind === "ports" ? term.ports : undefined),
      (content) => (content.kind === "ports" ? content.terms : undefined),
      unknown,
    );
  }

  #icmp(terms: readonly IcmpTerm[], unknown: string[]): Ranges {
    return this.#leaves(
      terms,
      (term) => (term.kind === "types" ? icmpValues(term.types, term.codes) : undefined),
      (content) => (content.kind === "icmp" ? content.terms : undefined),
      unknown,
    );
  }

  /** The numbers of terms that may name groups of their own kind. */
  #leaves<Term extends { readonly kind: string; readonly name?: { readonly value: string } }>(
    terms: readonly Term[],
    numbers: (term: Term) => Ranges | undefined,
    members: (content: ServiceObject["content"]) => readonly Term[] | undefined,
    unknown: string[],
  ): Ranges {
    const parts: Ranges[] = [];
    const opened = new Set<string>();
    const stack = [...terms];
    for (let term = stack.pop(); term !== undefined; term = stack.pop()) {
      const own = numbers(term);
      if (own) {
        parts.push(own);
        continue;
      }
      const name = term.name?.value ?? "";
      if (opened.has(name)) continue;
      opened.add(name);
      const object = this.#services.get(name);
      const inner = object && members(object.content);
      if (inner) for (const each of inner) stack.push(each);
      else unknown.push(object ? `${name}, which is not a group of that kind` : `undefined ${name}`);
    }
    return joinRanges(parts);
  }
}

/** Blocks that differ only in destination ports become one: lists of services are mostly that. */
function joined(blocks: readonly PacketBlock[]): readonly Product[] {
  const byRest = new Map<string, { block: PacketBlock; ports: Ranges[] }>();
  const result: Product[] = [];
  for (const block of blocks) {
    if (block.destinationPort === undefined) {
      const product = productOf(block);
      if (product) result.push(product);
      continue;
    }
    const rest = `${block.protocol?.join()}|${block.sourcePort?.join()}|${block.flags?.join()}`;
    const same = byRest.get(rest);
    if (same) same.ports.push(block.destinationPort);
    else byRest.set(rest, { block, ports: [block.destinationPort] });
  }
  for (const { block, ports } of byRest.values()) {
    const product = productOf({ ...block, destinationPort: joinRanges(ports) });
    if (product) result.push(product);
  }
  return result;
}

function isAll(set: Ranges, max: number): boolean {
  return equal(set, [0, max]);
}
